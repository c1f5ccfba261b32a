import { inputFiles } from '$lib/model/input-files';
import { Cancelled, InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Fingerprint } from '$lib/model/report';
import { Sha256 } from '$lib/numeric/sha256';
import type { Context } from './context';

/** The fingerprint of a file, read in pieces so that it need not fit in memory. */
export async function fingerprintOf(
	file: string,
	blob: Blob,
	signal?: AbortSignal
): Promise<Fingerprint> {
	const hash = new Sha256();
	const reader = blob.stream().getReader();
	for (;;) {
		if (signal?.aborted) throw new Cancelled();
		const { done, value } = await reader.read();
		if (done) break;
		hash.add(value);
	}
	return { file, bytes: blob.size, sha256: hash.hex() };
}

/** The fingerprints of all files that a project names and that are here or were on an earlier visit. */
export async function fingerprintInputs(
	project: Project,
	{ files, signal }: Pick<Context, 'files' | 'signal'>
): Promise<Fingerprint[]> {
	const prints: Fingerprint[] = [];
	for (const name of inputFiles(project)) {
		let blob: Blob;
		try {
			blob = await files.open(name);
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			const known = files.knownFingerprint?.(name);
			if (known) prints.push(known);
			continue;
		}
		prints.push(await fingerprintOf(name, blob, signal));
	}
	return prints;
}

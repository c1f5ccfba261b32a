import { fingerprintOf } from '../fingerprint';
import type { Context } from '../context';
import type { LoadedProject } from '../load-panel';
import { textFingerprint } from './text-fingerprint';

/**
 * The SHA-256 of each of the files that rows came from, each once, in a fixed order: what budgets are kept
 * by. Of texts that of their lines too: saved again by another program they are the same records.
 * `fingerprints` are of files that were read on an earlier visit.
 */
export async function fingerprintSources(
	{ blobs, fingerprints }: { blobs: Blob[]; fingerprints: string[] },
	_loaded: LoadedProject,
	{ signal }: Pick<Context, 'signal'>
): Promise<string[]> {
	const prints = new Set(fingerprints);
	for (const blob of blobs) {
		prints.add((await fingerprintOf('', blob, signal)).sha256);
		const lines = await textFingerprint(blob, signal);
		if (lines) prints.add(lines);
	}
	return [...prints].sort();
}

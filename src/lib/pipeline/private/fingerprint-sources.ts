import { fingerprintOf } from '../fingerprint';
import type { Context } from '../context';
import type { LoadedProject } from '../load-panel';

/**
 * The SHA-256 of each of the files that rows came from, each once, in a fixed order: what budgets are kept
 * by. `fingerprints` are of files that were read on an earlier visit.
 */
export async function fingerprintSources(
	{ blobs, fingerprints }: { blobs: Blob[]; fingerprints: string[] },
	_loaded: LoadedProject,
	{ signal }: Pick<Context, 'signal'>
): Promise<string[]> {
	const prints = new Set(fingerprints);
	for (const blob of blobs) prints.add((await fingerprintOf('', blob, signal)).sha256);
	return [...prints].sort();
}

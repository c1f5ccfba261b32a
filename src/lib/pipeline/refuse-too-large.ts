import { InputError } from '$lib/model/problem';
import type { NamedFiles } from './desk';

/** The browser's engine addresses 4 GB, and holds a text about twice while it is loaded: as read, and as incidents. */
const mostBytesOfEngine = 2 * 2 ** 30;

/**
 * How many bytes a file may have in a browser. A page is not granted more than about half of the memory.
 * @param deviceMemory GB, as the browser says (8 at most); undefined where it does not say
 */
export function mostFileBytes(deviceMemory: number | undefined): number {
	return Math.min(mostBytesOfEngine, ((deviceMemory ?? 8) * 2 ** 30) / 4);
}

/** Refuses files that cannot fit, in one sentence, before any of them is read. */
export function refuseTooLarge(files: NamedFiles, mostBytes: number): void {
	for (const [file, { size }] of Object.entries(files)) {
		if (size <= mostBytes) continue;
		const [megabytes, most] = [size, mostBytes].map((bytes) => Math.round(bytes / 1e6));
		throw new InputError(
			`The file has ${megabytes} MB and this browser has room for about ${most} MB: split it by year or area, leave columns out, or use the command line.`,
			{ file },
			'file-too-large',
			{ megabytes, most }
		);
	}
}

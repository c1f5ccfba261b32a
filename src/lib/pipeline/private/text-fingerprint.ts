import { Cancelled } from '$lib/model/problem';
import { Sha256 } from '$lib/numeric/sha256';

const [lineFeed, carriageReturn] = [10, 13];
const mark = [0xef, 0xbb, 0xbf];

/**
 * The SHA-256 of the lines of a text file: without the mark of its encoding, ends of lines alike and empty
 * lines left out, so that it stays the same when a program saves the same text again. Null where the bytes
 * are no text of one byte a character or more (a zero byte: workbooks, Parquet, archives, UTF-16).
 */
export async function textFingerprint(blob: Blob, signal?: AbortSignal): Promise<string | null> {
	const start = new Uint8Array(await blob.slice(0, mark.length).arrayBuffer());
	const isMarked = mark.every((byte, i) => start[i] === byte);
	const reader = (isMarked ? blob.slice(mark.length) : blob).stream().getReader();
	const hash = new Sha256();
	let atStart = true;
	let ended = false;
	for (;;) {
		if (signal?.aborted) throw new Cancelled();
		const { done, value } = await reader.read();
		if (done) return hash.hex();
		// A line's end is written before the next line's first byte.
		const lines = new Uint8Array(value.length + 1);
		let length = 0;
		for (const byte of value) {
			if (byte === 0) {
				await reader.cancel();
				return null;
			}
			if (byte === lineFeed || byte === carriageReturn) {
				ended = !atStart;
				continue;
			}
			if (ended) lines[length++] = lineFeed;
			lines[length++] = byte;
			[atStart, ended] = [false, false];
		}
		hash.add(lines.subarray(0, length));
	}
}

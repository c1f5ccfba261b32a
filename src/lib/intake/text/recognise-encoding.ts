import type { TextEncoding } from '$lib/model/intake';

/** An encoding and the bytes of its byte-order mark at the file's start. */
export interface RecognisedEncoding {
	encoding: TextEncoding;
	markBytes: number;
}

/**
 * The encoding of a text by its first bytes: a byte-order mark, else UTF-16 by where its zero bytes
 * stand, else UTF-8 where the bytes are valid UTF-8, else Windows-1252 (which holds Latin-1).
 * A file that is plain ASCII here may still turn out otherwise further on: see `toUtf8`.
 */
export function recogniseEncoding(head: Uint8Array): RecognisedEncoding {
	if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
		return { encoding: 'utf-8', markBytes: 3 };
	if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
	if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
	const zeros = [0, 0];
	const length = Math.min(head.length, 4096) & ~1;
	for (let i = 0; i < length; i++) if (head[i] === 0) zeros[i & 1]++;
	if (zeros[1] > length * 0.2 && zeros[0] < length * 0.05)
		return { encoding: 'utf-16le', markBytes: 0 };
	if (zeros[0] > length * 0.2 && zeros[1] < length * 0.05)
		return { encoding: 'utf-16be', markBytes: 0 };
	return { encoding: invalidShare(head) > 0.1 ? 'windows-1252' : 'utf-8', markBytes: 0 };
}

/**
 * Of the characters beyond ASCII, the share whose bytes are not valid UTF-8 (0 where all are plain
 * ASCII). A sequence cut off at the end is not counted.
 */
export function invalidShare(bytes: Uint8Array): number {
	let valid = 0;
	let invalid = 0;
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i];
		if (byte < 0x80) continue;
		const more =
			byte >= 0xc2 && byte < 0xe0
				? 1
				: byte < 0xf0 && byte >= 0xe0
					? 2
					: byte >= 0xf0 && byte < 0xf5
						? 3
						: 0;
		if (more && i + more >= bytes.length) break;
		let ok = more > 0;
		for (let k = 1; k <= more; k++) ok &&= (bytes[i + k] & 0xc0) === 0x80;
		if (ok) {
			valid++;
			i += more;
		} else invalid++;
	}
	return invalid ? invalid / (valid + invalid) : 0;
}

/** The first bytes as text, and whether they look like something other than text. */
export function decodeHead(head: Uint8Array): { text: string; binary: boolean } {
	const { encoding, markBytes } = recogniseEncoding(head);
	const text = new TextDecoder(encoding).decode(head.subarray(markBytes), { stream: true });
	let control = 0;
	for (let i = 0; i < Math.min(text.length, 4096); i++) {
		const code = text.charCodeAt(i);
		if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 1 && code < 28) control++;
	}
	return { text, binary: control > Math.min(text.length, 4096) * 0.1 };
}

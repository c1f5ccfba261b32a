import type { TextEncoding } from '$lib/model/intake';
import { readWindow } from '../unpack/read-window';
import { invalidShare, recogniseEncoding } from './recognise-encoding';

const windowBytes = 1 << 23;

/** Text as UTF-8 without byte-order mark, and what it was. */
export interface Utf8Text {
	blob: Blob;
	encoding: TextEncoding;
	/** Bytes that belonged to no character and now read as �. */
	damaged: boolean;
}

/**
 * A text file as UTF-8. One that is UTF-8 already is passed on as it is (a slice, no copy) after
 * all of it was checked: a Latin-1 letter in the last row is found too.
 */
export async function toUtf8(blob: Blob): Promise<Utf8Text> {
	const { encoding, markBytes } = recogniseEncoding(await readWindow(blob, 0, 1 << 16));
	if (encoding !== 'utf-8') return transcode(blob.slice(markBytes), encoding);
	const body = markBytes ? blob.slice(markBytes) : blob;
	const badAt = await firstInvalidWindow(body);
	if (badAt < 0) return { blob: body, encoding, damaged: false };
	const share = invalidShare(await readWindow(body, badAt, badAt + windowBytes));
	if (share > 0.1) return transcode(body, 'windows-1252');
	return { ...(await transcode(body, 'utf-8')), damaged: true };
}

/** Where the first piece begins that is not valid UTF-8, or -1. */
async function firstInvalidWindow(blob: Blob): Promise<number> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let pending = false;
	for (let at = 0; at < blob.size; at += windowBytes) {
		const piece = await readWindow(blob, at, at + windowBytes);
		const last = at + windowBytes >= blob.size;
		// Plain ASCII needs no decoding, unless a character was cut by the piece before.
		if (!pending && isAscii(piece)) continue;
		pending = piece[piece.length - 1] > 0x7f;
		try {
			decoder.decode(piece, { stream: !last });
		} catch {
			return at;
		}
	}
	return -1;
}

function isAscii(bytes: Uint8Array): boolean {
	const wholeWords = bytes.length >> 2;
	const fours = new Uint32Array(bytes.buffer, bytes.byteOffset, wholeWords);
	let high = 0;
	for (let i = 0; i < wholeWords; i++) high |= fours[i];
	for (let i = wholeWords << 2; i < bytes.length; i++) high |= bytes[i];
	return (high & 0x80808080) === 0;
}

async function transcode(blob: Blob, encoding: TextEncoding): Promise<Utf8Text> {
	const decoder = new TextDecoder(encoding);
	const encoder = new TextEncoder();
	const parts: Uint8Array<ArrayBuffer>[] = [];
	for (let at = 0; at < blob.size; at += windowBytes) {
		const piece = await readWindow(blob, at, at + windowBytes);
		parts.push(encoder.encode(decoder.decode(piece, { stream: at + windowBytes < blob.size })));
	}
	return { blob: new Blob(parts), encoding, damaged: false };
}

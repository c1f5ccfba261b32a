import { Gunzip, Inflate } from 'fflate';
import { InputError } from '$lib/model/problem';
import type { Limits } from '../limits';
import { readWindow } from './read-window';

const windowBytes = 1 << 20;

/** What has come out of a packed file so far, over all its parts. */
export interface UnpackBudget {
	bytes: number;
}

/**
 * Inflates a gzip or raw deflate stream window by window, and stops with a sentence as soon as more
 * comes out than the limits allow, whatever the archive declares.
 */
export async function inflateGuarded(
	blob: Blob,
	kind: 'gzip' | 'deflate',
	name: string,
	limits: Limits,
	budget: UnpackBudget = { bytes: 0 }
): Promise<Blob> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let out = 0;
	let ended = false;
	const take = (chunk: Uint8Array, final: boolean) => {
		out += chunk.length;
		budget.bytes += chunk.length;
		if (chunk.length) parts.push(chunk as Uint8Array<ArrayBuffer>);
		ended ||= final;
		const bomb = out > limits.ratioFromBytes && out > limits.ratio * blob.size;
		if (bomb || budget.bytes > limits.unpackedBytes) throw tooLarge(name, limits);
	};
	const inflater = kind === 'gzip' ? new Gunzip(take) : new Inflate(take);
	// fflate holds back what one push makes, so small pushes keep the check close to the data.
	for (let at = 0; at < blob.size; at += windowBytes) {
		const piece = await readWindow(blob, at, at + windowBytes);
		for (let i = 0; i < piece.length; i += 1 << 16)
			push(inflater, piece.subarray(i, i + (1 << 16)), at + i + (1 << 16) >= blob.size, name);
	}
	if (!ended) throw damaged(name);
	return new Blob(parts);
}

function push(inflater: Gunzip | Inflate, chunk: Uint8Array, final: boolean, name: string) {
	try {
		inflater.push(chunk, final);
	} catch (error) {
		throw error instanceof InputError ? error : damaged(name);
	}
}

const damaged = (name: string) =>
	new InputError(
		'This packed file is damaged or was cut off; pack it again or load the file inside it.',
		{ file: name },
		'packed-damaged'
	);

export const tooLarge = (name: string, limits: Limits) =>
	new InputError(
		`This packed file unpacks to far more than its size suggests or to more than ${limits.unpackedBytes / 1e9} GB, so it was not opened; unpack it yourself and load the files you need.`,
		{ file: name },
		'packed-too-large'
	);

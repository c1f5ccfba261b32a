import { InputError } from '$lib/model/problem';
import type { Limits } from '../limits';
import { tooLarge } from './inflate-guarded';
import { readWindow } from './read-window';

export interface ZipEntry {
	name: string;
	/** 0 stored, 8 deflated. */
	method: number;
	packedBytes: number;
	unpackedBytes: number;
	headerAt: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;

/**
 * Reads a zip file's directory (PKWARE APPNOTE 4.3.12, 4.3.16) without unpacking anything, and
 * refuses encrypted, 64-bit, overlapping and absurdly large archives.
 */
export async function zipDirectory(blob: Blob, file: string, limits: Limits): Promise<ZipEntry[]> {
	const tailAt = Math.max(0, blob.size - endLength - 0xffff);
	const tail = viewOf(await readWindow(blob, tailAt, blob.size));
	let end = tail.byteLength - endLength;
	while (end >= 0 && tail.getUint32(end, true) !== endSignature) end--;
	if (end < 0) throw damagedZip(file);
	const count = tail.getUint16(end + 10, true);
	const bytes = tail.getUint32(end + 12, true);
	const at = tail.getUint32(end + 16, true);
	if (count === 0xffff || at === 0xffffffff) throw unsupported(file, 'larger than 4 GB');
	if (count > limits.entries)
		throw new InputError(
			`This archive holds ${count} files, more than the ${limits.entries} that are accepted; unpack it and load the files you need.`,
			{ file },
			'packed-too-many'
		);
	const entries = readEntries(viewOf(await readWindow(blob, at, at + bytes)), count, file);
	const packed = entries.reduce((sum, entry) => sum + entry.packedBytes, 0);
	const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
	if (packed > blob.size || unpacked > limits.unpackedBytes) throw tooLarge(file, limits);
	if (unpacked > limits.ratioFromBytes && unpacked > limits.ratio * blob.size)
		throw tooLarge(file, limits);
	return entries.filter((entry) => !/\/$|(^|\/)(__MACOSX\/|\.[^./])/.test(entry.name));
}

function readEntries(view: DataView, count: number, file: string): ZipEntry[] {
	const entries: ZipEntry[] = [];
	for (let i = 0, at = 0; i < count; i++) {
		if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature)
			throw damagedZip(file);
		if (view.getUint16(at + 8, true) & 1) throw unsupported(file, 'locked with a password');
		const nameLength = view.getUint16(at + 28, true);
		const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
		entries.push({
			name: new TextDecoder().decode(name),
			method: view.getUint16(at + 10, true),
			packedBytes: view.getUint32(at + 20, true),
			unpackedBytes: view.getUint32(at + 24, true),
			headerAt: view.getUint32(at + 42, true)
		});
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return entries;
}

/** The packed bytes of an entry, still packed. */
export async function zipEntryData(blob: Blob, entry: ZipEntry, file: string): Promise<Blob> {
	const header = viewOf(await readWindow(blob, entry.headerAt, entry.headerAt + 30));
	if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw damagedZip(file);
	const at = entry.headerAt + 30 + header.getUint16(26, true) + header.getUint16(28, true);
	if (at + entry.packedBytes > blob.size) throw damagedZip(file);
	return blob.slice(at, at + entry.packedBytes);
}

const viewOf = (bytes: Uint8Array) =>
	new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const damagedZip = (file: string) =>
	new InputError(
		'This zip file is damaged or was cut off; pack it again or load the files inside it.',
		{ file },
		'packed-damaged'
	);

const unsupported = (file: string, what: string) =>
	new InputError(
		`This zip file is ${what}; unpack it and load the files you need.`,
		{ file },
		'packed-unsupported'
	);

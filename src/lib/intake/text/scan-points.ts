import type { StagedText } from '$lib/model/intake';
import { readWindow } from '../unpack/read-window';
import { TextCodes } from './text-codes';

/** One column of coordinates: which, and the texts and numbers that mean "not known". */
export interface ScannedCoordinate {
	column: number;
	/** Trimmed and in lower case. */
	missing: string[];
	/** Beyond this it is no coordinate: 180 or 90. */
	limit: number;
}

/** What is scanned of staged text. */
export interface PointScan {
	staged: StagedText;
	longitude: ScannedCoordinate;
	latitude: ScannedCoordinate;
	/** Columns whose texts are told apart by code. */
	coded: number[];
}

/** All rows in order; one that lies nowhere has NaN for its coordinates. */
export interface ScannedPoints {
	longitudes: Float64Array;
	latitudes: Float64Array;
	/** Which rows have coordinates that can stand for no place, and so are not used. */
	rejected: Uint8Array;
	/** For each coded column, the code of each row and the text of each code. */
	coded: { codes: Int32Array; texts: string[] }[];
}

const windowBytes = 1 << 23;
const newline = 10;

/**
 * Reads the coordinates and the codes of a few columns straight from staged text, in one pass and without
 * making text of each value: what the first map needs, long before the engine has every column. Gives
 * up (null) at a coordinate that is not written plainly, which only the engine may judge.
 */
export async function scanPoints(scan: PointScan): Promise<ScannedPoints | null> {
	const scanner = new PointScanner(scan);
	const { blob } = scan.staged;
	for (let at = 0; at < blob.size;) {
		const piece = await readWindow(blob, at, at + windowBytes);
		const used = scanner.take(piece, at + piece.length >= blob.size);
		if (used < 0 || used === 0) return null;
		at += used;
	}
	return scanner.finish();
}

class PointScanner {
	private readonly starts: Int32Array;
	private readonly ends: Int32Array;
	private readonly longitudes: Float64Array;
	private readonly latitudes: Float64Array;
	private readonly rejected: Uint8Array;
	private readonly codes: Int32Array[];
	private readonly texts: TextCodes[];
	private readonly missing: [CoordinateReader, CoordinateReader];
	private count = 0;

	constructor(private readonly scan: PointScan) {
		const { names, rows } = scan.staged;
		this.starts = new Int32Array(names.length);
		this.ends = new Int32Array(names.length);
		this.longitudes = new Float64Array(rows);
		this.latitudes = new Float64Array(rows);
		this.rejected = new Uint8Array(rows);
		this.codes = scan.coded.map(() => new Int32Array(rows));
		this.texts = scan.coded.map(() => new TextCodes());
		this.missing = [new CoordinateReader(scan.longitude), new CoordinateReader(scan.latitude)];
	}

	/** Takes the whole records of a piece and returns how many bytes they were; -1: not plain. */
	take(piece: Uint8Array, last: boolean): number {
		const { scan, missing, starts, ends } = this;
		const { dialect, names } = scan.staged;
		const delimiter = dialect.delimiter.charCodeAt(0);
		const quote = dialect.quote ? dialect.quote.charCodeAt(0) : 0;
		const { length } = piece;
		let at = 0;
		while (at < length) {
			let i = at;
			let field = 0;
			starts[0] = i;
			for (;;) {
				if (i >= length) {
					if (!last) return at;
					break;
				}
				const byte = piece[i];
				if (byte === newline) break;
				if (byte === delimiter) {
					ends[field++] = i++;
					if (field >= names.length) return -1;
					starts[field] = i;
				} else if (byte === quote && i === starts[field]) {
					i = closing(piece, i + 1, quote);
					if (i < 0) return last ? -1 : at;
				} else i++;
			}
			ends[field] = i > at && piece[i - 1] === 13 ? i - 1 : i;
			if (field !== names.length - 1) return -1;
			const x = missing[0].read(piece, starts, ends, quote);
			const y = missing[1].read(piece, starts, ends, quote);
			if (x === strange || y === strange) return -1;
			this.keep(piece, x, y, quote);
			at = i + 1;
		}
		return Math.min(at, length);
	}

	private keep(piece: Uint8Array, x: number, y: number, quote: number) {
		const { scan, starts, ends } = this;
		const place = isPlace(x, y);
		this.rejected[this.count] = Number(cannotBePlace(x, y));
		this.longitudes[this.count] = place ? x : NaN;
		this.latitudes[this.count] = place ? y : NaN;
		for (let k = 0; k < scan.coded.length; k++) {
			const column = scan.coded[k];
			const quoted = starts[column] < ends[column] && piece[starts[column]] === quote ? 1 : 0;
			this.codes[k][this.count] = this.texts[k].of(
				piece,
				starts[column] + quoted,
				ends[column] - quoted
			);
		}
		this.count++;
	}

	finish(): ScannedPoints {
		const { scan, longitudes, latitudes, rejected } = this;
		const doubled = scan.staged.dialect.quote;
		const plain = (text: string) => (doubled ? text.replaceAll(doubled + doubled, doubled) : text);
		return {
			longitudes,
			latitudes,
			rejected,
			coded: this.codes.map((codes, k) => ({
				codes,
				texts: this.texts[k].texts().map(plain)
			}))
		};
	}
}

/** The position after the quotation mark that closes a value, -1 where it does not close in this piece. */
function closing(piece: Uint8Array, from: number, quote: number): number {
	for (let i = from; ;) {
		while (i < piece.length && piece[i] !== quote) i++;
		if (i + 1 >= piece.length) return -1;
		if (piece[i + 1] !== quote) return i + 1;
		i += 2;
	}
}

/** Both on the globe, and not the zeros that stand for a missing place. Swapped ones are no place either. */
function isPlace(x: number, y: number): boolean {
	return Math.abs(x) <= 180 && Math.abs(y) <= 90 && !(x === 0 && y === 0);
}

/** Neither missing nor on the globe: what the engine rejects too. */
function cannotBePlace(x: number, y: number): boolean {
	if (x === unreadable || y === unreadable) return true;
	return !Number.isNaN(x) && !Number.isNaN(y) && (Math.abs(x) > 180 || Math.abs(y) > 90);
}

/** Stands for a text that only the engine may judge. */
const strange = Infinity;
/** Stands for a text that is no number. */
const unreadable = -Infinity;
/** Up to so many digits a decimal is exact when its digits are divided by a power of ten. */
const exactDigits = 15;
const powers = Float64Array.from({ length: exactDigits + 1 }, (_, i) => 10 ** i);

class CoordinateReader {
	private readonly missing: Set<string>;
	private readonly codes: Set<number>;
	private readonly column: number;

	constructor({ column, missing, limit }: ScannedCoordinate) {
		this.column = column;
		this.missing = new Set(['', ...missing]);
		const numbers = missing.filter((text) => text.trim() !== '').map(Number);
		this.codes = new Set(numbers.filter((n) => Number.isFinite(n) && Math.abs(n) > limit));
	}

	/** The number; NaN where it is missing; `unreadable`, or `strange` where that is not for us to say. */
	read(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, quote: number): number {
		let from = starts[this.column];
		let to = ends[this.column];
		if (to > from && bytes[from] === quote) [from, to] = [from + 1, to - 1];
		const number = plainNumber(bytes, from, to);
		if (Number.isNaN(number)) return this.judge(bytes.subarray(from, to));
		return this.codes.size && this.codes.has(number)
			? this.judge(bytes.subarray(from, to))
			: number;
	}

	private judge(bytes: Uint8Array): number {
		const text = new TextDecoder().decode(bytes).trim().toLowerCase();
		if (this.missing.has(text)) return NaN;
		return /\d|inf|nan/.test(text) ? strange : unreadable;
	}
}

/** A decimal such as -12.345; NaN where it is written in any other way. */
function plainNumber(bytes: Uint8Array, from: number, to: number): number {
	const negative = bytes[from] === 45;
	let i = negative ? from + 1 : from;
	let number = 0;
	let digits = 0;
	let decimals = -1;
	for (; i < to; i++) {
		const byte = bytes[i];
		if (byte >= 48 && byte <= 57) {
			number = number * 10 + (byte - 48);
			digits++;
			if (decimals >= 0) decimals++;
		} else if (byte === 46 && decimals < 0 && digits > 0) decimals = 0;
		else return NaN;
	}
	if (digits === 0 || digits > exactDigits || decimals === 0) return NaN;
	const value = decimals > 0 ? number / powers[decimals] : number;
	return negative ? -value : value;
}

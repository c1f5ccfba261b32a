/** How one record of delimited text was cut. Reused for every record: it is filled, not returned. */
export interface CutRecord {
	/** The position after the record's line end; of the stray text where the quotes are broken. */
	next: number;
	fields: number;
	/** Whether all values are empty. */
	blank: boolean;
	/**
	 * `ok`; `rewrite`: readable but not in the plain form that every reader agrees on; `unclosed` or
	 * `text-after-quote`: broken quotation marks; `incomplete`: the bytes end before the record does.
	 */
	state: 'ok' | 'rewrite' | 'unclosed' | 'text-after-quote' | 'incomplete';
	/** `\n`, `\r\n`, `\r`, or nothing at the file's end. */
	lineEnd: '\n' | '\r\n' | '\r' | '';
}

const newline = 10;
const carriageReturn = 13;
const space = 32;

/**
 * Cuts one record from `from` and before `length` (RFC 4180; blanks around quotes allowed). `final`
 * says that the file ends at `length`; `atSigns` counts the `@` seen in each column.
 */
export function cutRecord(
	bytes: Uint8Array,
	from: number,
	length: number,
	final: boolean,
	delimiter: number,
	quote: number,
	atSigns: Uint32Array,
	into: CutRecord
): void {
	let i = from;
	let field = 0;
	let empty = true;
	into.state = 'ok';
	into.lineEnd = '';
	for (;;) {
		// No read beyond the end: typed arrays answer it slowly ever after.
		let start = i;
		while (start < length && bytes[start] === space) start++;
		if (quote !== 0 && start < length && bytes[start] === quote) {
			if (start > i) into.state = 'rewrite';
			i = start + 1;
			for (;;) {
				while (i < length && bytes[i] !== quote) if (bytes[i++] === 64) atSigns[field]++;
				if (i >= length) return void (into.state = final ? 'unclosed' : 'incomplete');
				if (i + 1 >= length || bytes[i + 1] !== quote) break;
				i += 2;
			}
			if (i > start + 1) empty = false;
			i++;
			if (i < length && bytes[i] === space) into.state = 'rewrite';
			while (i < length && bytes[i] === space) i++;
			if (i < length && !isEnd(bytes[i], delimiter)) {
				into.state = 'text-after-quote';
				into.next = i;
				return;
			}
		} else {
			for (; i < length; i++) {
				const byte = bytes[i];
				if (byte === delimiter || byte === newline || byte === carriageReturn) break;
				if (byte > space) {
					empty = false;
					if (byte === 64) atSigns[field]++;
					else if (byte === quote) into.state = 'rewrite';
				} else if (byte === 0) into.state = 'rewrite';
			}
		}
		if (i < length && bytes[i] === delimiter) {
			i++;
			field++;
			continue;
		}
		if (i >= length || (i + 1 === length && bytes[i] === carriageReturn))
			if (!final) return void (into.state = 'incomplete');
		into.fields = field + 1;
		into.blank = empty;
		into.next = i;
		if (i < length) endLine(bytes, i, into);
		return;
	}
}

const isEnd = (byte: number, delimiter: number) =>
	byte === delimiter || byte === newline || byte === carriageReturn;

function endLine(bytes: Uint8Array, at: number, into: CutRecord) {
	if (bytes[at] === newline) into.lineEnd = '\n';
	else into.lineEnd = at + 1 < bytes.length && bytes[at + 1] === newline ? '\r\n' : '\r';
	into.next = at + into.lineEnd.length;
}

/** The position after the first line end at or after `from` (the whole length where there is none). */
export function nextLine(bytes: Uint8Array, from: number): number {
	let i = from;
	while (i < bytes.length && bytes[i] !== newline && bytes[i] !== carriageReturn) i++;
	return i < bytes.length && bytes[i] === carriageReturn && bytes[i + 1] === newline
		? i + 2
		: Math.min(i + 1, bytes.length);
}

import type { Staged, StagedText } from '$lib/model/intake';
import { readWindow } from '../unpack/read-window';
import { cutRecord, nextLine, type CutRecord } from './cut-record';
import { recordCells } from './record-cells';

const firstBytes = 1 << 18;
const spreadBytes = 1 << 15;
const spreadPieces = 24;
const mostFirstRows = 2000;
const mostRows = 6000;

/** A bounded sample of staged rows: the first ones, then pieces spread evenly over the rest. */
export interface Sample {
	/** One array a column, all of one length. */
	columns: string[][];
	rows: number;
	/** How many of them are the very first rows. */
	first: number;
}

/** Samples staged rows without reading them all: at most about a megabyte of text. */
export async function sampleRows(staged: Staged): Promise<Sample> {
	if (staged.kind === 'columns') return sampleColumns(staged.columns, staged.rows);
	const columns: string[][] = staged.names.map(() => []);
	const head = await readWindow(staged.blob, 0, firstBytes);
	takeRecords(head, 0, head.length === staged.blob.size, staged, columns, mostFirstRows);
	const first = columns[0]?.length ?? 0;
	const rest = staged.blob.size - head.length;
	for (let k = 0; rest > 0 && k < spreadPieces; k++) {
		const at = head.length + Math.floor((rest * k) / spreadPieces);
		const bytes = await readWindow(staged.blob, at, at + spreadBytes);
		// The piece may begin inside quotes: a record cut wrongly has the wrong width and is not taken.
		takeRecords(
			bytes,
			nextLine(bytes, 0),
			false,
			staged,
			columns,
			first + Math.ceil(((k + 1) * (mostRows - first)) / spreadPieces)
		);
	}
	return { columns, rows: columns[0]?.length ?? 0, first };
}

function takeRecords(
	bytes: Uint8Array,
	from: number,
	final: boolean,
	{ dialect, names }: StagedText,
	columns: string[][],
	most: number
) {
	const record: CutRecord = { next: 0, fields: 0, blank: true, state: 'ok', lineEnd: '' };
	const delimiter = dialect.delimiter.charCodeAt(0);
	const quote = dialect.quote ? dialect.quote.charCodeAt(0) : 0;
	const decoder = new TextDecoder();
	const none = new Uint32Array(0);
	for (let at = from; at < bytes.length && columns[0].length < most;) {
		cutRecord(bytes, at, bytes.length, final, delimiter, quote, none, record);
		if (record.state === 'incomplete' || record.state === 'unclosed') return;
		if (record.state === 'text-after-quote') {
			at = nextLine(bytes, at);
			continue;
		}
		const text = decoder.decode(bytes.subarray(at, record.next - record.lineEnd.length));
		if (record.fields === names.length)
			recordCells(text, dialect).forEach((cell, i) => columns[i].push(cell));
		at = record.next;
	}
}

function sampleColumns(columns: (string | null)[][], rows: number): Sample {
	const step = Math.max(1, Math.floor(rows / mostRows));
	const first = Math.min(rows, 1000);
	const indices: number[] = [];
	for (let i = 0; i < first; i++) indices.push(i);
	for (let i = first; i < rows && indices.length < mostRows; i += step) indices.push(i);
	return {
		columns: columns.map((column) => indices.map((i) => column[i] ?? '')),
		rows: indices.length,
		first
	};
}

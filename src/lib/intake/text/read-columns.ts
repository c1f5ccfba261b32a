import type { StagedColumns, StagedText } from '$lib/model/intake';
import { readWindow } from '../unpack/read-window';
import { cutRecord, type CutRecord } from './cut-record';
import { recordCells } from './record-cells';

/** All values of staged text in memory: for small tables that must be turned round, such as wide ones. */
export async function readColumns(staged: StagedText): Promise<StagedColumns> {
	const { blob, dialect, names, rows, firstRow, sourceRows } = staged;
	const bytes = await readWindow(blob, 0, blob.size);
	const columns: (string | null)[][] = names.map(() => new Array<string | null>(rows));
	const record: CutRecord = { next: 0, fields: 0, blank: true, state: 'ok', lineEnd: '' };
	const quote = dialect.quote ? dialect.quote.charCodeAt(0) : 0;
	const decoder = new TextDecoder();
	const none = new Uint32Array(0);
	for (let at = 0, row = 0; at < bytes.length; row++) {
		cutRecord(bytes, at, bytes.length, true, dialect.delimiter.charCodeAt(0), quote, none, record);
		const text = decoder.decode(bytes.subarray(at, record.next - record.lineEnd.length));
		recordCells(text, dialect).forEach((cell, i) => (columns[i][row] = cell));
		at = record.next;
	}
	return { kind: 'columns', names, columns, rows, firstRow, sourceRows, sourceColumns: null };
}

import type { Dialect, RowTally, StagedText } from '$lib/model/intake';
import { findingLimit } from '$lib/model/intake';
import { InputError, type Finding } from '$lib/model/problem';
import type { Progress } from '$lib/model/runner';
import { columnNames, isHeader } from '../columns/column-names';
import type { Limits } from '../limits';
import { finding, type ProblemCode } from '../problems';
import { readWindow } from '../unpack/read-window';
import { cutRecord, nextLine, type CutRecord } from './cut-record';
import { KeptRows } from './kept-rows';
import { plainRecord, recordCells } from './record-cells';
import { recogniseDialect } from './recognise-dialect';

const headBytes = 1 << 18;
const windowBytes = 1 << 23;

export interface StagedTextResult {
	staged: StagedText;
	findings: Finding[];
	tally: RowTally;
	/** How many `@` each column holds, over all rows: a sign of e-mail addresses that no sample misses. */
	atSigns: Uint32Array;
}

/** The header of a delimited text: where the rows begin, what the columns are called. */
interface Header {
	dialect: Dialect;
	names: string[];
	bodyAt: number;
	firstRow: number;
	lineEnd: string;
	findings: Finding[];
}

/**
 * Cuts delimited UTF-8 text into rows once, from end to end, and sets aside what cannot be cut, so
 * that the engine reads the rest without surprises. A well-formed file is not copied.
 */
export async function stageText(
	file: string,
	blob: Blob,
	limits: Limits,
	report: (progress: Progress) => void
): Promise<StagedTextResult> {
	const header = await readHeader(file, blob, limits);
	const cutter = new RowCutter(file, blob, header, limits);
	let at = header.bodyAt;
	while (at < blob.size) {
		const piece = await readWindow(blob, at, at + windowBytes);
		at = cutter.cut(piece, at, at + piece.length >= blob.size);
		report({ share: at / blob.size, step: 'cut-rows' });
	}
	return cutter.finish();
}

async function readHeader(file: string, blob: Blob, limits: Limits): Promise<Header> {
	const head = await readWindow(blob, 0, headBytes);
	const text = new TextDecoder().decode(head, { stream: true });
	const whole = head.length < headBytes ? text : text.slice(0, text.lastIndexOf('\n') + 1) || text;
	const { dialect, skipRecords } = recogniseDialect(whole);
	const record = emptyRecord();
	let bodyAt = 0;
	let start = 0;
	for (let i = 0; i <= skipRecords; i++) {
		start = bodyAt;
		cutOne(head, start, head.length, true, dialect, new Uint32Array(0), record);
		bodyAt =
			record.state === 'ok' || record.state === 'rewrite' ? record.next : nextLine(head, start);
	}
	if (record.state === 'unclosed' || record.state === 'text-after-quote')
		throw new InputError(
			'A quotation mark in the header is never closed or is followed by text, so the columns cannot be told apart; close or remove it.',
			{ file, row: skipRecords + 1 },
			'header-quotes'
		);
	const line = new TextDecoder().decode(head.subarray(start, bodyAt)).replace(/[\r\n]+$/, '');
	const cells = recordCells(line, dialect);
	if (cells.length > limits.columns)
		throw new InputError(
			`The file has ${cells.length} columns, more than the ${limits.columns} that can be loaded; keep the columns you need.`,
			{ file },
			'too-many-columns'
		);
	const named = isHeader(cells);
	const { names, renamed } = columnNames(named ? cells : cells.map(() => ''));
	const findings = renamed.map(({ was, name }) =>
		finding('column-renamed', { file, row: skipRecords + 1, column: was }, { name })
	);
	if (!named) findings.push(finding('no-header', { file, row: skipRecords + 1 }));
	if (skipRecords) findings.push(finding('title-lines', { file, row: 1 }, { count: skipRecords }));
	return {
		dialect,
		names,
		bodyAt: named ? bodyAt : start,
		firstRow: skipRecords + (named ? 2 : 1),
		lineEnd: record.lineEnd === '\r\n' ? '\r\n' : '\n',
		findings
	};
}

const emptyRecord = (): CutRecord => ({
	next: 0,
	fields: 0,
	blank: true,
	state: 'ok',
	lineEnd: ''
});

function cutOne(
	bytes: Uint8Array,
	from: number,
	length: number,
	final: boolean,
	{ delimiter, quote }: Dialect,
	atSigns: Uint32Array,
	into: CutRecord
) {
	const code = quote ? quote.charCodeAt(0) : 0;
	cutRecord(bytes, from, length, final, delimiter.charCodeAt(0), code, atSigns, into);
}

/** Cuts a text window by window; each piece begins at a record. */
class RowCutter {
	private readonly kept: KeptRows;
	private readonly counts = new Map<string, number>();
	private readonly findings: Finding[];
	private readonly atSigns: Uint32Array;
	private readonly record = emptyRecord();
	private row: number;
	private rejected = 0;
	private broken = 0;
	private blank = 0;

	constructor(
		private readonly file: string,
		blob: Blob,
		private readonly header: Header,
		private readonly limits: Limits
	) {
		this.kept = new KeptRows(blob, header.bodyAt, header.firstRow);
		this.findings = header.findings;
		this.atSigns = new Uint32Array(header.names.length);
		this.row = header.firstRow;
	}

	/** Cuts every whole record of a piece and returns where in the file the next piece begins. */
	cut(piece: Uint8Array, windowAt: number, last: boolean): number {
		this.kept.see(piece, windowAt);
		const { record } = this;
		let at = 0;
		while (at < piece.length) {
			const end = Math.min(piece.length, at + this.limits.rowBytes);
			const final = last && end === piece.length;
			cutOne(piece, at, end, final, this.header.dialect, this.atSigns, record);
			if (record.state === 'incomplete' && end === piece.length) return windowAt + at;
			at = this.place(piece, windowAt, at);
			this.row++;
		}
		return windowAt + at;
	}

	/** Keeps, rewrites or rejects the record just cut and returns where the next one begins. */
	private place(piece: Uint8Array, windowAt: number, at: number): number {
		const { record, header } = this;
		const { state } = record;
		if (state === 'incomplete' || state === 'unclosed' || state === 'text-after-quote') {
			const line = nextLine(piece, at);
			// Stray text on a later line means that the mark opened on this line was never closed.
			const here = state === 'text-after-quote' && record.next < line;
			this.reject(here ? 'text-after-quote' : 'broken-quotes');
			if (++this.broken > this.limits.brokenRows) this.giveUp();
			return line;
		}
		const width = header.names.length;
		const plain =
			state === 'ok' &&
			record.fields === width &&
			(record.lineEnd === header.lineEnd || record.lineEnd === '');
		if (record.blank) this.blank++;
		else if (plain) this.kept.keep(windowAt + at, windowAt + record.next, this.row);
		else this.rewrite(piece.subarray(at, record.next));
		return record.next;
	}

	private rewrite(bytes: Uint8Array) {
		const { names, dialect } = this.header;
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
		const cells = recordCells(text.replace(/(\r\n|\n|\r)$/, ''), dialect);
		const params = { found: cells.length, expected: names.length };
		if (cells.slice(names.length).some((cell) => cell.trim()))
			return this.reject('too-many-values', params);
		if (cells.length < names.length) {
			if (this.record.lineEnd === '') return this.reject('cut-off', params);
			this.note('too-few-values', params);
		}
		const plain = plainRecord(cells, names.length, dialect) + this.header.lineEnd;
		this.kept.write(new TextEncoder().encode(plain), this.row);
	}

	private reject(code: ProblemCode, params = {}) {
		this.rejected++;
		this.note(code, params);
	}

	private note(code: ProblemCode, params = {}) {
		const count = (this.counts.get(code) ?? 0) + 1;
		this.counts.set(code, count);
		if (count <= findingLimit)
			this.findings.push(finding(code, { file: this.file, row: this.row }, params));
	}

	private giveUp(): never {
		throw new InputError(
			`Quotation marks are broken in more than ${this.limits.brokenRows} rows; export the file again with quotation marks inside values doubled.`,
			{ file: this.file, row: this.row },
			'quotes-hopeless'
		);
	}

	finish(): StagedTextResult {
		const { kept, header, rejected, blank, findings, atSigns } = this;
		const { blob, sourceRows } = kept.finish();
		const { names, dialect, firstRow } = header;
		return {
			staged: { kind: 'text', blob, dialect, names, rows: kept.rows, firstRow, sourceRows },
			findings,
			tally: { read: kept.rows + rejected, used: kept.rows, rejected, blank },
			atSigns
		};
	}
}

import { findingLimit, type RowTally, type StagedColumns } from '$lib/model/intake';
import { InputError, type Finding } from '$lib/model/problem';
import { columnNames } from '../columns/column-names';
import type { Limits } from '../limits';
import { finding, type ProblemCode } from '../problems';

/** Rows staged in memory, and what was found on the way. */
export interface StagedColumnsResult {
	staged: StagedColumns;
	findings: Finding[];
	tally: RowTally;
}

/** Builds columns row by row; a column that appears late is missing in the rows before. */
export class ColumnBuilder {
	private readonly columns = new Map<string, (string | null)[]>();
	private readonly numbers: number[] = [];
	private readonly counts = new Map<string, number>();
	readonly findings: Finding[] = [];
	private rejected = 0;
	private blank = 0;

	constructor(
		private readonly file: string,
		private readonly limits: Limits
	) {}

	/** Adds a row of named values; nested objects become columns `outer.inner`, lists become "a; b". */
	add(row: Record<string, unknown>, number: number) {
		const at = this.numbers.length;
		this.numbers.push(number);
		this.put(row, '', at, 0);
	}

	private put(row: Record<string, unknown>, prefix: string, at: number, depth: number) {
		for (const [key, value] of Object.entries(row)) {
			const name = prefix + key;
			if (isObject(value) && depth < 4) this.put(value, `${name}.`, at, depth + 1);
			else this.set(name, at, textOf(value));
		}
	}

	private set(name: string, at: number, text: string | null) {
		let column = this.columns.get(name);
		if (!column) {
			if (this.columns.size >= this.limits.columns)
				throw new InputError(
					`The file has more than ${this.limits.columns} columns; keep the columns you need.`,
					{ file: this.file },
					'too-many-columns'
				);
			this.columns.set(name, (column = []));
		}
		while (column.length < at) column.push(null);
		column[at] = text;
	}

	skipBlank() {
		this.blank++;
	}

	reject(code: ProblemCode, row: number, value?: string) {
		this.rejected++;
		const count = (this.counts.get(code) ?? 0) + 1;
		this.counts.set(code, count);
		if (count <= findingLimit) this.findings.push(finding(code, { file: this.file, row, value }));
	}

	finish(): StagedColumnsResult {
		const rows = this.numbers.length;
		const { names, renamed } = columnNames([...this.columns.keys()]);
		for (const { was, name } of renamed)
			this.findings.push(finding('column-renamed', { file: this.file, column: was }, { name }));
		const columns = [...this.columns.values()];
		for (const column of columns) while (column.length < rows) column.push(null);
		const firstRow = this.numbers[0] ?? 1;
		const consecutive = this.numbers.every((number, i) => number === firstRow + i);
		return {
			staged: {
				kind: 'columns',
				names,
				columns,
				rows,
				firstRow,
				sourceRows: consecutive ? null : Int32Array.from(this.numbers),
				sourceColumns: null
			},
			findings: this.findings,
			tally: { read: rows + this.rejected, used: rows, rejected: this.rejected, blank: this.blank }
		};
	}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	!(value instanceof Date) &&
	!ArrayBuffer.isView(value);

/** A value of JSON, Parquet or a workbook as the text that a table of text would hold; null where missing. */
export function textOf(value: unknown): string | null {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
	if (value instanceof Date) return dateText(value);
	if (Array.isArray(value)) return value.map((part) => textOf(part) ?? '').join('; ');
	if (ArrayBuffer.isView(value)) return null;
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function dateText(date: Date): string | null {
	if (Number.isNaN(date.getTime())) return null;
	const iso = date.toISOString();
	return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, -14) : iso.slice(0, -5);
}

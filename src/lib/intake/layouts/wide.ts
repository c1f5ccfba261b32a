import type { RowTally, StagedColumns } from '$lib/model/intake';
import { findingLimit } from '$lib/model/intake';
import type { Finding } from '$lib/model/problem';
import { finding } from '../problems';
import { isCensored } from '../values/read-count';
import { dateParts } from '../values/read-date';
import { missingValues } from '../values/missing-values';
import { isTotalName } from './total-names';

/** Columns that a wide table gets when each period becomes a row. */
export const unpivoted = { period: 'period', count: 'count' } as const;

/** Which columns of a wide table are periods, and the period each stands for. */
export interface WideColumns {
	keys: number[];
	periods: { index: number; period: string }[];
}

/** The period that a header names: 2019, Y2019, "2019-20" (its first year), 2019-03, "Mar 2019", "2019 Q1". */
export function periodOfHeader(header: string): string | null {
	const plain = header.trim();
	const year =
		/^(?:y|yr|year|fy|anno|an|jahr|ano|año|x|cases|count|n)?[ _.-]?((?:19|20)\d\d)(?:[*†a-z]|\.0)?$/i.exec(
			plain
		);
	if (year) return year[1];
	const span = /^(?:fy ?)?((?:19|20)\d\d)[-/–](\d\d|\d{4})$/i.exec(plain);
	if (span && Number(span[2].slice(-2)) === (Number(span[1]) + 1) % 100) return span[1];
	const parts = dateParts(plain.replace(/_/g, ' ').trim());
	const usable = ['month', 'quarter', 'named'].includes(parts?.kind ?? '');
	return parts && usable && parts.numbers[0] >= 1900 && parts.numbers[0] <= 2100
		? plain.replace(/_/g, ' ')
		: null;
}

/**
 * Recognises a table with a column for each period: three or more of them, different, holding mostly
 * counts, beside at least one column that names the area.
 */
export function wideColumns(
	names: readonly string[],
	sample: readonly string[][]
): WideColumns | null {
	const periods: WideColumns['periods'] = [];
	const keys: number[] = [];
	names.forEach((name, index) => {
		const period = periodOfHeader(name);
		if (period && countShare(sample[index] ?? []) > 0.6) periods.push({ index, period });
		else keys.push(index);
	});
	const different = new Set(periods.map(({ period }) => period)).size === periods.length;
	return periods.length >= 3 && keys.length >= 1 && different ? { keys, periods } : null;
}

function countShare(values: readonly string[]): number {
	const missing = new Set(missingValues('count'));
	const counts = values.filter((value) => {
		const plain = value.trim().toLowerCase();
		return missing.has(plain) || isCensored(plain) || /^[-+]?\d[\d\s.,'’]*$/.test(plain);
	});
	return values.length ? counts.length / values.length : 0;
}

/** A wide table as one row an area and period. Total and subtotal rows are set aside with a finding each. */
export function unpivot(
	file: string,
	table: StagedColumns,
	{ keys, periods }: WideColumns
): { staged: StagedColumns; findings: Finding[]; tally: RowTally } {
	const findings: Finding[] = [];
	const kept: number[] = [];
	let totals = 0;
	const isTotal = (row: number, key: number) => isTotalName(table.columns[key][row] ?? '');
	const besides = (row: number, key: number) =>
		JSON.stringify(keys.map((k) => (k === key ? '' : table.columns[k][row])));
	// A total repeats other rows where these have all but its own column in common with it.
	const parts = new Map(keys.map((k) => [k, new Set<string>()]));
	for (const [k, found] of parts)
		if (table.columns[k].some((_, row) => isTotal(row, k)))
			table.columns[k].forEach((text, row) => {
				if (text && !isTotal(row, k)) found.add(besides(row, k));
			});
	const numberOf = (row: number) =>
		table.sourceRows ? table.sourceRows[row] : table.firstRow + row;
	for (let row = 0; row < table.rows; row++) {
		const key = keys.find((k) => isTotal(row, k) && parts.get(k)!.has(besides(row, k)));
		if (key === undefined) kept.push(row);
		else if (totals++ < findingLimit)
			findings.push(
				finding('area-total', {
					file,
					row: numberOf(row),
					column: table.names[key],
					value: table.columns[key][row] ?? ''
				})
			);
	}
	const rows = kept.length * periods.length;
	findings.push(finding('unpivoted', { file }, { count: kept.length }));
	const repeat = (column: (string | null)[]) =>
		kept.flatMap((row) => periods.map(() => column[row] ?? null));
	return {
		staged: {
			kind: 'columns',
			names: [
				...keys.map((k) => table.names[k]),
				free(unpivoted.period, keys, table),
				free(unpivoted.count, keys, table)
			],
			columns: [
				...keys.map((k) => repeat(table.columns[k])),
				kept.flatMap(() => periods.map(({ period }) => period)),
				kept.flatMap((row) => periods.map(({ index }) => table.columns[index][row] ?? null))
			],
			rows,
			firstRow: 1,
			sourceRows: Int32Array.from(kept.flatMap((row) => periods.map(() => numberOf(row)))),
			sourceColumns: kept.flatMap(() => periods.map(({ index }) => table.names[index]))
		},
		findings,
		tally: {
			read: rows + totals * periods.length,
			used: rows,
			rejected: totals * periods.length,
			blank: 0
		}
	};
}

/** A name that none of the kept columns has. */
function free(name: string, keys: number[], { names }: StagedColumns): string {
	const taken = keys.some((k) => names[k].toLowerCase() === name);
	return taken ? `${name} of the column` : name;
}

import type { Query } from '$lib/model/engine';

/** What incidents are told apart by: their area, the month or year of their date, or category column i. */
export type ClassColumn = 'area' | 'month' | 'year' | number;

/**
 * How many incidents share each combination of columns, unfiltered. Columns: `c0`, `c1` … one a column (a
 * code, months and years from the first on; −1: missing) and `count`. One row for each combination that occurs.
 */
export function countClasses(columns: ClassColumn[], counted: boolean): Query {
	const codes = columns.map((column, i) => `${expression(column)} AS c${i}`);
	const count = `coalesce(${counted ? 'sum(count)' : 'count(*)'}, 0)::DOUBLE AS count`;
	return {
		sql: `SELECT ${[...codes, count].join(', ')}
FROM incidents GROUP BY ${columns.map((_, i) => i + 1).join(', ')}`,
		values: []
	};
}

function expression(column: ClassColumn): string {
	const since = (month: string) => (column === 'year' ? `floor(${month} / 12.0)` : month);
	const code =
		column === 'month' || column === 'year'
			? `${since('month')} - ${since('(SELECT min(month) FROM incidents)')}`
			: column === 'area'
				? 'area'
				: `k${column}`;
	return `coalesce(${code}, -1)::INTEGER`;
}

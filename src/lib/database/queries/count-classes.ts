import type { Query } from '$lib/model/engine';
import { periodExpression } from './period-expression';

/** What incidents are told apart by: their area, the month or year of their date, or category column i. */
export type ClassColumn = 'area' | 'month' | 'year' | number;

/**
 * How many incidents share each combination of columns, unfiltered. Columns: `c0`, `c1` … one a column (a
 * code, −1: missing; `noPeriod` without a date) and `count`. One row for each combination that occurs.
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
	if (column === 'month' || column === 'year') return periodExpression(column);
	return `coalesce(${column === 'area' ? 'area' : `k${column}`}, -1)::INTEGER`;
}

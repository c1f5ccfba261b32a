import type { Query } from '$lib/model/engine';

/** What stands in place of a column's code in the rows of a set that it is not in. */
export const notCounted = -2;

/**
 * All incidents by the values of category columns, unfiltered, for several sets of columns at once.
 * Columns: `k<i>` of each category that is in any set (a code; −1: missing; `notCounted`: not in the row's
 * set), `count`. One row for each combination of each set that occurs, in no order.
 */
export function countTogether(sets: number[][], counted: boolean): Query {
	const names = [...new Set(sets.flat())].sort((a, b) => a - b).map((column) => `k${column}`);
	const codes = names.map((name) => `coalesce(${name}, -1) AS ${name}`);
	const shown = names.map((name) => `coalesce(c.${name}, ${notCounted})::INTEGER AS ${name}`);
	const grouped = sets.map((set) => `(${set.map((column) => `c.k${column}`).join(', ')})`);
	return {
		sql: `SELECT ${shown.join(', ')}, coalesce(sum(n), 0)::DOUBLE AS count
FROM (SELECT ${codes.join(', ')}, ${counted ? 'count' : '1'} AS n FROM incidents) AS c
GROUP BY GROUPING SETS (${grouped.join(', ')})`,
		values: []
	};
}

import type { Query } from '$lib/model/engine';
import type { Step } from '$lib/model/period';
import { periodExpression } from './period-expression';
import { selectionCondition, type Selection } from './selection';

/** What incidents are counted by besides the period: their area, their cell, a category column, or nothing. */
export type Key = 'area' | 'cell' | { category: number } | null;

/**
 * Counts by key and period. Columns: `key` (-1: none), `period` (`noPeriod` without a date), `count`
 * (NaN where no row of the group says how many). One row for each pair that occurs, ordered. A
 * category column is counted under all of the selection but its own. `counted`: whether rows carry
 * counts; else each is one.
 */
export function countIncidents(
	key: Key,
	step: Step,
	selection: Selection,
	counted: boolean
): Query {
	const column = key === null ? '-1' : typeof key === 'string' ? key : `k${key.category}`;
	const except = key !== null && typeof key === 'object' ? key.category : null;
	const { condition, values } = selectionCondition(selection, except);
	return {
		sql: `SELECT coalesce(${column}, -1)::INTEGER AS key, ${periodExpression(step)} AS period,
	${countExpression(counted)} AS count
FROM incidents WHERE ${condition} GROUP BY 1, 2 ORDER BY 1, 2`,
		values
	};
}

/**
 * Counts from a category column that names a place of origin to areas. Columns: `origin` (a code),
 * `area`, `period`, `count`, ordered; incidents without either place are left out.
 */
export function countFlows(
	origin: number,
	step: Step,
	selection: Selection,
	counted: boolean
): Query {
	const { condition, values } = selectionCondition(selection);
	return {
		sql: `SELECT k${origin} AS origin, area, ${periodExpression(step)} AS period,
	${countExpression(counted)} AS count
FROM incidents WHERE ${condition} AND k${origin} IS NOT NULL AND area IS NOT NULL
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
		values
	};
}

function countExpression(counted: boolean): string {
	return `${counted ? 'sum(count)' : 'count(*)'}::DOUBLE`;
}

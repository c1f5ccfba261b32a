import type { Query } from '$lib/model/engine';
import type { Step } from '$lib/model/period';
import { periodExpression } from './period-expression';

/** Longer delays count as so many months. */
export const longestDelay = 59;

const report = `(DATE '1970-01-01' + report_day)`;
const delay = `coalesce(least(greatest((year(${report}) - 1970) * 12 + month(${report}) - 1 - month, 0),
	${longestDelay}), -1)`;

/**
 * All incidents by area, period and value of a category column (null: by area and period alone),
 * unfiltered; `delay`: by months between case and report. Columns: `area` (−1: none), `period` (`noPeriod` without a date), `value` (a code, −1:
 * missing), `count`, ordered. One row for each combination that occurs.
 */
export function countValues(
	category: number | 'delay' | null,
	step: Step,
	counted: boolean
): Query {
	const value =
		category === null ? '-1' : category === 'delay' ? delay : `coalesce(k${category}, -1)`;
	return {
		sql: `SELECT coalesce(area, -1)::INTEGER AS area, ${periodExpression(step)} AS period,
	${value}::INTEGER AS value, coalesce(${counted ? 'sum(count)' : 'count(*)'}, 0)::DOUBLE AS count
FROM incidents GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
		values: []
	};
}

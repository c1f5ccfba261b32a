import type { Query } from '$lib/model/engine';
import type { Step } from '$lib/model/period';
import { periodExpression } from './period-expression';

/** Longer delays count as so many months. */
export const longestDelay = 59;

const report = `(DATE '1970-01-01' + report_day)`;
const delay = `coalesce(least(greatest((year(${report}) - 1970) * 12 + month(${report}) - 1 - month, 0),
	${longestDelay}), -1)`;

/**
 * All incidents by area, period and the values of category columns (none: by area and period alone),
 * unfiltered; `delay`: by months between case and report. Columns: `area` (−1: none), `period` (`noPeriod`
 * without a date), `v0`, `v1` … (codes, −1: missing), `count`, ordered. One row for each combination that occurs.
 */
export function countValues(categories: number[] | 'delay', step: Step, counted: boolean): Query {
	const of =
		categories === 'delay' ? [delay] : categories.map((category) => `coalesce(k${category}, -1)`);
	const values = of.map((value, i) => `${value}::INTEGER AS v${i}, `).join('');
	const keys = ['1', '2', ...of.map((_, i) => String(i + 3))].join(', ');
	return {
		sql: `SELECT coalesce(area, -1)::INTEGER AS area, ${periodExpression(step)} AS period,
	${values}coalesce(${counted ? 'sum(count)' : 'count(*)'}, 0)::DOUBLE AS count
FROM incidents GROUP BY ${keys} ORDER BY ${keys}`,
		values: []
	};
}

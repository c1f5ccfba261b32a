import type { Query } from '$lib/model/engine';
import type { Step } from '$lib/model/period';
import { periodExpression } from './period-expression';
import { selectionCondition, type Selection } from './selection';

/**
 * Counts of incidents with an event and a report date by the two periods. Columns: `period`,
 * `reported` (the period of the report, never before the event), `count`, `last_day` (the newest
 * report's day). No rows where none carries both dates.
 */
export function countDelays(step: Step, selection: Selection, counted: boolean): Query {
	const { condition, values } = selectionCondition(selection);
	const date = `(DATE '1970-01-01' + report)`;
	return {
		sql: `WITH events AS (
	SELECT ${periodExpression(step)} AS period, greatest(report_day, day) AS report, count
	FROM incidents WHERE ${condition} AND day IS NOT NULL AND report_day IS NOT NULL
), reports AS (
	SELECT period, count, report AS day, (year(${date}) - 1970) * 12 + month(${date}) - 1 AS month
	FROM events
)
SELECT period, ${periodExpression(step)} AS reported,
	${counted ? 'sum(count)' : 'count(*)'}::DOUBLE AS count, max(day)::DOUBLE AS last_day
FROM reports GROUP BY 1, 2 ORDER BY 1, 2`,
		values
	};
}

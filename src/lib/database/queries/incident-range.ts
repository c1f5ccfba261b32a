import type { Query } from '$lib/model/engine';

/**
 * What the incidents cover. Columns, one row: `rows`, `first_day`, `last_day` (NaN where no row has
 * a date), `silence` (the most days from one that has a record to the next), `dated`, `located` (rows
 * with coordinates), `last_row`, `by_year` and `by_quarter` (1 where every date is the first day of one).
 */
export function incidentRange(): Query {
	const date = `(DATE '1970-01-01' + day)`;
	return {
		sql: `SELECT count(*)::INTEGER AS rows, min(day)::DOUBLE AS first_day, max(day)::DOUBLE AS last_day,
	(SELECT max(gap) FROM (SELECT day - lag(day) OVER (ORDER BY day) AS gap
		FROM (SELECT DISTINCT day FROM incidents WHERE day IS NOT NULL)))::DOUBLE AS silence,
	count(day)::INTEGER AS dated, count(longitude)::INTEGER AS located,
	coalesce(max(row), -1)::INTEGER AS last_row,
	coalesce(bool_and(date_trunc('year', ${date}) = ${date}), false)::INTEGER AS by_year,
	coalesce(bool_and(date_trunc('quarter', ${date}) = ${date}), false)::INTEGER AS by_quarter FROM incidents`,
		values: []
	};
}

import type { Query } from '$lib/model/engine';

/**
 * What the incidents cover. Columns, one row: `rows`, `first_day`, `last_day` (NaN where no row has
 * a date), `dated`, `located` (rows with coordinates), `last_row`.
 */
export function incidentRange(): Query {
	return {
		sql: `SELECT count(*)::INTEGER AS rows, min(day)::DOUBLE AS first_day, max(day)::DOUBLE AS last_day,
	count(day)::INTEGER AS dated, count(longitude)::INTEGER AS located,
	coalesce(max(row), -1)::INTEGER AS last_row FROM incidents`,
		values: []
	};
}

import type { Query } from '$lib/model/engine';

/**
 * The incidents without an area. Columns: `row`, `place` (code, -1 without), `located` (1 with
 * coordinates); the first `limit` of each combination of place and located, and how many there are (`rows`).
 */
export function unplacedIncidents(limit: number): Query {
	return {
		sql: `SELECT row, place, located, rows FROM (
	SELECT row, coalesce(place, -1)::INTEGER AS place, (longitude IS NOT NULL)::INTEGER AS located,
		row_number() OVER (PARTITION BY place, longitude IS NOT NULL ORDER BY row) AS nth,
		(count(*) OVER (PARTITION BY place, longitude IS NOT NULL))::INTEGER AS rows
	FROM incidents WHERE area IS NULL)
WHERE nth <= ?::INTEGER ORDER BY row`,
		values: [limit]
	};
}

/** How many incidents numbered `from` up to but not `to` have all that an analysis needs. Column: `rows`. */
export function usableIncidents(
	from: number,
	to: number,
	needs: { day: boolean; count: boolean; area: boolean }
): Query {
	const parts = ['row >= ?::INTEGER', 'row < ?::INTEGER'];
	for (const [column, needed] of Object.entries(needs))
		if (needed) parts.push(`${column} IS NOT NULL`);
	return {
		sql: `SELECT count(*)::INTEGER AS rows FROM incidents WHERE ${parts.join(' AND ')}`,
		values: [from, to]
	};
}

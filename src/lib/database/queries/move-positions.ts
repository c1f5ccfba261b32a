import type { Query } from '$lib/model/engine';

/** Positions of the incidents numbered `from` up to but not `to`. Columns: `row`, `longitude`, `latitude`, `area` (−1 for none). */
export function positionsWithAreas(from: number, to: number): Query {
	return {
		sql: `SELECT row, longitude, latitude, coalesce(area, -1)::INTEGER AS area FROM incidents
WHERE longitude IS NOT NULL AND latitude IS NOT NULL AND row >= ?::INTEGER AND row < ?::INTEGER`,
		values: [from, to]
	};
}

/** Puts incidents where table `moved` (columns `row`, `longitude`, `latitude`) says. */
export function movePositions(): Query {
	return {
		sql: `UPDATE incidents SET longitude = moved.longitude, latitude = moved.latitude
FROM moved WHERE moved.row = incidents.row`,
		values: []
	};
}

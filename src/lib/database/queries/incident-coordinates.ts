import type { Query } from '$lib/model/engine';

/** Coordinates of the incidents numbered `from` up to but not `to`. Columns: `row`, `longitude`, `latitude`. */
export function incidentCoordinates(from: number, to: number): Query {
	return {
		sql: `SELECT row, longitude, latitude FROM incidents
WHERE longitude IS NOT NULL AND row >= ?::INTEGER AND row < ?::INTEGER`,
		values: [from, to]
	};
}

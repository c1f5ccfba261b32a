import type { Query } from '$lib/model/engine';

/** The staged columns of a small file as they are, in the order of its rows. */
export function stagedRows(columns: number[]): Query {
	return {
		sql: `SELECT ${columns.map((i) => `v${i}`).join(', ')} FROM staged ORDER BY row`,
		values: []
	};
}

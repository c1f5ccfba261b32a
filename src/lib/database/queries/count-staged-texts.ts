import type { Query } from '$lib/model/engine';

/**
 * Every different text of an expression over the staged rows, with how many rows hold it and the
 * first of them. Columns: `text` (empty where missing), `rows`, `first`.
 */
export function countStagedTexts(expression: string): Query {
	return {
		sql: `SELECT coalesce(${expression}, '') AS text, count(*)::INTEGER AS rows, min(row)::INTEGER AS first
FROM staged GROUP BY 1 ORDER BY first`,
		values: []
	};
}

/** How many rows are staged and how many of them are identical to an earlier one. */
export function countStagedRows(): Query {
	return {
		sql: `SELECT count(*)::INTEGER AS rows,
	(count(*) - count(DISTINCT fingerprint))::INTEGER AS identical FROM staged`,
		values: []
	};
}

/** The rows that are identical to an earlier one, first ones first. */
export function identicalStagedRows(limit: number): Query {
	return {
		sql: `SELECT row FROM staged JOIN (
	SELECT fingerprint, min(row) AS first FROM staged GROUP BY 1 HAVING count(*) > 1) USING (fingerprint)
WHERE row > first ORDER BY row LIMIT ?::INTEGER`,
		values: [limit]
	};
}

/** Leaves only the first of identical rows. */
export function dropIdenticalStagedRows(): Query {
	return {
		sql: `DELETE FROM staged WHERE row NOT IN (SELECT min(row) FROM staged GROUP BY fingerprint)`,
		values: []
	};
}

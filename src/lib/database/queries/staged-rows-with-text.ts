import type { Query } from '$lib/model/engine';

/**
 * The first staged rows whose text of an expression is among those of table `wrong` (columns `text`,
 * `problem`), up to `limit` a problem. Columns: `row`, `text`, `problem`.
 */
export function stagedRowsWithText(expression: string, limit: number): Query {
	return {
		sql: `SELECT row, text, problem FROM (
	SELECT s.row, w.text, w.problem, row_number() OVER (PARTITION BY w.problem ORDER BY s.row) AS nth
	FROM staged AS s JOIN wrong AS w ON w.text = coalesce(${expression}, ''))
WHERE nth <= ?::INTEGER ORDER BY problem, row`,
		values: [limit]
	};
}

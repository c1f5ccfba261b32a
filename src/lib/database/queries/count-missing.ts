import type { Query } from '$lib/model/engine';

/**
 * What each value of a category column (the source) leaves open: columns `source` (a code, −1: missing),
 * `cases`, `c0`, `c1` … cases without a value of the further columns, `undated`, `unplaced` and `late`
 * (reported more than three months after they happened), `reported` (with a date of report).
 */
export function countMissing(source: number | null, columns: number[], counted: boolean): Query {
	const sum = (condition: string) =>
		`coalesce(sum(CASE WHEN ${condition} THEN ${counted ? 'count' : '1'} ELSE 0 END), 0)::DOUBLE`;
	const missing = columns.map((column, i) => `, ${sum(`k${column} IS NULL`)} AS c${i}`).join('');
	return {
		sql: `SELECT ${source === null ? '-1' : `coalesce(k${source}, -1)`}::INTEGER AS source,
	${sum('true')} AS cases${missing}, ${sum('day IS NULL')} AS undated, ${sum('area IS NULL')} AS unplaced,
	${sum('report_day - day > 92')} AS late, ${sum('report_day IS NOT NULL')} AS reported
FROM incidents GROUP BY 1 ORDER BY 1`,
		values: []
	};
}

import type { Query } from '$lib/model/engine';
import { stagedColumn } from './staged-expressions';

/**
 * Empties the texts of table `totals` (columns `place`: which of the `columns`, `text`) in the staged rows
 * beside which, at one place and day, stands no row without such a text. Of several kinds of them at one
 * place and day those with the most totals stay, the others are left as they are. In turn.
 */
export function keepLoneTotalRows(columns: number[], place: string, day: string): Query[] {
	const isTotal = (i: number) =>
		`coalesce(${stagedColumn(columns[i])}, '') IN (SELECT text FROM totals WHERE place = ${i})`;
	const kind = columns
		.map((_, i) => `CASE WHEN ${isTotal(i)} THEN ${2 ** i} ELSE 0 END`)
		.join(' + ');
	const emptied = columns.map(
		(column, i) =>
			`${stagedColumn(column)} = CASE WHEN ${isTotal(i)} THEN '' ELSE ${stagedColumn(column)} END`
	);
	return [
		`CREATE OR REPLACE TABLE lone_totals AS
WITH kinds AS (SELECT row, coalesce(${place}, '') AS place, coalesce(${day}, '') AS day,
	(${kind})::INTEGER AS kind FROM staged),
lone AS (SELECT place, day, arg_max(kind, 4294967296 * bit_count(kind) - kind) AS kind
	FROM kinds GROUP BY 1, 2 HAVING min(kind) > 0)
SELECT row FROM kinds JOIN lone USING (place, day, kind)`,
		`UPDATE staged SET ${emptied.join(', ')} WHERE row IN (SELECT row FROM lone_totals)`,
		'DROP TABLE lone_totals',
		'DROP TABLE totals'
	].map((sql) => ({ sql, values: [] }));
}

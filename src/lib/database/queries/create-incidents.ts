import type { Query } from '$lib/model/engine';

/** The table of incidents, empty: one row an incident, see `pipeline/load-incidents`. */
export function createIncidents(categories: number): Query {
	const codes = Array.from({ length: categories }, (_, i) => `, k${i} INTEGER`).join('');
	return {
		sql: `CREATE OR REPLACE TABLE incidents (row INTEGER, day INTEGER, month INTEGER, report_day INTEGER,
	longitude DOUBLE, latitude DOUBLE, place INTEGER, count DOUBLE, area INTEGER, cell INTEGER${codes})`,
		values: []
	};
}

/** A column whose texts are looked up in table `meaning_<name>`: `day`, `report_day`, `count`, `place`, `k<i>`. */
export interface MeaningColumn {
	name: string;
	expression: string;
}

/** A staged file's rows as incidents. */
export interface IncidentRows {
	meanings: MeaningColumn[];
	/** Whether the rows were staged with coordinates. */
	located: boolean;
	/** Added to the rows' numbers, so that they are unique over all files. */
	firstRow: number;
	/** How many category columns the table has, those that the file lacks included. */
	categories: number;
}

/**
 * Adds the staged rows whose values can all be read. A table `meaning_<name>` holds, for each text,
 * its `value` (NULL is missing) and whether a row with it is `rejected` (1); that of days, the `month` too.
 */
export function addIncidents(rows: IncidentRows): Query {
	const names = new Set(rows.meanings.map(({ name }) => name));
	const looked = (name: string, otherwise = 'NULL', column = 'value') =>
		names.has(name) ? `m_${name}.${column}` : otherwise;
	const codes = Array.from({ length: rows.categories }, (_, i) => `, ${looked(`k${i}`)}`).join('');
	const used = rows.meanings.map(({ name }) => `m_${name}.rejected = 0`);
	if (rows.located) used.push('problem IN (0, 4)');
	return {
		sql: `INSERT INTO incidents
SELECT row + ?::INTEGER, ${looked('day')}, ${looked('day', 'NULL', 'month')}, ${looked('report_day')},
	${rows.located ? `${usable('longitude')}, ${usable('latitude')}` : 'NULL, NULL'},
	${looked('place')}, ${looked('count', '1.0')}, NULL, NULL${codes}
FROM staged AS s
${rows.meanings.map(join).join('\n')}
WHERE ${[...used, 'true'].join(' AND ')}`,
		values: [rows.firstRow]
	};
}

function join({ name, expression }: MeaningColumn): string {
	return `LEFT JOIN meaning_${name} AS m_${name} ON m_${name}.text = coalesce(${expression}, '')`;
}

/** A coordinate, unless the other is missing or both stand for a missing place. */
function usable(name: 'longitude' | 'latitude'): string {
	const other = name === 'longitude' ? 'latitude' : 'longitude';
	return `CASE WHEN ${other} IS NOT NULL AND problem = 0 THEN ${name} END`;
}

/** How many staged rows have each problem of their coordinates. Columns: `problem`, `rows`. */
export function countCoordinateProblems(): Query {
	return {
		sql: `SELECT problem, count(*)::INTEGER AS rows FROM staged WHERE problem > 0 GROUP BY 1 ORDER BY 1`,
		values: []
	};
}

/** The first rows with a problem of their coordinates. Column: `row`. */
export function rowsWithCoordinateProblem(problem: number, limit: number): Query {
	return {
		sql: `SELECT row FROM staged WHERE problem = ?::INTEGER ORDER BY row LIMIT ?::INTEGER`,
		values: [problem, limit]
	};
}

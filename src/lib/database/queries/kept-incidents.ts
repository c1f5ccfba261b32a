import type { Query } from '$lib/model/engine';

/** Stands for a missing whole number in columns that have no other way to say so. */
const missing = `(${-(2 ** 31)})`;

const whole = ['day', 'month', 'report_day', 'place', 'area'];
const decimal = ['longitude', 'latitude', 'count'];

const wholes = (categories: number) => [
	...whole,
	...Array.from({ length: categories }, (_, i) => `k${i}`)
];

/** How many bytes a row of `keptIncidents` takes. */
export function bytesOfKeptRow(categories: number): number {
	return 4 * (1 + wholes(categories).length) + 8 * decimal.length;
}

/** All columns of the incidents but `cell`, which is worked out anew, in a form that says what is missing. */
export function keptIncidents(categories: number): Query {
	const columns = [
		...wholes(categories).map((name) => `coalesce(${name}, ${missing}::INTEGER) AS ${name}`),
		...decimal.map((name) => `coalesce(${name}, 'NaN'::DOUBLE) AS ${name}`)
	];
	return { sql: `SELECT row, ${columns.join(', ')} FROM incidents ORDER BY row`, values: [] };
}

/** Adds the rows of table `kept`, which `keptIncidents` gave, to the incidents. */
export function restoreIncidents(categories: number): Query {
	const names = ['row', ...wholes(categories), ...decimal];
	const values = [
		'row',
		...wholes(categories).map((name) => `nullif(${name}, ${missing}::INTEGER)`),
		...decimal.map((name) => `CASE WHEN NOT isnan(${name}) THEN ${name} END`)
	];
	return {
		sql: `INSERT INTO incidents (${names.join(', ')}) SELECT ${values.join(', ')} FROM kept ORDER BY row`,
		values: []
	};
}

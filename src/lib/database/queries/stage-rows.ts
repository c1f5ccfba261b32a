import type { Query } from '$lib/model/engine';
import { quoteName, quoteText } from './quote';
import type { CoordinateExpressions } from './staged-coordinates';

/** How delimited text is cut into values. */
export interface TextDialect {
	delimiter: string;
	quote: string;
}

/** Where rows come from: a registered file of delimited text without header, or a table of text columns `c0 …`. */
export type RowSource =
	{ location: string; dialect: TextDialect; columns: number } | { table: string; columns: number };

/**
 * Puts the wanted columns of a source, as text, into table `staged`: `row` (from 0), `v<i>` for the
 * source's column i, and `fingerprint`, the same for rows alike in every column, those left behind
 * included; with coordinates also `longitude`, `latitude` and the code of their `problem`. No name
 * from the user's file reaches the engine.
 */
export function stageRows(
	source: RowSource,
	wanted: number[],
	coordinates: CoordinateExpressions | null
): Query {
	const all = Array.from({ length: source.columns }, (_, i) => `c${i}`);
	const kept = ['row', ...wanted.map((i) => `v${i}`), 'fingerprint'].join(', ');
	const rows = `SELECT (row_number() OVER () - 1)::INTEGER AS row, ${all.map((name, i) => `${name} AS v${i}`).join(', ')},
	hash(${all.join(', ')}) AS fingerprint
FROM ${'table' in source ? quoteName(source.table) : readText(source, all)}`;
	const sql = coordinates
		? `SELECT ${kept}, longitude, latitude, (${coordinates.problem})::INTEGER AS problem
FROM (SELECT *, ${coordinates.longitude} AS longitude, ${coordinates.latitude} AS latitude FROM (${rows}))`
		: `SELECT ${kept} FROM (${rows})`;
	return { sql: `CREATE OR REPLACE TABLE staged AS ${sql}`, values: [] };
}

function readText(
	{ location, dialect }: { location: string; dialect: TextDialect },
	names: string[]
): string {
	const options = {
		columns: `{${names.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(', ')}}`,
		header: 'false',
		auto_detect: 'false',
		delim: quoteText(dialect.delimiter),
		quote: quoteText(dialect.quote),
		escape: quoteText(dialect.quote),
		encoding: `'utf-8'`,
		null_padding: 'true',
		// Read by several threads at once, a short row and a line break inside quotes do not go together.
		parallel: 'false',
		// Rows may end in other ways than lines inside quotes do, and than each other.
		strict_mode: 'false',
		max_line_size: '16777216'
	};
	const list = Object.entries(options).map(([name, value]) => `${name} = ${value}`);
	return `read_csv(${quoteText(location)}, ${list.join(', ')})`;
}

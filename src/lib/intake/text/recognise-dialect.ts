import Papa from 'papaparse';
import type { Dialect } from '$lib/model/intake';

/** A dialect, and the lines before the header (titles, notes) that belong to no table. */
export interface RecognisedDialect {
	dialect: Dialect;
	/** Records to pass over before the header. */
	skipRecords: number;
}

/** What separates values in practice, the likeliest first. */
const candidates = [',', ';', '\t', '|', '\u001f', '\u0001', '^', '~', ':', '#', '!'];
const mostTitleLines = 30;

/**
 * The delimiter, quotation mark and header position of delimited text, from its first part (whole
 * lines). The delimiter is the one that cuts most records into the same number of values, two or more.
 */
export function recogniseDialect(head: string): RecognisedDialect {
	const declared = /^sep=(.)\r?\n/i.exec(head);
	if (declared) return { dialect: { delimiter: declared[1], quote: '"' }, skipRecords: 1 };
	const quote = quoteOf(head);
	let best = { delimiter: ',', score: 0, columns: 1 };
	for (const delimiter of candidates) {
		if (!head.includes(delimiter)) continue;
		const { share, columns } = consistency(head, { delimiter, quote });
		if (columns < 2) continue;
		// A weak tie-break: among equally even cuts the one into more columns, then the commoner mark.
		const score = share + Math.min(columns, 20) * 0.002;
		if (score > best.score + 0.005) best = { delimiter, score, columns };
	}
	const dialect: Dialect = { delimiter: best.delimiter, quote };
	return { dialect, skipRecords: best.columns > 1 ? titleLines(head, dialect, best.columns) : 0 };
}

/** The records of a text as cells. Quotes that are broken cut wrongly but never throw. */
export function cells(text: string, dialect: Dialect, most = 0): string[][] {
	return Papa.parse<string[]>(text, {
		delimiter: dialect.delimiter,
		quoteChar: dialect.quote || '\u0000',
		preview: most
	}).data;
}

function consistency(head: string, dialect: Dialect): { share: number; columns: number } {
	const records = cells(head, dialect, 300).filter((record) => record.some((cell) => cell.trim()));
	const byWidth = new Map<number, number>();
	for (const { length } of records) byWidth.set(length, (byWidth.get(length) ?? 0) + 1);
	let columns = 1;
	let most = 0;
	for (const [width, count] of byWidth)
		if (width > 1 && count > most) [columns, most] = [width, count];
	// The header decides between a delimiter and a decimal comma: it has no decimals.
	const header = records.find((record) => record.length > 1);
	const fits = header?.length === columns ? 1 : 0.7;
	return { share: records.length ? (most / records.length) * fits : 0, columns };
}

function titleLines(head: string, dialect: Dialect, columns: number): number {
	const records = cells(head, dialect, mostTitleLines + 1);
	const filled = records.map((record) => record.filter((cell) => cell.trim()).length);
	const at = records.findIndex(
		(record, i) =>
			record.length >= columns &&
			(filled[i] > Math.max(1, columns * 0.5) || (columns > 2 && filled[i] * 2 === columns))
	);
	return at > 0 ? at : 0;
}

/** Single quotation marks only where values are wrapped in them and double ones are not. */
function quoteOf(head: string): Dialect['quote'] {
	const wraps = (quote: string) =>
		head.match(
			new RegExp(
				`(^|[,;\\t|])${quote}(?:[^${quote}\\n]|${quote}${quote})*${quote}(?=[,;\\t|\\r\\n]|$)`,
				'gm'
			)
		)?.length ?? 0;
	return wraps("'") > 3 && wraps('"') === 0 ? "'" : '"';
}

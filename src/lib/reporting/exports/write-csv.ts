import type { ResultTable } from '$lib/model/exports';
import type { Protected } from '$lib/model/protected';
import { csvCell } from '$lib/wording/csv-cell';

/**
 * A table as CSV (RFC 4180, lines ended by a line feed). Texts that a spreadsheet would take for a
 * formula are preceded by an apostrophe. Missing values are empty; numbers are written in full.
 */
export function writeCsv(table: Protected<ResultTable>): string {
	const lines = [table.columns, ...table.rows].map((row) => row.map(csvCell).join(','));
	return `${lines.join('\n')}\n`;
}

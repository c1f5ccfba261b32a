import type { ResultTable } from '$lib/model/exports';
import type { Protected } from '$lib/model/protected';

/**
 * A table as CSV (RFC 4180, lines ended by a line feed). Texts that a spreadsheet would take for a
 * formula are preceded by an apostrophe. Missing values are empty; numbers are written in full.
 */
export function writeCsv(table: Protected<ResultTable>): string {
	const lines = [table.columns, ...table.rows].map((row) => row.map(cell).join(','));
	return `${lines.join('\n')}\n`;
}

function cell(value: string | number | boolean | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
	if (typeof value === 'boolean') return String(value);
	const safe = /^[=+\-@\t\r\n|%]/.test(value) ? `'${value}` : value;
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

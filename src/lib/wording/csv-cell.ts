/**
 * Marks that spreadsheets take for the beginning of a formula, the wide ones of East Asian keyboards among
 * them, whatever blanks stand before. Programs that divide cells at semicolons or tabs look behind those too.
 */
const formula =
	/(^|[;\t\r\n])(?=[\s\0\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠])|^(?=[\t\r\n\0])/g;

/**
 * A value as one cell of a CSV file with commas (RFC 4180). In texts, what a spreadsheet would run as a
 * formula is preceded by an apostrophe; numbers are written in full. Missing values are empty.
 */
export function csvCell(value: string | number | boolean | null | undefined): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
	if (typeof value === 'boolean') return String(value);
	const safe = value.replace(formula, "$1'");
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

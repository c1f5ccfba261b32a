import type { Finding } from '$lib/model/problem';

/** A value that a spreadsheet cannot take for a formula, quoted where it must be. */
function cell(value: string | number | undefined): string {
	const text = String(value ?? '');
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The findings as CSV: file, row, column, value, problem, and whether the row was left out. */
export function findingsCsv(findings: readonly Finding[]): string {
	const lines = findings.map(({ file, row, column, value, problem, rejected }) =>
		[file, row, column, value, problem, rejected ? 'yes' : 'no'].map(cell).join(',')
	);
	return ['file,row,column,value,problem,left_out', ...lines].join('\r\n') + '\r\n';
}

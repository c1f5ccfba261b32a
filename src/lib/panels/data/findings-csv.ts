import type { Finding } from '$lib/model/problem';
import { csvCell } from '$lib/wording/csv-cell';

/** The findings as CSV: file, row, column, value, problem, and whether the row was left out. */
export function findingsCsv(findings: readonly Finding[]): string {
	const lines = findings.map(({ file, row, column, value, problem, rejected }) =>
		[file, row, column, value, problem, rejected ? 'yes' : 'no'].map(csvCell).join(',')
	);
	return ['file,row,column,value,problem,left_out', ...lines].join('\r\n') + '\r\n';
}

import Papa from 'papaparse';
import type { IncidentTable } from '$lib/pipeline/load-incidents';
import type { ColumnPlan, IdentifyingColumn, Role } from '$lib/model/intake';
import { incidentsSchema } from '$lib/model/settings/incidents';

/** A file of incidents as intake would hand it on, its columns' parts given. */
export function openedText(
	name: string,
	text: string,
	roles: Record<string, Role>,
	settings: object = {},
	identifying: IdentifyingColumn[] = []
): IncidentTable {
	const [header, ...lines] = text.trim().split('\n');
	const names = header.split(',');
	const columns = names.map((column): ColumnPlan => ({
		column,
		role: roles[column] ?? 'ignored',
		missing: ['', '-99', 'unknown'],
		number: null,
		dates: null
	}));
	return {
		settings: incidentsSchema.parse({ file: name, ...settings }),
		plan: { file: name, layout: 'cases', columns, combined: [] },
		opened: {
			kind: 'table',
			name,
			format: 'delimited-text',
			packing: 'none',
			encoding: 'utf-8',
			staged: {
				kind: 'text',
				names,
				rows: lines.length,
				firstRow: 2,
				sourceRows: null,
				blob: new Blob([`${lines.join('\n')}\n`]),
				dialect: { delimiter: ',', quote: '"' }
			},
			columns: [],
			identifying,
			plan: { file: name, layout: 'cases', columns, combined: [] },
			findings: [],
			tally: { read: lines.length, used: lines.length, rejected: 0, blank: 0 },
			preview: []
		}
	};
}

/** The same rows as columns in memory, as other formats are handed on. */
export function openedColumns(table: IncidentTable, text: string): IncidentTable {
	const { data } = Papa.parse<string[]>(text.trim(), { skipEmptyLines: true });
	const names = data[0];
	return {
		...table,
		opened: {
			...table.opened,
			format: 'xlsx',
			staged: {
				kind: 'columns',
				names,
				rows: data.length - 1,
				firstRow: 2,
				sourceRows: null,
				sourceColumns: null,
				columns: names.map((_, c) => data.slice(1).map((row) => row[c] || null))
			}
		}
	};
}

import readSheets from 'read-excel-file/universal';
import { InputError } from '$lib/model/problem';
import { columnNames, isHeader } from '../columns/column-names';
import type { Limits } from '../limits';
import { finding } from '../problems';
import { ColumnBuilder, textOf, type StagedColumnsResult } from './stage-objects';

/** The share of the cells of the fullest sheet that a sheet must hold to be taken for the table, not for notes. */
const tableShare = 0.1;

/** Reads the first sheet of a workbook that holds a table; the other sheets are named in a finding. */
export async function readWorkbook(
	file: string,
	blob: Blob,
	limits: Limits
): Promise<StagedColumnsResult> {
	const sheets = await readCells(file, blob, limits);
	const filled = sheets.filter(({ data }) => data.some((row) => row.some((cell) => cell?.trim())));
	if (!filled.length) throw new InputError('The workbook holds no table.', { file }, 'empty-file');
	const cells = filled.map(({ data }) => data.flat().filter((cell) => cell?.trim()).length);
	const fullest = cells.reduce((most, count) => Math.max(most, count));
	const first = filled[cells.findIndex((count) => count >= tableShare * fullest)];
	const others = filled.filter((sheet) => sheet !== first);
	const result = stageCells(file, first.data, limits);
	if (others.length)
		result.findings.push(
			finding(
				'other-sheets',
				{ file },
				{
					read: first.name,
					others: others.map(({ name }) => name).join(', ')
				}
			)
		);
	return result;
}

interface Sheet {
	name: string;
	data: (string | null)[][];
}

async function readCells(file: string, blob: Blob, limits: Limits): Promise<Sheet[]> {
	if (blob.size > limits.wholeBytes / 4)
		throw new InputError(
			'The workbook is too large to be read here; save the sheet as CSV.',
			{ file },
			'too-large'
		);
	try {
		const sheets = await readSheets(await blob.arrayBuffer());
		return sheets.map(({ sheet, data }) => ({
			name: sheet,
			data: data.map((row) => row.map((cell) => textOf(cell)))
		}));
	} catch {
		throw new InputError(
			'The workbook is damaged, locked with a password or was cut off; save it again, or as CSV.',
			{ file },
			'workbook-unreadable'
		);
	}
}

/** Rows of cells as a table: titles above the header are passed over, blank rows left out. */
export function stageCells(
	file: string,
	cells: (string | null)[][],
	limits: Limits
): StagedColumnsResult {
	const filled = (row: (string | null)[]) => row.filter((cell) => cell?.trim()).length;
	const width = Math.max(...cells.slice(0, 200).map(filled), 1);
	const top = Math.max(
		0,
		cells.findIndex((row) => filled(row) > width / 2)
	);
	const header = cells[top].map((cell) => cell ?? '');
	const named = isHeader(header);
	const { names } = columnNames(named ? header : header.map(() => ''));
	const builder = new ColumnBuilder(file, limits);
	if (top > 0) builder.findings.push(finding('title-lines', { file, row: 1 }, { count: top }));
	if (!named) builder.findings.push(finding('no-header', { file, row: top + 1 }));
	for (let i = named ? top + 1 : top; i < cells.length; i++) {
		if (filled(cells[i])) {
			const row: [string, string | null][] = names.map((name, k) => [name, cells[i][k] ?? null]);
			builder.add(Object.fromEntries(row), i + 1);
		} else builder.skipBlank();
	}
	return builder.finish();
}

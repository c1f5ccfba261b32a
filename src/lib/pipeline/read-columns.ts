import { stagedRows } from '$lib/database/queries/staged-rows';
import { didYouMean } from '$lib/model/nearest-name';
import { InputError } from '$lib/model/problem';
import type { Context } from './context';
import { stageTable } from './incidents/stage-table';
import { openTables } from './open-incidents';

/** Some columns of a small file as texts, row by row. */
export interface ReadColumns {
	/** One list of texts a column, in the order asked for. */
	columns: (string | null)[][];
	/** The file's own row of each row. */
	rowOf: (row: number) => number;
	length: number;
}

/** Reads named columns of a small file besides the incidents: lists, effort, last year's money. */
export async function readColumns(
	file: string,
	names: string[],
	context: Context
): Promise<ReadColumns> {
	const [{ staged }] = await openTables(file, context);
	const wanted = names.map((column) => {
		const index = staged.names.indexOf(column);
		if (index >= 0) return index;
		throw new InputError(
			`There is no column ${JSON.stringify(column)} in this file.${didYouMean(column, staged.names)}`,
			{ file, column },
			'unknown-column'
		);
	});
	await stageTable(context.engine, staged, wanted, null, context.signal);
	const { columns, length } = await context.engine.query(stagedRows(wanted), context.signal);
	return {
		columns: wanted.map((i) => columns[`v${i}`] as (string | null)[]),
		rowOf: (row) => staged.sourceRows?.[row] ?? staged.firstRow + row,
		length
	};
}

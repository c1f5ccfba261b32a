import { protectFigure } from '$lib/disclosure/gate';
import { deriveProtected } from '$lib/disclosure/derive';
import { numberStyle, readNumber } from '$lib/intake/values/read-number';
import type { ListTable, PopulationEstimate } from '$lib/model/list-overlaps';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { UnderreportingSettings } from '$lib/model/settings/underreporting';
import { tabulateHistories } from '$lib/planning/lists/list-table';
import type { Context } from './context';
import { readColumns } from './read-columns';

type MultipleSystems = Extract<UnderreportingSettings, { method: 'multiple-systems' }>;

/**
 * Multiple systems estimation from the project's table of overlaps. It needs neither incidents nor
 * areas. The estimate is a total over the whole table; it is hidden only where even the number of
 * reported cases is.
 */
export async function estimateHidden(
	settings: MultipleSystems,
	project: Pick<Project, 'disclosure'>,
	context: Context
): Promise<Protected<PopulationEstimate>> {
	const table = await readListTable(settings, context);
	const { selection, threshold, replicates, seed } = settings;
	const estimate = await context.runner.run(
		'estimate-population',
		{ table, selection, threshold, replicates, seed },
		context
	);
	const shown = protectFigure(estimate.reported, project.disclosure);
	return deriveProtected(shown, ({ count }) => {
		if (Number.isNaN(count))
			throw new InputError(
				'The lists hold too few cases to show any figure under the disclosure rules; use more data.',
				{ file: settings.lists.file },
				'lists-hidden'
			);
		return estimate;
	});
}

/** How a cell says that the cases of its row are on the list, or are not. */
const marks: Record<string, 0 | 1> = {
	...Object.fromEntries(['1', '1.0', 'true', 't', 'yes', 'y', 'x'].map((text) => [text, 1])),
	...Object.fromEntries(['', '0', '0.0', 'false', 'f', 'no', 'n'].map((text) => [text, 0]))
};

/** The table's overlaps: a row is a combination of lists with its number of cases, or one case. */
async function readListTable({ lists }: MultipleSystems, context: Context): Promise<ListTable> {
	const { file, columns, count } = lists;
	const read = await readColumns(file, [...columns, ...(count ? [count] : [])], context);
	const texts = read.columns.map((column) => column.map((text) => (text ?? '').trim()));
	const counts = count ? readCounts(texts[columns.length], file, count, read.rowOf) : null;
	const rows = Array.from({ length: read.length }, (_, row) => {
		const membership = columns.map((column, list) => {
			const mark = marks[texts[list][row].toLowerCase()];
			if (mark !== undefined) return mark;
			throw new InputError(
				'a list column must hold 1 (on the list) or 0 (not on it)',
				{ file, row: read.rowOf(row), column, value: texts[list][row] },
				'list-membership'
			);
		});
		return { membership, count: counts?.[row] ?? 1 };
	});
	return tabulateHistories(columns, rows, { file, firstRow: read.rowOf(0) });
}

function readCounts(
	texts: string[],
	file: string,
	column: string,
	rowOf: (row: number) => number
): number[] {
	const style = numberStyle(texts, 'whole');
	return texts.map((text, row) => {
		const count = readNumber(text, style);
		if (Number.isInteger(count) && count >= 0) return count;
		throw new InputError(
			'the number of cases must be a whole number of at least 0',
			{ file, row: rowOf(row), column, value: text },
			'list-count'
		);
	});
}

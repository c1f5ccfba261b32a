import { protectFigure } from '$lib/disclosure/gate';
import { deriveProtected } from '$lib/disclosure/derive';
import { numberStyle, readNumber } from '$lib/intake/values/read-number';
import type { ListTable, PopulationEstimate } from '$lib/model/planning';
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

async function readListTable({ lists }: MultipleSystems, context: Context): Promise<ListTable> {
	const names = [...lists.columns, lists.count];
	const read = await readColumns(lists.file, names, context);
	const texts = read.columns.map((column) => column.map((text) => (text ?? '').trim()));
	const counts = texts[lists.columns.length];
	const style = numberStyle(counts, 'whole');
	const rows = Array.from({ length: read.length }, (_, row) => {
		const membership = lists.columns.map((column, list) => {
			const text = texts[list][row].toLowerCase();
			if (['1', 'true', 'yes', '1.0'].includes(text)) return 1;
			if (['0', 'false', 'no', '', '0.0'].includes(text)) return 0;
			throw new InputError(
				'a list column must hold 1 (on the list) or 0 (not on it)',
				{ file: lists.file, row: read.rowOf(row), column, value: texts[list][row] },
				'list-membership'
			);
		});
		const count = readNumber(counts[row], style);
		if (!Number.isInteger(count) || count < 0)
			throw new InputError(
				'the number of cases must be a whole number of at least 0',
				{ file: lists.file, row: read.rowOf(row), column: lists.count, value: counts[row] },
				'list-count'
			);
		return { membership, count };
	});
	return tabulateHistories(lists.columns, rows, { file: lists.file, firstRow: read.rowOf(0) });
}

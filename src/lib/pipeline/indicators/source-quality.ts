import { countMissing } from '$lib/database/queries/count-missing';
import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { exactQuality, publishedQuality } from '$lib/disclosure/protect-quality';
import type { Indicators } from '$lib/model/indicators';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from '../context';
import type { LoadedProject } from '../load-panel';
import { openCells } from './cell-source';

/** How much each source leaves open: missing values by column, missing dates and places, late reports. */
export async function sourceQuality(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<Indicators['quality']>> {
	const { categories, dated, counted } = loaded.dataset;
	const at = categories.findIndex(({ id }) => id === 'organisation');
	const others = categories.flatMap((_, i) => (i === at ? [] : [i]));
	const query = countMissing(at < 0 ? null : at, others, counted);
	const { columns, length } = await context.engine.query(query, context.signal);
	const number = (name: string, row: number) => (columns[name] as Float64Array)[row];
	const late = (columns.reported as Float64Array).some((cases) => cases > 0);
	const sources = Array.from(columns.source as Int32Array, (code) =>
		code < 0 || at < 0 ? null : categories[at].values[code]
	);
	const ids = others.map((i) => categories[i].id);
	const policy = project.disclosure;
	const quality =
		policy.mode === 'exact'
			? exactQuality(
					Array.from({ length }, (_, row) => {
						const cases = number('cases', row);
						const share = (name: string) => number(name, row) / cases;
						return {
							source: sources[row],
							all: at < 0,
							cases,
							shares: Float64Array.from([
								...others.map((_, i) => share(`c${i}`)),
								dated ? share('undated') : -1,
								share('unplaced'),
								late ? share('late') : -1
							])
						};
					}),
					policy
				)
			: publishedQuality(
					(await openCells(project, loaded, context, [...ids, 'organisation'])).release,
					at < 0 ? [] : sources,
					{ missing: ids, dated, late }
				);
	return deriveProtectedFrom({ quality }, ({ quality: rows }) => ({
		columns: [...ids, 'undated', 'unplaced', 'late'],
		rows: [...rows].sort((a, b) => Number(a.all) - Number(b.all) || (b.cases || 0) - (a.cases || 0))
	}));
}

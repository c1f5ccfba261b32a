import { countMissing } from '$lib/database/queries/count-missing';
import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { protectQuality } from '$lib/disclosure/protect-quality';
import type { Indicators } from '$lib/model/indicators';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from '../context';
import type { LoadedProject } from '../load-panel';
import type { CellSource } from './cell-source';

/** How much each source leaves open: missing values by column, missing dates and places, late reports. */
export async function sourceQuality(
	source: CellSource,
	project: Project,
	{ dataset }: LoadedProject,
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>
): Promise<Protected<Indicators['quality']>> {
	const at = dataset.categories.findIndex(({ id }) => id === 'organisation');
	const others = dataset.categories.flatMap((_, i) => (i === at ? [] : [i]));
	const query = countMissing(at < 0 ? null : at, others, dataset.counted);
	const { columns, length } = await engine.query(query, signal);
	const number = (name: string, row: number) => (columns[name] as Float64Array)[row];
	const reported = (columns.reported as Float64Array).some((cases) => cases > 0);
	const names = Array.from(columns.source as Int32Array, (code) =>
		code < 0 || at < 0 ? null : dataset.categories[at].values[code]
	);
	const ids = others.map((i) => dataset.categories[i].id);
	const shown = names.map((name) =>
		at < 0
			? source.count([-1], {}, [null])
			: source.count([-1], { organisation: [name ?? ''] }, [null])
	);
	const rows = Array.from({ length }, (_, row) => ({
		source: names[row],
		cases: number('cases', row),
		shown: shown[row].counts[0],
		lacking: Float64Array.from([
			...others.map((_, i) => number(`c${i}`, row)),
			dataset.dated ? number('undated', row) : NaN,
			number('unplaced', row),
			reported ? number('late', row) : NaN
		])
	}));
	const quality = protectQuality(rows, project.disclosure);
	return deriveProtectedFrom({ quality }, ({ quality: { width, rows: found } }) => ({
		columns: [...ids, 'undated', 'unplaced', 'late'],
		width,
		rows: [...found].sort((a, b) => (b.cases || 0) - (a.cases || 0))
	}));
}

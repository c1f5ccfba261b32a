import { countValues } from '$lib/database/queries/count-values';
import { noPeriod } from '$lib/database/queries/period-expression';
import type { ColumnCounts } from '$lib/disclosure/breakdown-release';
import type { Release, ReleaseInput } from '$lib/disclosure/release';
import { isoDate, periodsBetween, type Periods, type Step } from '$lib/model/period';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { lumpValues } from './lump-values';

/** The column that holds who reported. */
const organisation = 'organisation';

/** The period that cells are published by: months for months, quarters and years, else the step itself. */
export function releaseStep(step: Step): Step {
	return step === 'day' || step === 'week' ? step : 'month';
}

/**
 * Decides which cells of a loaded project are published (see `disclosure/gate.ts`): one query, and one
 * more for each category column, over all incidents, whatever window and filter a view has. Keep the
 * result: it depends on the data, the areas, the policy and `releaseStep` alone.
 */
export async function loadRelease(
	loaded: LoadedProject,
	policy: Policy,
	step: Step,
	context: Pick<Context, 'engine' | 'runner' | 'signal'>
): Promise<Release> {
	const input = await releaseInput(loaded, step, context);
	return context.runner.run('decide-release', { input, policy }, { signal: context.signal });
}

/**
 * What a release is decided from. Columns are published each by itself, so a view of few of them needs
 * no others: `wanted` says which (the reporting organisation is always there, for the dominance rule).
 */
export async function releaseInput(
	{ dataset, areas }: LoadedProject,
	step: Step,
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>,
	wanted: (column: string) => boolean = () => true
): Promise<ReleaseInput> {
	const base = releaseStep(step);
	const periods: Periods =
		!dataset.dated || Number.isNaN(dataset.firstDay)
			? { step: base, first: 0, length: 1 }
			: periodsBetween(isoDate(dataset.firstDay), isoDate(dataset.lastDay), base);
	const count = async (category: number | null) => {
		const { columns } = await engine.query(countValues(category, base, dataset.counted), signal);
		const missing = category === null ? 0 : dataset.categories[category].values.length;
		return {
			area: columns.area as Int32Array,
			period: (columns.period as Int32Array).map((number) => {
				if (!dataset.dated) return 0;
				return number === noPeriod ? -1 : number - periods.first;
			}),
			value: (columns.value as Int32Array).map((code) => (code < 0 ? missing : code)),
			count: columns.count as Float64Array
		};
	};
	const columns: ColumnCounts[] = [];
	for (const [category, { id, values }] of dataset.categories.entries()) {
		if (id !== organisation && !wanted(id)) continue;
		columns.push(
			lumpValues({
				names: [id],
				values: [...values.map((value) => [value]), [null]],
				...(await count(category))
			})
		);
	}
	return {
		areaCount: areas.ids.length,
		parents: areas.parents,
		periods,
		cells: await count(null),
		columns,
		population: areas.population?.slice() ?? null,
		organisation
	};
}

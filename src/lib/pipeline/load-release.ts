import { countValues, longestDelay } from '$lib/database/queries/count-values';
import { noPeriod } from '$lib/database/queries/period-expression';
import type { ColumnCounts } from '$lib/disclosure/breakdown-release';
import type { Release, ReleaseInput } from '$lib/disclosure/release';
import { isoDate, periodsBetween, type Periods, type Step } from '$lib/model/period';
import type { Areas } from '$lib/model/areas';
import type { Dataset } from '$lib/model/dataset';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { lumpValues, mostPublishedValues } from './lump-values';

/** The column that holds who reported. */
const organisation = 'organisation';

/** The column of months between a case and its report; -1 where there is no report. */
export const delayColumn = 'months to report';

/**
 * The period that cells are published by: months, or weeks or days where the policy says so. It does not
 * follow the step of a view: weeks and months of the same records could be subtracted.
 */
export function releaseStep({ finestStep }: Policy): Step {
	return finestStep === 'day' || finestStep === 'week' ? finestStep : 'month';
}

const decided = new WeakMap<Dataset, Map<string, { areas: Areas; release: Promise<Release> }>>();

/**
 * The cells of a loaded project that are published (see `disclosure/gate.ts`). Decided once for a
 * dataset, its areas and a policy, whatever window and filter a view has, and kept for every later
 * caller. `columns` names the columns that are needed, those of `dataset.followUp` and `delayColumn`
 * too; left out: all category columns.
 */
export function loadRelease(
	loaded: LoadedProject,
	policy: Policy,
	context: Pick<Context, 'engine' | 'runner'>,
	columns?: string[]
): Promise<Release> {
	const kept = decided.get(loaded.dataset) ?? new Map();
	decided.set(loaded.dataset, kept);
	const keyOf = (names: string[] | null) => JSON.stringify([policy, names]);
	const shown = new Set(loaded.dataset.categories.map(({ id }) => id));
	const isInAll = (columns ?? []).every((name) => shown.has(name) || name === organisation);
	for (const key of [...(isInAll ? [keyOf(null)] : []), keyOf(columns ?? null)])
		if (kept.get(key)?.areas === loaded.areas) return kept.get(key).release;
	const release = decide(loaded, policy, context, columns);
	const key = keyOf(columns ?? null);
	kept.set(key, { areas: loaded.areas, release });
	release.catch(() => kept.delete(key));
	return release;
}

/**
 * The cells that monitoring counts from: those that are published, or in `exact` mode all of them.
 * `columns` as in `loadRelease`.
 */
export function loadCells(
	loaded: LoadedProject,
	policy: Policy,
	context: Pick<Context, 'engine' | 'runner'>,
	columns: string[]
): Promise<Release> {
	return policy.mode === 'exact'
		? decide(loaded, policy, context, columns, true)
		: loadRelease(loaded, policy, context, columns);
}

/** Not stopped by the view that asked first: others may wait for the same. */
async function decide(
	loaded: LoadedProject,
	policy: Policy,
	{ engine, runner }: Pick<Context, 'engine' | 'runner'>,
	columns?: string[],
	open = false
): Promise<Release> {
	const shown = new Set(loaded.dataset.categories.map(({ id }) => id));
	const wanted = (id: string) => (columns ? columns.includes(id) : shown.has(id));
	const input = await releaseInput(loaded, policy, { engine }, wanted);
	return runner.run('decide-release', { input, policy, open });
}

/**
 * What a release is decided from. Columns are published each by itself, so a view of few of them needs
 * no others: `wanted` says which (the reporting organisation is always there, for the dominance rule).
 */
async function releaseInput(
	{ dataset, areas }: LoadedProject,
	policy: Policy,
	{ engine }: Pick<Context, 'engine'>,
	wanted: (column: string) => boolean
): Promise<ReleaseInput> {
	const base = releaseStep(policy);
	const coded = [...dataset.categories, ...dataset.followUp];
	const periods: Periods =
		!dataset.dated || Number.isNaN(dataset.firstDay)
			? { step: base, first: 0, length: 1 }
			: periodsBetween(isoDate(dataset.firstDay), isoDate(dataset.lastDay), base);
	const count = async (category: number | 'delay' | null) => {
		const { columns } = await engine.query(countValues(category, base, dataset.counted));
		const missing =
			category === null
				? 0
				: category === 'delay'
					? longestDelay + 1
					: coded[category].values.length;
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
	for (const [category, { id, values }] of coded.entries()) {
		if (id !== organisation && !wanted(id)) continue;
		const counted = await count(category);
		// A missing value that no record has would only be merged with, and so hide, the rarest one.
		const empty =
			policy.showZero &&
			values.length < mostPublishedValues &&
			!counted.value.includes(values.length);
		const texts = values.map((value): [string | null] => [value]);
		columns.push(
			lumpValues({ names: [id], values: empty ? texts : [...texts, [null]], ...counted })
		);
	}
	if (wanted(delayColumn)) {
		const values = Array.from({ length: longestDelay + 1 }, (_, months): [string] => [`${months}`]);
		columns.push({
			names: [delayColumn],
			values: [...values, [null]],
			...(await count('delay'))
		});
	}
	return {
		areaCount: areas.ids.length,
		parents: areas.parents,
		holds: partsHeld(areas),
		periods,
		cells: await count(null),
		columns,
		population: areas.population?.slice() ?? null,
		organisation
	};
}

/** Of how many areas each was joined; null where all are as drawn. */
export function partsHeld({ parts, ids }: Areas): Int32Array | null {
	if (!parts) return null;
	const held = new Int32Array(ids.length);
	for (const area of parts.region) held[area]++;
	return held;
}

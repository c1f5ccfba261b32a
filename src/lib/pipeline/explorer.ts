import type { Selection } from '$lib/database/queries/selection';
import type { CellsSettings, ExploreRequest, ExploreView } from '$lib/model/explore';
import type { Protected } from '$lib/model/protected';
import type { RunOptions } from '$lib/model/runner';
import type { Context } from './context';
import { areaCells } from './explore/area-cells';
import { areaLabels } from './explore/area-labels';
import { composeView, type ViewSource } from './explore/compose-view';
import type { Release } from '$lib/disclosure/release';
import { thresholdCounter } from './explore/counter';
import { releaseCounter } from './explore/release-counter';
import { loadRelease } from './load-release';
import { tallyBy, tallyCells, tallyFlows, type TallyRequest } from './explore/load-tallies';
import { totalOf, windowSum } from './explore/prefix-table';
import { dataPeriods, trendStretches } from './explore/stretches';
import { matchPlaces } from './incidents/match-places';
import type { LoadedProject } from './load-panel';
import { filterCodes } from './select-incidents';

/** The category columns that can name where somebody came from, the likeliest first. */
const originColumns = ['origin', 'citizenship'];

/**
 * Answers what the Explore page asks of one loaded project. The engine counts once for each filter and
 * step, over all periods; a moved brush is then answered from those small tables, without engine or worker.
 */
export class Explorer {
	#kept = new Map<string, { key: string; value: Promise<unknown> }>();

	constructor(
		private readonly loaded: LoadedProject,
		private readonly context: Context
	) {}

	/** The view of a request. The same request gives the same view. */
	async explore(
		request: ExploreRequest,
		options: RunOptions = {}
	): Promise<Protected<ExploreView>> {
		return composeView(request, await this.#source(request, { ...this.context, ...options }));
	}

	async #source(request: ExploreRequest, context: Context): Promise<ViewSource> {
		const { loaded } = this;
		const { dataset, areas } = loaded;
		const { step } = request.period;
		const periods = dataPeriods(dataset, step);
		const kept = filterCodes(dataset, request.filter);
		const selected = request.selectedArea === null ? -1 : areas.ids.indexOf(request.selectedArea);
		const filter = JSON.stringify([step, request.filter]);
		const selection: Selection = { codes: kept, days: { from: null, to: null }, area: null };
		const tally: TallyRequest = { loaded, periods, selection };
		const ofArea = { ...tally, selection: { ...selection, area: selected < 0 ? null : selected } };

		const byArea = await this.#once('areas', filter, () =>
			tallyBy('area', areas.ids.length, tally, context)
		);
		const byCategory = await this.#once('categories', filter + selected, () =>
			inTurn(dataset.categories, ({ values }, category) =>
				tallyBy({ category }, values.length, ofArea, context)
			)
		);
		const flows = await this.#once('flows', filter, () => this.#flows(tally, context));
		const cells = request.cells && (await this.#cells(request, request.cells, tally, context));
		const all = await this.#once('all', filter, async () => totalOf(byArea));
		const counter =
			request.policy.mode === 'exact'
				? thresholdCounter({ byArea, all, byCategory }, request.policy)
				: releaseCounter({
						release: await this.#release(request, context),
						dataset,
						periods,
						kept,
						selected,
						isSilent: (area, { first, last }) =>
							Number.isNaN(
								area < 0 ? windowSum(all, 0, first, last) : windowSum(byArea, area, first, last)
							)
					});
		const stretches = trendStretches(periods);
		const trend = await this.#once('trend', filter + JSON.stringify(request.policy), async () =>
			counter.areas(stretches, null)
		);
		return {
			loaded,
			periods,
			counter,
			trend: { table: trend, length: stretches.length },
			flows,
			cells,
			kept,
			selected
		};
	}

	/** Cells of exact places in `exact` mode; else cells of areas, which show what the areas publish. */
	#cells(
		{ policy, filter }: ExploreRequest,
		settings: CellsSettings,
		tally: TallyRequest,
		context: Context
	): Promise<NonNullable<ViewSource['cells']>> {
		const key = JSON.stringify([settings, policy.mode]);
		if (policy.mode !== 'exact')
			return this.#once('area-cells', key, () => areaCells(settings, this.loaded.areas, context));
		const of = key + JSON.stringify([tally.periods.step, filter]);
		return this.#once('cells', of, () => tallyCells(settings, tally, context));
	}

	/** The cells that may be shown, decided once for the data, the policy and the base period. */
	#release({ policy }: ExploreRequest, context: Context): Promise<Release> {
		return loadRelease(this.loaded, policy, context);
	}

	/** Origins to areas, where a column names places of origin. */
	async #flows(tally: TallyRequest, context: Context): Promise<ViewSource['flows']> {
		const { dataset, areas } = this.loaded;
		const id = originColumns.find((name) =>
			dataset.categories.some((column) => column.id === name)
		);
		if (id === undefined) return null;
		const column = dataset.categories.findIndex((category) => category.id === id);
		const names = dataset.categories[column].values;
		const found = await tallyFlows(column, tally, context);
		const matches = matchPlaces(names, areas);
		const labels = areaLabels(areas);
		const centreOf = (area: number | null) =>
			area === null ? [NaN, NaN] : [areas.centres[2 * area], areas.centres[2 * area + 1]];
		const originAreas = Array.from(found.origins, (code) => matches[code].area);
		return {
			...found,
			category: column,
			originNames: originAreas.map((area, i) =>
				area === null ? names[found.origins[i]] : labels[area]
			),
			originCentres: Float64Array.from(originAreas.flatMap(centreOf)),
			destinationNames: Array.from(found.destinations, (area) => labels[area]),
			destinationCentres: Float64Array.from(Array.from(found.destinations).flatMap(centreOf))
		};
	}

	/** Keeps the newest value of each kind; one that failed is made again. */
	async #once<T>(kind: string, key: string, make: () => Promise<T>): Promise<T> {
		const known = this.#kept.get(kind);
		if (known?.key === key) return known.value as Promise<T>;
		const value = make();
		this.#kept.set(kind, { key, value });
		value.catch(() => {
			if (this.#kept.get(kind)?.value === value) this.#kept.delete(kind);
		});
		return value;
	}
}

async function inTurn<From, To>(
	items: From[],
	work: (item: From, index: number) => Promise<To>
): Promise<To[]> {
	const results: To[] = [];
	for (const [i, item] of items.entries()) results.push(await work(item, i));
	return results;
}

import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { gatherCells } from '$lib/disclosure/gather-cells';
import { protectTable } from '$lib/disclosure/gate';
import { statusCode, type ProtectedTable, type ShownTable } from '$lib/model/disclosure';
import type {
	ExploreCategory,
	ExploreRequest,
	ExploreView,
	Shown,
	ShownValue
} from '$lib/model/explore';
import type { Periods } from '$lib/model/period';
import { periodsPerYear } from '$lib/model/period';
import type { Protected } from '$lib/model/protected';
import type { LoadedProject } from '../load-panel';
import { meanPopulation } from '../population';
import type { Counter, Stretch } from './counter';
import type { CellTally, FlowTally } from './load-tallies';
import type { AreaCells } from './area-cells';
import { areaLabels } from './area-labels';
import { windowSums } from './prefix-table';
import { before, brushed } from './stretches';

/** At most so many flows are listed. */
const longestFlows = 200;

/** All that a view is composed of; everything but the window stays the same while a brush moves. */
export interface ViewSource {
	loaded: LoadedProject;
	periods: Periods;
	counter: Counter;
	/** Small series of every area over the whole of the data. */
	trend: { table: ProtectedTable; length: number };
	flows: (FlowTally & FlowEnds & { category: number }) | null;
	/** Cells of exact places (`exact` mode), or of areas. */
	cells: CellTally | AreaCells | null;
	/** The codes that the filter keeps, by category column. */
	kept: Map<number, number[]>;
	selected: number;
}

/** Names and centres of either end of every flow. */
export interface FlowEnds {
	originNames: string[];
	originCentres: Float64Array;
	destinationNames: string[];
	destinationCentres: Float64Array;
}

/** Composes the view of a window from tallies made before: no engine, no worker, a few milliseconds. */
export function composeView(request: ExploreRequest, source: ViewSource): Protected<ExploreView> {
	const { loaded, periods, counter, selected, trend } = source;
	const { dataset } = loaded;
	const stretch = brushed(request, periods, dataset.dated);
	const residents = meanPopulation(loaded, periods, stretch, dataset.dated);
	// Rates are a year's, however long the window is.
	const years = dataset.dated
		? (stretch.last - stretch.first + 1) / periodsPerYear[periods.step]
		: 1;
	const personYears = residents && residents.map((count) => count * years);
	const residentsShown = personYears
		? selected < 0
			? personYears.reduce((sum, value) => sum + (value || 0), 0)
			: personYears[selected]
		: NaN;
	const areas = counter.areas([stretch], personYears);
	const parts = {
		areas,
		areasBefore: counter.areas([before(stretch)], null),
		trend: trend.table,
		periods: counter.stretches(
			selected,
			Array.from({ length: periods.length }, (_, t) => ({ first: t, last: t })),
			NaN
		),
		totals: counter.stretches(selected, [stretch, before(stretch)], residentsShown),
		leftOut: counter.leftOut(stretch),
		categories: dataset.categories.map((_, i) => counter.values(i, stretch)),
		flows: flowTable(source, stretch, request),
		cells: cellTable(source, stretch, request, areas)
	};
	return deriveProtectedFrom(parts, (shown) => ({
		request,
		pending: false,
		totals: {
			count: valueOf(shown.totals, 0),
			before: valueOf(shown.totals, 1),
			rate: rateOf(shown.totals, 0),
			areasWithCases: areasWithCases(shown.areas),
			undated: valueOf(shown.leftOut, 0),
			unplaced: valueOf(shown.leftOut, 1)
		},
		byPeriod: { periods, window: stretch, counts: shownOf(shown.periods) },
		byArea: {
			ids: loaded.areas.ids,
			names: areaLabels(loaded.areas),
			count: shownOf(shown.areas),
			before: shownOf(shown.areasBefore),
			population: residents ?? unknown(loaded.areas.ids.length),
			rate: ratesOf(shown.areas),
			trend: shownOf(shown.trend),
			trendLength: trend.length,
			selected
		},
		categories: dataset.categories.map((_, i) => category(source, i, shown.categories[i])),
		flows: shown.flows && flows(source.flows!, shown.flows),
		cells: shown.cells && {
			...source.cells!.settings,
			ids: source.cells!.ids,
			...source.cells!.shapes,
			counts: shownOf(shown.cells)
		}
	}));
}

const noData = 2;
const unknownByLength = new Map<number, Float64Array>();

/** The same array for the same length, so that views see that nothing changed. */
function unknown(length: number): Float64Array {
	const known = unknownByLength.get(length) ?? new Float64Array(length).fill(NaN);
	unknownByLength.set(length, known);
	return known;
}

const shownOf = ({ counts, statuses }: ShownTable): Shown => ({ values: counts, status: statuses });

const valueOf = ({ counts, statuses }: ShownTable, i: number): ShownValue => ({
	value: counts[i],
	status: statuses[i]
});

function rateOf({ rates, statuses }: ShownTable, i: number): ShownValue {
	const value = rates ? rates[i] : NaN;
	return { value, status: Number.isNaN(value) && statuses[i] !== 1 ? noData : statuses[i] };
}

function ratesOf(table: ShownTable): Shown {
	const values = table.rates ?? unknown(table.counts.length);
	return { values, status: Uint8Array.from(values, (_, i) => rateOf(table, i).status) };
}

/** Areas whose count is shown and above zero: at least so many, with a mark, where others are hidden. */
function areasWithCases({ counts, hidden }: ShownTable): ShownValue {
	const value = counts.reduce((areas, count) => areas + Number(count > 0), 0);
	if (hidden && value === 0) return { value: NaN, status: statusCode.hidden };
	return { value, status: hidden ? statusCode.unreliable : statusCode.shown };
}

function category(
	{ loaded, kept, counter }: ViewSource,
	index: number,
	table: ShownTable
): ExploreCategory {
	const { id, values } = loaded.dataset.categories[index];
	const codes = kept.get(index);
	const all = [...values, null];
	const isKept = (code: number) => !codes || codes.includes(code === values.length ? -1 : code);
	return {
		column: id,
		values: all,
		counts: shownOf(table),
		kept: Uint8Array.from(all, (_, code) => Number(isKept(code))),
		...counter.related?.(index)
	};
}

function flowTable(
	{ flows, selected, counter }: ViewSource,
	stretch: Stretch,
	{ policy }: ExploreRequest
): ProtectedTable | null {
	if (!flows) return null;
	if (counter.flows)
		return counter.flows(flows.category, flows.origins, flows.destinations, stretch);
	const { first, last } = stretch;
	const counts = windowSums(flows.table, first, last).slice(0, flows.origins.length);
	if (selected >= 0)
		flows.destinations.forEach((area, i) => (counts[i] = area === selected ? counts[i] : 0));
	return protectTable({ rows: counts.length, columns: 1, counts, population: null }, policy);
}

function flows(
	tally: FlowTally & FlowEnds,
	{ counts, statuses }: ShownTable
): ExploreView['flows'] {
	const order = Array.from(counts.keys())
		.filter((i) => counts[i] > 0)
		.sort((a, b) => counts[b] - counts[a] || a - b)
		.slice(0, longestFlows);
	const pick = (centres: Float64Array) =>
		Float64Array.from(order.flatMap((i) => [centres[2 * i], centres[2 * i + 1]]));
	return {
		origins: order.map((i) => tally.originNames[i]),
		destinations: order.map((i) => tally.destinationNames[i]),
		originCentres: pick(tally.originCentres),
		destinationCentres: pick(tally.destinationCentres),
		counts: {
			values: Float64Array.from(order, (i) => counts[i]),
			status: Uint8Array.from(order, (i) => statuses[i])
		}
	};
}

function cellTable(
	{ cells }: ViewSource,
	stretch: Stretch,
	{ policy }: ExploreRequest,
	areas: ProtectedTable
): ProtectedTable | null {
	if (!cells) return null;
	if ('cellOf' in cells) return gatherCells(areas, cells.cellOf, cells.ids.length);
	const { first, last } = stretch;
	const counts = windowSums(cells.table, first, last);
	return protectTable({ rows: counts.length, columns: 1, counts, population: null }, policy);
}

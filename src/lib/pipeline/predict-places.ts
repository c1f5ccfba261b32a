import { selectedCoordinates } from '$lib/database/queries/incident-coordinates';
import { noPeriod } from '$lib/database/queries/period-expression';
import { deriveProtected } from '$lib/disclosure/derive';
import { protectResults } from '$lib/disclosure/gate';
import type { Areas } from '$lib/model/areas';
import { dayNumber, isoDate, periodEnd, periodNumber, periodStart } from '$lib/model/period';
import type { CellEvents, PlacePredictions, PlacesRequest } from '$lib/model/predict';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { CellShapes } from '$lib/workers/jobs/count-cells';
import type { Context } from './context';
import { panelPeriods, type LoadedProject } from './load-panel';
import { batches } from './place-incidents';
import { gridOver } from './place-on-grid';
import { selectIncidents } from './select-incidents';

/** The shares of the ground at which the models are held against each other. */
const shares = [0.005, 0.01, 0.02, 0.05];

interface Ground {
	cells: Areas;
	shapes: CellShapes;
	events: CellEvents;
}

/**
 * Where the next cases of loaded data are to be expected, on a grid of its own that leaves the loaded
 * areas alone. The model is chosen and scored on the last whole months, held out; then it learns from
 * them too and looks ahead. Months are the finest dates used. Cells with too few cases show nothing.
 */
export async function predictPlaces(
	{ project, settings: { cellSizeMetres, months } }: PlacesRequest,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<PlacePredictions>> {
	const { runner, signal } = context;
	if (!loaded.dataset.dated)
		throw new InputError('The incidents carry no dates, so next places cannot be foretold.');
	const ground = await layGround(project, loaded, cellSizeMetres, context);
	const last = lastWholeMonth(project, loaded);
	const end = (month: number) => dayNumber(periodEnd(month, 'month'));
	const input = { centres: ground.cells.centres, cellSizeMetres, events: ground.events, shares };
	const tried = await runner.run(
		'predict-cells',
		{ ...input, trainTo: end(last - months), testTo: end(last), models: 'auto' as const },
		context
	);
	const next = await runner.run(
		'predict-cells',
		{ ...input, trainTo: end(last), testTo: end(last + months), models: [tried.chosen] },
		{ signal }
	);
	const shown = protectResults(
		{ numbers: { expected: next.expected }, labels: { rank: Array.from(next.rank, String) } },
		await cellStatuses(project, ground, last, context),
		project.disclosure,
		true
	);
	return deriveProtected(shown, (cells) => ({
		cellIds: ground.cells.ids,
		...ground.shapes,
		cells,
		from: { step: 'month', first: last + 1, length: months },
		model: tried.chosen,
		pastCountsUsed: tried.pastCountsUsed,
		models: tried.models,
		hidden: hiddenWithCases(cells.statuses)
	}));
}

/** How many cells hold cases that may not be shown. */
const hiddenWithCases = (statuses: Uint8Array) =>
	statuses.reduce((count, status) => count + Number(status === 1), 0);

/** The last month that is whole: the window's end less the periods marked incomplete. */
function lastWholeMonth(project: Project, { dataset }: LoadedProject): number {
	const { first, length, step } = panelPeriods(project, dataset);
	const whole = first + length - 1 - project.trends.incompleteLast;
	return periodNumber(periodEnd(whole, step), 'month');
}

/** All cells of the incidents' box and the incidents in them, by the middle of their month. */
async function layGround(
	project: Project,
	{ dataset }: LoadedProject,
	cellSizeMetres: number,
	context: Context
): Promise<Ground> {
	const { engine, runner, signal } = context;
	const settings = { kind: 'grid', shape: 'square', cellSizeMetres } as const;
	const { grid, box } = await gridOver(dataset, settings, context);
	const selection = selectIncidents(dataset, project.filter, project.period);
	const parts: { ids: Int32Array; month: Int32Array; count: Float64Array | null }[] = [];
	for (const [from, to] of batches(dataset)) {
		const { columns } = await engine.query(
			selectedCoordinates(from, to, 'month', selection, dataset.counted),
			signal
		);
		const longitudes = columns.longitude as Float64Array;
		const latitudes = columns.latitude as Float64Array;
		const ids = await runner.run('grid-cells', { grid, longitudes, latitudes }, { signal });
		const count = dataset.counted ? (columns.count as Float64Array) : null;
		parts.push({ ids, month: columns.period as Int32Array, count });
	}
	const used = new Set<number>();
	for (const { ids } of parts) for (const id of ids) if (id >= 0) used.add(id);
	const besides = Int32Array.from(used);
	const cells = await runner.run('grid-areas', { grid, box, besides }, { signal });
	const ids = Int32Array.from(cells.ids, Number);
	const shapes = await runner.run('draw-cells', { grid, ids }, { signal });
	return { cells, shapes, events: eventsOf(parts, ids) };
}

function eventsOf(
	parts: { ids: Int32Array; month: Int32Array; count: Float64Array | null }[],
	ids: Int32Array
): CellEvents {
	const indexOf = new Map(Array.from(ids, (id, i) => [id, i]));
	const middles = new Map<number, number>();
	const middle = (month: number) => {
		let day = middles.get(month);
		if (day === undefined) middles.set(month, (day = dayNumber(periodStart(month, 'month')) + 14));
		return day;
	};
	const size = parts.reduce((sum, part) => sum + part.ids.length, 0);
	const events = {
		cell: new Int32Array(size),
		day: new Int32Array(size),
		count: new Float64Array(size)
	};
	let at = 0;
	for (const { ids: cells, month, count } of parts)
		for (let i = 0; i < cells.length; i++) {
			if (cells[i] < 0 || month[i] === noPeriod) continue;
			events.cell[at] = indexOf.get(cells[i])!;
			events.day[at] = middle(month[i]);
			events.count[at++] = count ? count[i] || 0 : 1;
		}
	return {
		cell: events.cell.slice(0, at),
		day: events.day.slice(0, at),
		count: events.count.slice(0, at)
	};
}

/** What a release of the cells by month publishes of each cell's whole count. */
async function cellStatuses(
	project: Project,
	{ cells, events }: Ground,
	last: number,
	{ runner, signal }: Context
): Promise<Uint8Array> {
	const months = events.day.map((day) => periodNumber(isoDate(day), 'month'));
	const first = months.reduce((least, month) => Math.min(least, month), last);
	const areaCount = cells.ids.length;
	const stretch = { first: 0, last: last - first };
	const table = await runner.run(
		'release-history',
		{
			input: {
				areaCount,
				parents: null,
				periods: { step: 'month', first, length: last - first + 1 },
				cells: within(events, months, first, last),
				columns: []
			},
			policy: project.disclosure,
			brushes: [stretch],
			filter: {},
			counts: new Float64Array(areaCount),
			population: null
		},
		{ signal }
	);
	return table.statuses;
}

/** The events up to the last whole month, as a release counts them. */
function within(events: CellEvents, months: Int32Array, first: number, last: number) {
	const kept = [...months.keys()].filter((i) => months[i] <= last);
	return {
		area: Int32Array.from(kept, (i) => events.cell[i]),
		period: Int32Array.from(kept, (i) => months[i] - first),
		count: Float64Array.from(kept, (i) => events.count[i])
	};
}

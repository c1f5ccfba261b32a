import { selectedCoordinates } from '$lib/database/queries/incident-coordinates';
import { noPeriod } from '$lib/database/queries/period-expression';
import { gatherCells } from '$lib/disclosure/gather-cells';
import type { Areas } from '$lib/model/areas';
import type { ProtectedTable } from '$lib/model/disclosure';
import { dayNumber, periodStart } from '$lib/model/period';
import type { CellEvents } from '$lib/model/predict';
import type { Project } from '$lib/model/project';
import type { CellShapes } from '$lib/workers/jobs/count-cells';
import type { Grid } from '$lib/spatial/grids';
import type { Context } from './context';
import { boxOf } from './explore/area-cells';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel } from './method-panel';
import { batches } from './place-incidents';
import { gridInBox, gridOver, type Box } from './place-on-grid';
import { selectIncidents } from './select-incidents';

/** The cells that next places are looked for in, and the cases in them by the middle of their month. */
export interface Ground {
	cells: Areas;
	shapes: CellShapes;
	events: CellEvents;
	/** What may be shown of each cell's cases up to the last whole month. */
	statuses: Uint8Array;
}

/** Cases by place and month (`noPeriod` without one); each counts 1 where `count` is null. */
interface PlacedCases {
	grid: Grid;
	box: Box;
	longitudes: Float64Array;
	latitudes: Float64Array;
	month: Int32Array;
	count: Float64Array | null;
	/** What areas publish, whose centres the places are; null where the places are exact. */
	published: ProtectedTable | null;
}

/**
 * Lays a grid over the cases of a project. In `exact` mode they lie where they were recorded. Else they
 * are those that a method may know of each area and month, at the area's centre: any grid of any size
 * tells nothing that the areas do not. `last`: the last whole month.
 */
export async function layGround(
	project: Project,
	loaded: LoadedProject,
	cellSizeMetres: number,
	last: number,
	context: Context
): Promise<Ground> {
	const { runner, signal } = context;
	const exact = project.disclosure.mode === 'exact';
	const placed = exact
		? await exactPlaces(project, loaded, cellSizeMetres, context)
		: await areaPlaces(project, loaded, cellSizeMetres, last, context);
	const { grid, box, longitudes, latitudes, month, count, published } = placed;
	const cellsOf = (x: Float64Array, y: Float64Array) =>
		runner.run('grid-cells', { grid, longitudes: x, latitudes: y }, { signal });
	const found = await cellsOf(longitudes, latitudes);
	const used = new Set(found.filter((cell) => cell >= 0));
	const cells = await runner.run(
		'grid-areas',
		{ grid, box, besides: Int32Array.from(used) },
		{ signal }
	);
	const ids = Int32Array.from(cells.ids, Number);
	const indexOf = new Map(Array.from(ids, (id, i) => [id, i]));
	const events = eventsOf(found, month, count, indexOf);
	let statuses = new Uint8Array(ids.length);
	if (published) {
		const centres = await cellsOf(...coordinatesOf(loaded.areas));
		const cellOf = centres.map((id) => indexOf.get(id) ?? -1);
		statuses = Uint8Array.from(gatherCells(published, cellOf, ids.length).statuses);
	}
	return {
		cells,
		shapes: await runner.run('draw-cells', { grid, ids }, { signal }),
		events,
		statuses
	};
}

async function exactPlaces(
	project: Project,
	{ dataset }: LoadedProject,
	cellSizeMetres: number,
	context: Context
): Promise<PlacedCases> {
	const settings = { kind: 'grid', shape: 'square', cellSizeMetres } as const;
	const selection = selectIncidents(dataset, project.filter, project.period);
	const parts: Record<string, Float64Array | Int32Array>[] = [];
	for (const [from, to] of batches(dataset)) {
		const { columns } = await context.engine.query(
			selectedCoordinates(from, to, 'month', selection, dataset.counted),
			context.signal
		);
		parts.push(columns as (typeof parts)[number]);
	}
	const joined = (name: string) => {
		const whole = new Float64Array(parts.reduce((sum, part) => sum + part[name].length, 0));
		let at = 0;
		for (const part of parts) {
			whole.set(part[name], at);
			at += part[name].length;
		}
		return whole;
	};
	return {
		...(await gridOver(dataset, settings, context)),
		longitudes: joined('longitude'),
		latitudes: joined('latitude'),
		month: Int32Array.from(joined('period')),
		count: dataset.counted ? joined('count') : null,
		published: null
	};
}

async function areaPlaces(
	project: Project,
	loaded: LoadedProject,
	cellSizeMetres: number,
	last: number,
	context: Context
): Promise<PlacedCases> {
	const monthly = { ...project, period: { ...project.period, step: 'month' as const } };
	const { panel, shown } = await loadMethodPanel(monthly, loaded, context);
	const { first, length } = panel.periods;
	const known = [...panel.counts.keys()].filter((entry) => panel.counts[entry] > 0);
	const [x, y] = coordinatesOf(loaded.areas);
	const at = (values: Float64Array) =>
		Float64Array.from(known, (entry) => values[Math.floor(entry / length)]);
	const [longitudes, latitudes] = [at(x), at(y)];
	const box = boxOf(longitudes, latitudes);
	return {
		grid: gridInBox({ kind: 'grid', shape: 'square', cellSizeMetres }, box),
		box,
		longitudes,
		latitudes,
		month: Int32Array.from(known, (entry) => first + (entry % length)),
		count: Float64Array.from(known, (entry) => panel.counts[entry]),
		published: shown([{ first: 0, last: Math.min(length - 1, last - first) }])
	};
}

function coordinatesOf({ centres }: Areas): [Float64Array, Float64Array] {
	return [centres.filter((_, i) => i % 2 === 0), centres.filter((_, i) => i % 2 === 1)];
}

function eventsOf(
	found: Int32Array,
	month: Int32Array,
	count: Float64Array | null,
	indexOf: Map<number, number>
): CellEvents {
	const dated = [...found.keys()].filter((i) => found[i] >= 0 && month[i] !== noPeriod);
	const middles = new Map<number, number>();
	for (const i of dated)
		if (!middles.has(month[i]))
			middles.set(month[i], dayNumber(periodStart(month[i], 'month')) + 14);
	return {
		cell: Int32Array.from(dated, (i) => indexOf.get(found[i])!),
		day: Int32Array.from(dated, (i) => middles.get(month[i])!),
		count: Float64Array.from(dated, (i) => (count ? count[i] || 0 : 1))
	};
}

import { selectedCoordinates } from '$lib/database/queries/incident-coordinates';
import type { CountedPlaces } from '$lib/hotspots/grid/cell-table';
import { spreadInCells } from '$lib/hotspots/grid/spread-in-cells';
import type { CellSizeRequest, CellSizeSuggestion, GridCheck } from '$lib/model/grid-check';
import type { Project } from '$lib/model/project';
import type { Context } from './context';
import { panelPeriods, type LoadedProject } from './load-panel';
import { boxOf } from './explore/area-cells';
import { loadMethodPanel } from './method-panel';
import { batches } from './place-incidents';
import { gridOver } from './place-on-grid';
import { selectIncidents } from './select-incidents';

/**
 * How much the hot cells of a project's grid hang on where it lies; null where its areas are no grid.
 * Where exact places may not be told, the cases of each cell that a method may know (`counts` by cell)
 * are spread evenly within it, so that the answer tells nothing the release does not.
 */
export async function checkGrid(
	project: Project,
	loaded: LoadedProject,
	counts: Float64Array,
	context: Context
): Promise<GridCheck | null> {
	if (project.areas?.kind !== 'grid') return null;
	const { grid, box } = await gridOver(loaded.dataset, project.areas, context);
	const exact = project.disclosure.mode === 'exact';
	const places = exact
		? await selectedPlaces(project, loaded, context)
		: spreadInCells(grid, loaded.areas.ids.map(Number), counts);
	const input = { grid, places: { ...places, box }, settings: project.hotspots };
	const stability = await context.runner.run('check-grid', input, context);
	if (!exact) return { ...stability, places: 'spread', suggestion: null };
	const asked = { places: input.places, shape: grid.shape };
	const suggestion = await context.runner.run('suggest-cell-size', asked, context);
	return { ...stability, places: 'exact', suggestion };
}

/**
 * A cell size suggested from the selected incidents; null where they have too few places. Where exact
 * places may not be told, from the centres of the areas and what a method may know of their counts.
 */
export async function suggestCellSize(
	{ project, shape }: CellSizeRequest,
	loaded: LoadedProject,
	context: Context
): Promise<CellSizeSuggestion | null> {
	const settings = { kind: 'grid' as const, shape, cellSizeMetres: 50_000 };
	const places =
		project.disclosure.mode === 'exact'
			? {
					...(await selectedPlaces(project, loaded, context)),
					box: (await gridOver(loaded.dataset, settings, context)).box
				}
			: await publishedPlaces(project, loaded, context);
	return context.runner.run('suggest-cell-size', { places, shape }, context);
}

/** The centres of areas with the cases that a method may know of them, and the box around them. */
async function publishedPlaces(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<CountedPlaces> {
	const { panel } = await loadMethodPanel(project, loaded, context);
	const { centres } = loaded.areas;
	const { length } = panel.periods;
	const cases = panel.areaIds.map((_, area) =>
		panel.counts
			.subarray(area * length, (area + 1) * length)
			.reduce((sum, count) => sum + (count || 0), 0)
	);
	const some = [...cases.keys()].filter(
		(area) => cases[area] > 0 && !Number.isNaN(centres[2 * area])
	);
	const longitudes = Float64Array.from(some, (area) => centres[2 * area]);
	const latitudes = Float64Array.from(some, (area) => centres[2 * area + 1]);
	return {
		longitudes,
		latitudes,
		counts: Float64Array.from(some, (area) => cases[area]),
		box: boxOf(longitudes, latitudes)
	};
}

/** Coordinates of the window's incidents under the project's filter, with their counts. */
async function selectedPlaces(
	project: Project,
	{ dataset }: LoadedProject,
	{ engine, signal }: Context
): Promise<Omit<CountedPlaces, 'box'>> {
	const selection = selectIncidents(dataset, project.filter, project.period);
	const { step } = panelPeriods(project, dataset);
	const parts: { longitude: Float64Array; latitude: Float64Array; count: Float64Array }[] = [];
	for (const [from, to] of batches(dataset)) {
		const query = selectedCoordinates(from, to, step, selection, dataset.counted);
		const { columns } = await engine.query(query, signal);
		parts.push(columns as unknown as (typeof parts)[number]);
	}
	const joined = (of: (part: (typeof parts)[number]) => Float64Array) => {
		const whole = new Float64Array(parts.reduce((sum, part) => sum + of(part).length, 0));
		let at = 0;
		for (const part of parts) {
			whole.set(of(part), at);
			at += of(part).length;
		}
		return whole;
	};
	return {
		longitudes: joined((part) => part.longitude),
		latitudes: joined((part) => part.latitude),
		counts: dataset.counted ? joined((part) => part.count) : null
	};
}

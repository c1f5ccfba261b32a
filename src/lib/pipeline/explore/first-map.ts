import { gatherCells } from '$lib/disclosure/gather-cells';
import { protectTable } from '$lib/disclosure/gate';
import { viewAreas } from '$lib/disclosure/views';
import type { Areas } from '$lib/model/areas';
import type { ProtectedTable } from '$lib/model/disclosure';
import type { ExploreRequest, ExploreView } from '$lib/model/explore';
import { Cancelled } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Context } from '../context';
import { matchPlaces } from '../incidents/match-places';
import type { LoadedAreas } from '../load-areas';
import type { IncidentTable } from '../load-incidents';
import { partsHeld } from '../release-input';
import { gridInBox } from '../place-on-grid';
import { keptDecimals } from '../place-incidents';
import { areaCells, boxOf } from './area-cells';
import { NoFirstMap, PointsAhead, type Points } from './file-points';
import { pendingView } from './pending-view';

/** The whole of the data as one period: what it decides for areas is what all periods decide for their whole. */
const wholePeriods = { step: 'year', first: 0, length: 1 } as const;

type Worker = Pick<Context, 'runner' | 'signal'>;

/** A view that holds nothing but the map, and in `protected` mode the areas that it rests on. */
export interface FirstMap {
	view: Protected<ExploreView>;
	areas: Areas | null;
}

/**
 * The map straight from a file's text while the engine still loads it: the same areas or cells, counts
 * and hidden ones as the full view shows over the whole period. In `protected` mode it shows what areas
 * publish (`areas`, which may be on their way; null: not known yet), in `exact` mode cells of places.
 * Rejects where the file or the policy is not plain enough for that. `ahead`: what may have been read of
 * the file before.
 */
export async function firstMap(
	tables: IncidentTable[],
	areas: Promise<LoadedAreas> | null,
	request: ExploreRequest,
	context: Worker,
	ahead = new PointsAhead()
): Promise<FirstMap> {
	const points = await ahead.read(tables, context);
	const made =
		request.policy.mode === 'exact'
			? await mapOfPlaces(tables[0], points, request, context)
			: await mapOfAreas(tables[0], points, await areas, request, context);
	if (context.signal?.aborted) throw new Cancelled();
	return made;
}

/** Cells of exact places, for `exact` mode. */
async function mapOfPlaces(
	{ opened, settings: { positions } }: IncidentTable,
	points: Points,
	request: ExploreRequest,
	{ runner, signal }: Worker
): Promise<FirstMap> {
	const { cells: settings, policy } = request;
	// Shown where they were, the cells would tell more than what is kept.
	if (positions || !settings) throw new NoFirstMap();
	if (opened.identifying.some(({ treatment }) => treatment === 'join-only'))
		for (const values of [points.longitudes, points.latitudes]) coarsen(values);
	const box = boxOf(points.longitudes, points.latitudes);
	if (box[0] > box[2]) throw new NoFirstMap();
	const grid = gridInBox({ kind: 'grid', ...settings }, box);
	const { ids, counts } = await runner.run(
		'count-cells',
		{ grid, ...points, periodCount: 1 },
		{ signal }
	);
	const shapes = await runner.run('draw-cells', { grid, ids }, { signal });
	const table = { rows: counts.length, columns: 1, counts, population: null };
	const cells = { settings, ids: Array.from(ids, String), shapes };
	const shown = { ...cells, table: protectTable(table, policy) };
	return { view: pendingView(request, shown), areas: null };
}

/** What areas publish over the whole period, and where the request asks for cells, the same gathered in them. */
async function mapOfAreas(
	table: IncidentTable,
	points: Points,
	loaded: LoadedAreas | null,
	request: ExploreRequest,
	context: Worker
): Promise<FirstMap> {
	if (!loaded || needsMore(table, points, request.policy)) throw new NoFirstMap();
	const { areas } = loaded;
	const [cells, published] = await Promise.all([
		request.cells && areaCells(request.cells, areas, context),
		areasPublished(points, areas, request.policy, context)
	]);
	const shown = cells && {
		...cells,
		table: gatherCells(published, cells.cellOf, cells.ids.length)
	};
	return { view: pendingView(request, shown, { areas, table: published }), areas };
}

/** Whether what may be published rests on more than areas, dates and counts. */
function needsMore({ plan }: IncidentTable, { counts }: Points, policy: Policy): boolean {
	const hasOrganisations = [...plan.columns, ...plan.combined].some(
		({ role }) => role === 'organisation'
	);
	return (
		(policy.dominance < 1 && hasOrganisations) ||
		policy.minimumPopulation > 0 ||
		// What an unknown count leaves of its area is for the engine to say.
		(counts?.some(Number.isNaN) ?? false)
	);
}

/** What each area publishes over the whole period. */
async function areasPublished(
	points: Points,
	areas: Areas,
	policy: Policy,
	{ runner, signal }: Worker
): Promise<ProtectedTable> {
	const areaOf = await areaOfEach(points, areas, { runner, signal });
	const input = {
		areaCount: areas.ids.length,
		parents: areas.parents,
		holds: partsHeld(areas),
		periods: wholePeriods,
		cells: countByArea(points, areaOf, areas.ids.length),
		columns: []
	};
	const release = await runner.run('decide-release', { input, policy }, { signal });
	return viewAreas(release, { first: 0, last: 0 }, {});
}

/** The area of each row as `placeIncidents` finds it: by its name where it has one, else by its place; −1 none. */
async function areaOfEach(
	{ longitudes, latitudes, places }: Points,
	areas: Areas,
	{ runner, signal }: Worker
): Promise<Int32Array> {
	const { features } = areas;
	const found = await runner.run('join-points', { longitudes, latitudes, features }, { signal });
	if (!places) return found;
	const named = matchPlaces(places.texts, areas).map(({ area }) => area);
	return found.map((area, row) => named[places.codes[row]] ?? area);
}

/** Cases by area and whether they are dated, as a release takes them. */
function countByArea({ periods, counts, rejected }: Points, areaOf: Int32Array, areas: number) {
	// Two entries an area, and two of no area at the end: with a date and without.
	const sums = new Float64Array(2 * (areas + 1));
	areaOf.forEach((area, row) => {
		if (rejected[row]) return;
		sums[2 * (area < 0 ? areas : area) + Number(periods[row] < 0)] += counts ? counts[row] : 1;
	});
	const known = Array.from(sums.keys()).filter((i) => sums[i] > 0);
	return {
		area: Int32Array.from(known, (i) => (i >> 1 === areas ? -1 : i >> 1)),
		period: Int32Array.from(known, (i) => -(i & 1)),
		count: Float64Array.from(known, (i) => sums[i])
	};
}

/** Rounds as the engine does: halves away from zero. */
function coarsen(values: Float64Array): void {
	const scale = 10 ** keptDecimals;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] * scale;
		values[i] = (value < 0 ? -Math.round(-value) : Math.round(value)) / scale;
	}
}

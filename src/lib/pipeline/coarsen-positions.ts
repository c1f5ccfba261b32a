import { makeVector, Table } from 'apache-arrow';
import { coarsenCoordinates } from '$lib/database/queries/assign-areas';
import { movePositions, positionsWithAreas } from '$lib/database/queries/move-positions';
import { PointMask, snapPoints } from '$lib/disclosure/mask-points';
import type { PositionsSettings } from '$lib/model/settings/incidents';
import { squareKilometres } from '$lib/spatial/square-kilometres';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { keptDecimals } from './place-incidents';
import { populationByPeriod } from './population';

/**
 * Moves or snaps the positions of the files for which the user chose so, once their areas are found; the
 * engine then holds no others. What would undo the moves lives as long as this call. To be called once a
 * load: moved twice, a position would go too far.
 */
export async function coarsenPositions(
	loaded: LoadedProject,
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>
): Promise<void> {
	const mask = new PointMask(unforeseen());
	for (const { positions, incidents } of loaded.dataset.files) {
		if (!positions) continue;
		const range = positionsWithAreas(incidents.first, incidents.first + incidents.count);
		const { columns, length } = await engine.query(range, signal);
		const [x, y] = [columns.longitude, columns.latitude] as [Float64Array, Float64Array];
		const points = new Float64Array(2 * length);
		for (let i = 0; i < length; i++) points.set([x[i], y[i]], 2 * i);
		const moved = coarsened(points, columns.area as Int32Array, positions, loaded, mask);
		await engine.insertTable(
			'moved',
			new Table({
				row: makeVector(columns.row as Int32Array),
				longitude: makeVector(moved.filter((_, i) => i % 2 === 0)),
				latitude: makeVector(moved.filter((_, i) => i % 2 === 1))
			})
		);
		await engine.execute(movePositions(), signal);
		await engine.execute({ sql: 'DROP TABLE moved', values: [] });
		// As placing anew would round them.
		await engine.execute(coarsenCoordinates(keptDecimals), signal);
	}
}

function coarsened(
	points: Float64Array,
	areaOf: Int32Array,
	positions: PositionsSettings,
	loaded: LoadedProject,
	mask: PointMask
): Float64Array {
	if (positions.kind === 'snapped') return snapPoints(points, positions.degrees);
	const densities = residentsPerSquareKm(loaded);
	const density = densities && Float64Array.from(areaOf, (area) => densities[area] ?? NaN);
	return mask.move(points, density, positions);
}

/** Of each area, by the latest figures; null where nothing is known. */
function residentsPerSquareKm({ areas, population }: LoadedProject): Float64Array | null {
	const latest = { step: 'year', first: 0, length: 1 } as const;
	const residents = populationByPeriod(areas, population, latest, false);
	if (!residents) return null;
	const sizes = squareKilometres(areas.features);
	return residents.map((people, area) => people / sizes[area]);
}

/** Uniform numbers from the machine's own source of chance, fetched by the thousand. */
function unforeseen(): () => number {
	const words = new Uint32Array(16_384);
	let next = words.length;
	return () => {
		if (next === words.length) {
			crypto.getRandomValues(words);
			next = 0;
		}
		return words[next++] / 2 ** 32;
	};
}

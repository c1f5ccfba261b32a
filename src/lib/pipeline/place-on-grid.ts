import { clearAssigned, coarsenCoordinates } from '$lib/database/queries/assign-areas';
import { coordinateBox, incidentCoordinates } from '$lib/database/queries/incident-coordinates';
import type { Areas } from '$lib/model/areas';
import type { Dataset } from '$lib/model/dataset';
import { InputError } from '$lib/model/problem';
import type { AreasSettings } from '$lib/model/settings/areas';
import { createGrid, gridOrigin, type Grid } from '$lib/spatial/grids';
import type { Context } from './context';
import { assignRows, batches, keptDecimals } from './place-incidents';

/** Longitudes and latitudes around all incidents: west, south, east, north. */
export type Box = [number, number, number, number];

/** The grid that a project's settings mean over its incidents, and the box around them. */
export async function gridOver(
	dataset: Dataset,
	settings: Extract<AreasSettings, { kind: 'grid' }>,
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>
): Promise<{ grid: Grid; box: Box }> {
	const { columns } = await engine.query(coordinateBox(), signal);
	const box = ['west', 'south', 'east', 'north'].map(
		(side) => (columns[side] as Float64Array)[0]
	) as Box;
	if (!dataset.located || box.some(Number.isNaN))
		throw new InputError(
			'A grid needs rows with coordinates; choose areas that the rows name, or the columns of longitude and latitude.',
			{},
			'grid-without-coordinates'
		);
	return { grid: gridInBox(settings, box), box };
}

/** The grid that settings mean over places in a box. */
export function gridInBox(
	settings: Extract<AreasSettings, { kind: 'grid' }>,
	[west, south, east, north]: Box
): Grid {
	const origin = gridOrigin(Float64Array.of(west, east), Float64Array.of(south, north));
	return createGrid(settings, origin);
}

/** Writes the grid cell of every incident into the engine and returns the cells: all in the incidents' box. */
export async function placeOnGrid(
	dataset: Dataset,
	settings: Extract<AreasSettings, { kind: 'grid' }>,
	context: Context
): Promise<Areas> {
	const { engine, runner, signal } = context;
	const { grid, box } = await gridOver(dataset, settings, context);
	const found: { rows: Int32Array; cells: Int32Array }[] = [];
	const used = new Set<number>();
	for (const [from, to] of batches(dataset)) {
		const { columns } = await engine.query(incidentCoordinates(from, to), signal);
		const longitudes = columns.longitude as Float64Array;
		const latitudes = columns.latitude as Float64Array;
		const cells = await runner.run('grid-cells', { grid, longitudes, latitudes }, { signal });
		found.push({ rows: columns.row as Int32Array, cells });
		for (const cell of cells) if (cell >= 0) used.add(cell);
	}
	const areas = await runner.run(
		'grid-areas',
		{ grid, box, besides: Int32Array.from(used) },
		{ signal }
	);
	const indexOf = new Map(areas.ids.map((id, i) => [Number(id), i]));
	await engine.execute(clearAssigned('area'), signal);
	for (const { rows, cells } of found)
		await assignRows(
			'area',
			rows,
			cells.map((cell) => indexOf.get(cell) ?? -1),
			context
		);
	if (dataset.exactCoordinates) await engine.execute(coarsenCoordinates(keptDecimals), signal);
	return areas;
}

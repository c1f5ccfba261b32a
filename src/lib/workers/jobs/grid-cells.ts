import type { Areas } from '$lib/model/areas';
import { cellsInBox, gridAreas } from '$lib/spatial/grid-areas';
import { cellsOf, type Grid } from '$lib/spatial/grids';

/** The id of the grid's cell of each point, -1 for none. */
export function gridCellsJob(input: {
	grid: Grid;
	longitudes: Float64Array;
	latitudes: Float64Array;
}): Int32Array {
	return cellsOf(input.grid, input.longitudes, input.latitudes);
}

/** All cells in a box of degrees and those given besides, as areas in the order of their ids. */
export function gridAreasJob(input: {
	grid: Grid;
	box: [number, number, number, number];
	besides: Int32Array;
}): Areas {
	const ids = new Set([...cellsInBox(input.grid, input.box), ...input.besides]);
	return gridAreas(input.grid, Int32Array.from(ids).sort());
}

import { equalAreaProjection, unproject } from '$lib/spatial/equal-area-projection';
import { cellMiddle, cellOf, cellsOf, type Grid } from '$lib/spatial/grids';
import type { CountedPlaces } from './cell-table';

/** Points to a side of the lattice that a cell's cases are laid on. */
const SIDE = 6;

/**
 * Places that give back the counts of a grid's cells where nothing finer may be known: the cases of
 * each cell in equal parts on a lattice within it. `ids` and `counts` by cell; cells without cases have
 * no places.
 */
export function spreadInCells(
	grid: Grid,
	ids: ArrayLike<number>,
	counts: ArrayLike<number>
): Omit<CountedPlaces, 'box'> {
	const within = latticeWithin(grid);
	const cells = Array.from(ids, (id, cell) => ({ id, count: counts[cell] })).filter(
		({ count }) => count > 0
	);
	const length = cells.length * within.length;
	const longitudes = new Float64Array(length);
	const latitudes = new Float64Array(length);
	const parts = new Float64Array(length);
	const projection = equalAreaProjection(...grid.origin);
	let at = 0;
	for (const { id, count } of cells) {
		const [x, y] = cellMiddle(grid, id);
		for (const [east, north] of within) {
			[longitudes[at], latitudes[at]] = unproject(projection, x + east, y + north);
			parts[at++] = count / within.length;
		}
	}
	return { longitudes, latitudes, counts: parts };
}

/** Offsets from the middle of a cell, metres, of the points of a lattice that lie in it. */
function latticeWithin(grid: Grid): [east: number, north: number][] {
	const step = grid.cellSizeMetres / SIDE;
	const offsets: [number, number][] = [];
	for (let column = -SIDE; column < SIDE; column++)
		for (let row = -SIDE; row < SIDE; row++)
			offsets.push([(column + 0.5) * step, (row + 0.5) * step]);
	const projection = equalAreaProjection(...grid.origin);
	const places = offsets.map(([east, north]) => unproject(projection, east, north));
	const own = cellOf(grid, ...grid.origin);
	const cells = cellsOf(
		grid,
		Float64Array.from(places, ([longitude]) => longitude),
		Float64Array.from(places, ([, latitude]) => latitude)
	);
	return offsets.filter((_, i) => cells[i] === own);
}

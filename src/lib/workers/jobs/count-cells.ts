import { gridAreas } from '$lib/spatial/grid-areas';
import { cellsOf, type Grid } from '$lib/spatial/grids';

/** Points with their period's index (negative: none) and how many cases each stands for (null: one). */
export interface CellPoints {
	grid: Grid;
	longitudes: Float64Array;
	latitudes: Float64Array;
	periods: Int32Array;
	counts: Float64Array | null;
	periodCount: number;
}

/** Cases by cell and period: those of cell i in period t at `i * periodCount + t`; those without a period apart. */
export interface CellCounts {
	ids: Int32Array;
	counts: Float64Array;
	undated: Float64Array;
}

/** Counts points by the cell of a grid and by period. Cells ascend by id; only those with points are there. */
export function countCellsJob({
	grid,
	longitudes,
	latitudes,
	periods,
	counts,
	periodCount
}: CellPoints): CellCounts {
	const cells = cellsOf(grid, longitudes, latitudes);
	const ids = Int32Array.from(new Set(cells)).sort();
	const known = ids.subarray(ids.findIndex((id) => id >= 0));
	const rowOf = new Map(Array.from(known, (id, row) => [id, row]));
	const table = new Float64Array(known.length * periodCount);
	const undated = new Float64Array(known.length);
	for (let i = 0; i < cells.length; i++) {
		if (cells[i] < 0) continue;
		const count = counts ? counts[i] : 1;
		if (Number.isNaN(count)) continue;
		const row = rowOf.get(cells[i])!;
		if (periods[i] < 0) undated[row] += count;
		else if (periods[i] < periodCount) table[row * periodCount + periods[i]] += count;
	}
	return { ids: known.slice(), counts: table, undated };
}

/** Centres and outlines of cells, as `ExploreCells` holds them. */
export interface CellShapes {
	centres: Float64Array;
	ring: Float64Array;
	offsets: Int32Array;
}

/** Draws the cells of some ids. */
export function drawCellsJob({ grid, ids }: { grid: Grid; ids: Int32Array }): CellShapes {
	const { centres, features } = gridAreas(grid, ids);
	const rings = features.features.map(({ geometry }) => geometry.coordinates[0] as number[][]);
	const offsets = new Int32Array(rings.length + 1);
	rings.forEach((ring, i) => (offsets[i + 1] = offsets[i] + ring.length));
	return { centres, ring: Float64Array.from(rings.flat(2)), offsets };
}

import type { Neighbours } from '$lib/model/neighbours';
import { cellsInBox } from '$lib/spatial/grid-areas';
import { cellNeighbours, cellsOf, type Grid } from '$lib/spatial/grids';
import { neighboursFromLists } from '$lib/spatial/pair-set';

/** Places with how many cases each stands for (null: one). */
export interface CountedPlaces {
	longitudes: Float64Array;
	latitudes: Float64Array;
	counts: Float64Array | null;
	/** West, south, east and north of all of them. */
	box: [number, number, number, number];
}

/** The cells of a grid over some places, empty ones too, with their cases and who touches whom. */
export interface CellTable {
	ids: Int32Array;
	counts: Float64Array;
	neighbours: Neighbours;
}

/** Counts places by cell; cells ascend by id. */
export function cellTable(grid: Grid, places: CountedPlaces): CellTable {
	const cells = cellsOf(grid, places.longitudes, places.latitudes);
	const all = new Set(cellsInBox(grid, places.box));
	for (const cell of cells) if (cell >= 0) all.add(cell);
	const ids = Int32Array.from(all).sort();
	const rowOf = new Map(Array.from(ids, (id, row) => [id, row]));
	const counts = new Float64Array(ids.length);
	cells.forEach((cell, i) => {
		const count = places.counts ? places.counts[i] : 1;
		if (cell >= 0 && count > 0) counts[rowOf.get(cell)!] += count;
	});
	const lists = Array.from(ids, (id) =>
		cellNeighbours(grid, id).flatMap((other) => rowOf.get(other) ?? [])
	);
	return { ids, counts, neighbours: neighboursFromLists(lists) };
}

import type { CellEvents } from '$lib/model/predict';

/** The ground as the models see it: for each cell those within a few cells, itself first. */
export interface Ground {
	cells: number;
	offsets: Int32Array;
	indices: Int32Array;
	/** Distance of each of `indices` in cell widths. */
	distances: Float32Array;
}

/** Events up to and including day `until`. */
export interface Past {
	events: CellEvents;
	until: number;
	/** Days that are to be predicted. */
	days: number;
}

/** A score for every cell: higher where more is expected in the days to come. */
export type Surface = (ground: Ground, past: Past) => Float64Array;

const METRES_PER_DEGREE = 111_195;
/** Neighbours further than this many cell widths are not looked at. */
const REACH = 3.2;

/** Finds the cells around each cell by hashing their middles to a plane of cell-wide squares. */
export function groundOf(centres: Float64Array, cellSizeMetres: number): Ground {
	const cells = centres.length / 2;
	const x = new Float64Array(cells);
	const y = new Float64Array(cells);
	const buckets = new Map<string, number[]>();
	for (let c = 0; c < cells; c++) {
		const latitude = centres[2 * c + 1];
		x[c] =
			(centres[2 * c] * Math.cos((latitude * Math.PI) / 180) * METRES_PER_DEGREE) / cellSizeMetres;
		y[c] = (latitude * METRES_PER_DEGREE) / cellSizeMetres;
		const key = `${Math.floor(x[c] / REACH)} ${Math.floor(y[c] / REACH)}`;
		const bucket = buckets.get(key);
		if (bucket) bucket.push(c);
		else buckets.set(key, [c]);
	}
	const offsets = new Int32Array(cells + 1);
	const indices: number[] = [];
	const distances: number[] = [];
	for (let c = 0; c < cells; c++) {
		indices.push(c);
		distances.push(0);
		const [column, row] = [Math.floor(x[c] / REACH), Math.floor(y[c] / REACH)];
		for (let dx = -1; dx <= 1; dx++)
			for (let dy = -1; dy <= 1; dy++)
				for (const other of buckets.get(`${column + dx} ${row + dy}`) ?? []) {
					const distance = Math.hypot(x[other] - x[c], y[other] - y[c]);
					if (other === c || distance > REACH) continue;
					indices.push(other);
					distances.push(distance);
				}
		offsets[c + 1] = indices.length;
	}
	return {
		cells,
		offsets,
		indices: Int32Array.from(indices),
		distances: Float32Array.from(distances)
	};
}

/** Sum of events by cell, each weighted by its age in days (0: the newest day). */
export function weightedCounts(
	{ cells }: Ground,
	{ events, until }: Past,
	weight: (age: number) => number
): Float64Array {
	const sums = new Float64Array(cells);
	for (let i = 0; i < events.cell.length; i++)
		if (events.day[i] <= until && events.cell[i] >= 0)
			sums[events.cell[i]] += events.count[i] * weight(until - events.day[i]);
	return sums;
}

/** Spreads values over the ground by a kernel of the distance in cells that sums to 1 around each cell. */
export function spread(
	ground: Ground,
	values: Float64Array,
	kernel: (distance: number) => number
): Float64Array {
	const { cells, offsets, indices, distances } = ground;
	const out = new Float64Array(cells);
	for (let c = 0; c < cells; c++) {
		if (values[c] === 0) continue;
		let total = 0;
		for (let k = offsets[c]; k < offsets[c + 1]; k++) total += kernel(distances[k]);
		for (let k = offsets[c]; k < offsets[c + 1]; k++)
			out[indices[k]] += (values[c] * kernel(distances[k])) / total;
	}
	return out;
}

/** A Gaussian kernel of so many cell widths; 0: the cell alone. */
export function gaussian(width: number): (distance: number) => number {
	return (distance) =>
		width === 0 ? Number(distance === 0) : Math.exp(-0.5 * (distance / width) ** 2);
}

import { unitVectors } from './great-circle';

/** A tree over places on the sphere for finding those near a place. Distances are squared chords of the unit sphere. */
export interface SphereIndex {
	/** Indices of the `count` places nearest to place i, itself not among them; ties go to the lower index. */
	nearest(i: number, count: number): number[];
	/** Indices of the places within a squared chord of place i, itself not among them. */
	within(i: number, squaredChord: number): number[];
}

/** Builds the tree (a k-d tree over unit vectors) of places given as longitude and latitude interleaved. */
export function sphereIndex(places: Float64Array): SphereIndex {
	const at = unitVectors(places);
	const order = Int32Array.from({ length: places.length / 2 }, (_, i) => i).filter((i) =>
		Number.isFinite(at[3 * i] + at[3 * i + 2])
	);
	split(order, at, 0, order.length, 0);
	const chord = (i: number, j: number) =>
		(at[3 * i] - at[3 * j]) ** 2 +
		(at[3 * i + 1] - at[3 * j + 1]) ** 2 +
		(at[3 * i + 2] - at[3 * j + 2]) ** 2;

	/** Visits places near i; `visit` returns the squared chord beyond which nothing matters. */
	function walk(
		i: number,
		limit: number,
		visit: (j: number, squaredChord: number) => number
	): void {
		let reach = limit;
		const go = (low: number, high: number, axis: number) => {
			if (low >= high) return;
			const middle = (low + high) >> 1;
			const j = order[middle];
			if (j !== i) {
				const squared = chord(i, j);
				if (squared <= reach) reach = visit(j, squared);
			}
			const gap = at[3 * i + axis] - at[3 * j + axis];
			const nextAxis = (axis + 1) % 3;
			if (gap <= 0) go(low, middle, nextAxis);
			else go(middle + 1, high, nextAxis);
			if (gap * gap > reach) return;
			if (gap <= 0) go(middle + 1, high, nextAxis);
			else go(low, middle, nextAxis);
		};
		if (Number.isFinite(at[3 * i])) go(0, order.length, 0);
	}

	return {
		within(i, squaredChord) {
			const found: number[] = [];
			walk(i, squaredChord, (j) => {
				found.push(j);
				return squaredChord;
			});
			return found;
		},
		nearest(i, count) {
			const best: { j: number; squared: number }[] = [];
			walk(i, Infinity, (j, squared) => {
				let place = best.length;
				while (place > 0 && isBefore(squared, j, best[place - 1])) place--;
				best.splice(place, 0, { j, squared });
				if (best.length > count) best.pop();
				return best.length < count ? Infinity : best[count - 1].squared;
			});
			return best.map((found) => found.j);
		}
	};
}

/** Chords equal up to rounding are ties, decided by index so that results do not depend on the tree. */
function isBefore(squared: number, j: number, other: { j: number; squared: number }): boolean {
	const difference = squared - other.squared;
	return Math.abs(difference) <= 1e-15 ? j < other.j : difference < 0;
}

/** Orders a range so that its middle splits it along the axis, and both halves likewise along the next. */
function split(order: Int32Array, at: Float64Array, low: number, high: number, axis: number): void {
	if (high - low < 2) return;
	order.subarray(low, high).sort((a, b) => at[3 * a + axis] - at[3 * b + axis] || a - b);
	const middle = (low + high) >> 1;
	split(order, at, low, middle, (axis + 1) % 3);
	split(order, at, middle + 1, high, (axis + 1) % 3);
}

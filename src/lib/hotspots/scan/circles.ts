import { EARTH_RADIUS_METRES, unitVectors } from '$lib/spatial/great-circle';

/** Circles around one centre: areas nearest first, and where a circle may end. */
export interface Circles {
	/** Areas by distance, as many as the largest circle holds. */
	order: Int32Array;
	/** 1 where a circle ends: areas at the same distance come in together. */
	ends: Uint8Array;
}

/** Areas whose distances differ by less than this share are equally far. */
const TIE = 1e-9;
/** Entries kept in memory between uses; beyond it circles are drawn anew each time. */
const MOST_KEPT = 24_000_000;
const INDEX_BITS = 21;

/**
 * Draws the circles around each area's centre, growing area by area as long as the sum of `weights`
 * inside stays at or below `cap`. Areas with `included` 0 are in no circle and have none.
 * Distances are great-circle distances.
 */
export function circleMaker(
	centres: Float64Array,
	weights: Float64Array,
	included: Uint8Array,
	cap: number
): { circlesAt(centre: number): Circles; radiusMetres(centre: number, area: number): number } {
	const at = unitVectors(centres);
	const areas = Int32Array.from(included.keys()).filter((i) => included[i] === 1);
	const squared = new Float64Array(weights.length);
	const keys = new Float64Array(areas.length);
	const low = new Uint32Array(keys.buffer);
	const limit = cap * (1 + 1e-12);
	const kept = new Map<number, Circles>();
	let keptEntries = 0;

	const squaredChord = (i: number, j: number) =>
		(at[3 * i] - at[3 * j]) ** 2 +
		(at[3 * i + 1] - at[3 * j + 1]) ** 2 +
		(at[3 * i + 2] - at[3 * j + 2]) ** 2;

	/** Sorts areas by distance: the index rides in the lowest bits of the distance. */
	function sortByDistance(centre: number): void {
		for (let k = 0; k < areas.length; k++) {
			const distance = squaredChord(centre, areas[k]);
			squared[areas[k]] = distance;
			keys[k] = distance;
			low[2 * k] = ((low[2 * k] >>> INDEX_BITS) << INDEX_BITS) | k;
		}
		keys.sort();
	}

	function draw(centre: number): Circles {
		if (included[centre] !== 1) return { order: new Int32Array(0), ends: new Uint8Array(0) };
		sortByDistance(centre);
		const areaAt = (place: number) => areas[low[2 * place] & ((1 << INDEX_BITS) - 1)];
		let inside = 0;
		let size = 0;
		let lastEnd = 0;
		const ends = new Uint8Array(areas.length);
		const order = new Int32Array(areas.length);
		for (; size < areas.length; size++) {
			const area = areaAt(size);
			inside += weights[area];
			if (inside > limit) break;
			order[size] = area;
			const distance = squared[area];
			const tied =
				size + 1 < areas.length && squared[areaAt(size + 1)] - distance <= 2 * TIE * distance;
			if (tied) continue;
			ends[size] = 1;
			lastEnd = size + 1;
		}
		return { order: order.slice(0, lastEnd), ends: ends.slice(0, lastEnd) };
	}

	return {
		circlesAt(centre) {
			const known = kept.get(centre);
			if (known) return known;
			const circles = draw(centre);
			if (keptEntries + circles.order.length <= MOST_KEPT) {
				keptEntries += circles.order.length;
				kept.set(centre, circles);
			}
			return circles;
		},
		radiusMetres: (centre, area) =>
			2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(squaredChord(centre, area)) / 2))
	};
}

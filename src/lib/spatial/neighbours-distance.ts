import type { Neighbours } from '$lib/model/neighbours';
import { EARTH_RADIUS_METRES } from './great-circle';
import { neighboursFromLists } from './pair-set';
import { sphereIndex } from './sphere-index';

/**
 * The `count` nearest centres of each area by great-circle distance; ties go to the lower index.
 * Not symmetric: a remote area's nearest need not have it among theirs.
 */
export function nearestNeighbours(centres: Float64Array, count: number): Neighbours {
	const areas = centres.length / 2;
	const index = sphereIndex(centres);
	const wanted = Math.min(count, areas - 1);
	return neighboursFromLists(
		Array.from({ length: areas }, (_, area) => (wanted > 0 ? index.nearest(area, wanted) : []))
	);
}

/** All areas whose centres lie within a great-circle distance (haversine, the bound included). Symmetric. */
export function neighboursWithin(centres: Float64Array, metres: number): Neighbours {
	const index = sphereIndex(centres);
	const half = Math.min(Math.PI / 2, metres / EARTH_RADIUS_METRES / 2);
	const squaredChord = (2 * Math.sin(half)) ** 2 * (1 + 1e-12);
	return neighboursFromLists(
		Array.from({ length: centres.length / 2 }, (_, area) => index.within(area, squaredChord))
	);
}

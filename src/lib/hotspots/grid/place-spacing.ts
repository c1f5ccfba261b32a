import { haversineMetres } from '$lib/spatial/great-circle';
import type { CountedPlaces } from './cell-table';

/** So many places are looked at; more say the same. */
const MOST_PLACES = 2000;

/**
 * The larger of the mean and the median distance from a place to its nearest other place, in metres;
 * NaN with fewer than two places. Records at one place count once; beyond 2,000 places every k-th is
 * taken and measured against all.
 */
export function placeSpacing({ longitudes, latitudes }: CountedPlaces): number {
	const places = distinct(longitudes, latitudes);
	if (places.length < 2) return NaN;
	places.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
	const every = Math.max(1, Math.floor(places.length / MOST_PLACES));
	const nearest: number[] = [];
	for (let i = 0; i < places.length; i += every) nearest.push(nearestTo(places, i));
	nearest.sort((a, b) => a - b);
	const mean = nearest.reduce((sum, distance) => sum + distance, 0) / nearest.length;
	return Math.max(mean, nearest[nearest.length >> 1]);
}

function distinct(longitudes: Float64Array, latitudes: Float64Array): [number, number][] {
	const found = new Map<string, [number, number]>();
	for (let i = 0; i < longitudes.length; i++)
		if (Number.isFinite(longitudes[i] + latitudes[i]))
			found.set(`${longitudes[i]},${latitudes[i]}`, [longitudes[i], latitudes[i]]);
	return [...found.values()];
}

/** Places stand by latitude: the search ends where latitude alone is farther than the nearest found. */
function nearestTo(places: [number, number][], i: number): number {
	let best = Infinity;
	for (const step of [-1, 1])
		for (let j = i + step; j >= 0 && j < places.length; j += step) {
			const [longitude, latitude] = places[i];
			if (haversineMetres(longitude, latitude, longitude, places[j][1]) >= best) break;
			best = Math.min(best, haversineMetres(longitude, latitude, ...places[j]));
		}
	return best;
}

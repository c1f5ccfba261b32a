import { drawNormal } from '../../src/lib/numeric/draws';
import { createRandom } from '../../src/lib/numeric/random';
import { usCities } from '../us-cities';
import type { County } from './counties';

const RESIDENTS = 333_000_000;
const RURAL_SHARE = 0.3;
const FEWEST_RESIDENTS = 2500;
const METRO_RADIUS_KM = 28;

/**
 * Synthetic residents of each county: a thinly settled countryside, thinner in the west, and
 * metropolitan areas that fade with distance. Plausible in shape and total, not the true figures.
 */
export function syntheticPopulation(counties: County[], seed: number): Int32Array {
	const random = createRandom(seed, 1);
	const rural = counties.map((county) => {
		const emptiness = county.longitude < -100 ? 0.25 : 1;
		const settled = Math.min(county.squareKilometres, 2500);
		return settled * emptiness * Math.exp(0.6 * drawNormal(random));
	});
	const metro = counties.map(() => 0);
	for (const [, longitude, latitude, size] of usCities) {
		const weights = counties.map((county) => {
			const km = kilometresBetween(county.longitude, county.latitude, longitude, latitude);
			const settled = Math.min(county.squareKilometres, 2500);
			return settled * Math.exp(-0.5 * (Math.max(0, km - 8) / METRO_RADIUS_KM) ** 2);
		});
		// A city in a huge county may lie far from its centre: the nearest county always takes part.
		const nearest = nearestCounty(counties, longitude, latitude);
		weights[nearest] = Math.max(weights[nearest], 800);
		const total = weights.reduce((sum, weight) => sum + weight, 0);
		weights.forEach((weight, i) => (metro[i] += (size * weight) / total));
	}
	const ruralTotal = rural.reduce((sum, value) => sum + value, 0);
	const metroTotal = metro.reduce((sum, value) => sum + value, 0);
	return Int32Array.from(counties, (_, i) =>
		Math.max(
			FEWEST_RESIDENTS,
			Math.round(
				RESIDENTS *
					((RURAL_SHARE * rural[i]) / ruralTotal + ((1 - RURAL_SHARE) * metro[i]) / metroTotal)
			)
		)
	);
}

function nearestCounty(counties: County[], longitude: number, latitude: number): number {
	let best = 0;
	let least = Infinity;
	counties.forEach((county, i) => {
		const km = kilometresBetween(county.longitude, county.latitude, longitude, latitude);
		if (km < least) {
			least = km;
			best = i;
		}
	});
	return best;
}

/** Near enough within a metropolitan area. */
function kilometresBetween(lon1: number, lat1: number, lon2: number, lat2: number): number {
	const shrink = Math.cos((((lat1 + lat2) / 2) * Math.PI) / 180);
	return 111.2 * Math.hypot((lon1 - lon2) * shrink, lat1 - lat2);
}

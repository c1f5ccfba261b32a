import type { Quadrant } from '$lib/model/hotspots';
import type { Neighbours } from '$lib/model/neighbours';
import { momentsOf } from './moments';

export interface LocalMoran {
	/** Local Moran's I of each area, its moments given the area's own value, and the z-value. */
	localI: Float64Array;
	expected: Float64Array;
	variance: Float64Array;
	z: Float64Array;
	/** The area's deviation from the mean, and the mean deviation of its neighbours. */
	deviation: Float64Array;
	lag: Float64Array;
	quadrant: Quadrant[];
}

/**
 * Local Moran's I (Anselin 1995) with row-standardised weights, the variance of the values divided by
 * n as in spdep (GeoDa divides by n − 1), and the moments given the area's own value (Sokal, Oden &
 * Thomson 1998), which spdep's `localmoran` uses since 1.1. Values must be complete. An area without
 * neighbours has I = 0 as in spdep, but no z; a constant field has neither.
 */
export function localMoran(values: Float64Array, neighbours: Neighbours): LocalMoran {
	const n = values.length;
	const { deviations, variance: m2 } = momentsOf(values);
	const { offsets, indices } = neighbours;
	const fill = () => new Float64Array(n).fill(NaN);
	const result: LocalMoran = {
		localI: fill(),
		expected: fill(),
		variance: fill(),
		z: fill(),
		deviation: deviations,
		lag: fill(),
		quadrant: new Array<Quadrant>(n).fill('none')
	};
	for (let i = 0; i < n && m2 > 0; i++) {
		const count = offsets[i + 1] - offsets[i];
		const own = deviations[i];
		let sum = 0;
		for (let k = offsets[i]; k < offsets[i + 1]; k++) sum += deviations[indices[k]];
		const lag = count > 0 ? sum / count : 0;
		result.lag[i] = lag;
		result.localI[i] = (own / m2) * lag;
		if (count === 0) continue;
		result.expected[i] = -(own * own) / ((n - 1) * m2);
		result.variance[i] =
			(own / m2) ** 2 * (n / (n - 2)) * (1 / count - 1 / (n - 1)) * (m2 - (own * own) / (n - 1));
		if (result.variance[i] > 0)
			result.z[i] = (result.localI[i] - result.expected[i]) / Math.sqrt(result.variance[i]);
		result.quadrant[i] = quadrantOf(own, lag);
	}
	return result;
}

function quadrantOf(own: number, lag: number): Quadrant {
	if (own > 0) return lag > 0 ? 'high-high' : 'high-low';
	return lag > 0 ? 'low-high' : 'low-low';
}

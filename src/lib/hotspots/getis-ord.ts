import type { Neighbours } from '$lib/model/neighbours';
import { momentsOf } from './moments';

/**
 * Getis & Ord's local statistic as a z-value with binary weights (Ord & Getis 1995; spdep's `localG`).
 * `star`: the area counts among its own neighbours (Gi*), mean and variance are those of all areas;
 * without, they are those of all others (Gi). Values must be complete. NaN where it is not defined:
 * a constant field, an area without neighbours (Gi), one whose neighbours are all areas.
 */
export function getisOrd(values: Float64Array, neighbours: Neighbours, star = true): Float64Array {
	const n = values.length;
	const { deviations, variance } = momentsOf(values);
	const { offsets, indices } = neighbours;
	const z = new Float64Array(n).fill(NaN);
	for (let i = 0; i < n && variance > 0; i++) {
		let sum = star ? deviations[i] : 0;
		for (let k = offsets[i]; k < offsets[i + 1]; k++) sum += deviations[indices[k]];
		const count = offsets[i + 1] - offsets[i] + (star ? 1 : 0);
		const others = star ? n : n - 1;
		const mean = star ? 0 : -deviations[i] / others;
		const spread = star ? variance : (n * variance - deviations[i] ** 2) / others - mean * mean;
		const scale = spread * ((others * count - count * count) / (others - 1));
		if (scale > 0) z[i] = (sum - count * mean) / Math.sqrt(scale);
	}
	return z;
}

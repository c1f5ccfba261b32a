import { normalCdf, normalQuantile } from './normal';

/**
 * The bias-corrected and accelerated bootstrap interval (Efron 1987). `replicates` are the
 * estimates of the resamples, `acceleration` is Σd³ / 6(Σd²)^1.5 of the jackknife differences.
 * Returns NaN where no replicate is finite; infinite replicates count as above every bound.
 */
export function bcaInterval(
	replicates: ArrayLike<number>,
	estimate: number,
	acceleration: number,
	level = 0.95
): [number, number] {
	const sorted = Float64Array.from(replicates)
		.filter((value) => !Number.isNaN(value))
		.sort();
	const { length } = sorted;
	if (length === 0) return [NaN, NaN];
	let below = 0;
	for (const value of sorted) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
	// A share of 0 or 1 has no quantile: take half a replicate instead.
	const share = Math.min(Math.max(below / length, 0.5 / length), 1 - 0.5 / length);
	const bias = normalQuantile(share);
	const limit = (tail: number) => {
		const z = bias + normalQuantile(tail);
		const adjusted = normalCdf(bias + z / (1 - acceleration * z));
		const at = adjusted * (length - 1);
		const low = Math.floor(at);
		const high = Math.min(low + 1, length - 1);
		if (sorted[low] === sorted[high]) return sorted[low];
		return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
	};
	return [limit((1 - level) / 2), limit((1 + level) / 2)];
}

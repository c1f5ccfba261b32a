/** Mean and central moments (divided by n) of values; the deviations from the mean beside them. */
export interface Moments {
	mean: number;
	/** Σ(x − mean)² / n; exactly 0 where all values are equal up to rounding. */
	variance: number;
	fourth: number;
	deviations: Float64Array;
}

/** Moments of complete values. A constant field has variance 0 exactly, whatever the rounding. */
export function momentsOf(values: Float64Array): Moments {
	const n = values.length;
	let mean = 0;
	for (let i = 0; i < n; i++) mean += values[i];
	mean /= n;
	const deviations = new Float64Array(n);
	let second = 0;
	let fourth = 0;
	let largest = 0;
	for (let i = 0; i < n; i++) {
		const d = values[i] - mean;
		deviations[i] = d;
		second += d * d;
		fourth += d * d * d * d;
		if (Math.abs(values[i]) > largest) largest = Math.abs(values[i]);
	}
	const constant = Math.sqrt(second / n) <= 1e-13 * largest;
	if (constant) deviations.fill(0);
	return {
		mean,
		variance: constant ? 0 : second / n,
		fourth: constant ? 0 : fourth / n,
		deviations
	};
}

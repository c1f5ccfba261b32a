/** Slopes of many areas drawn towards their common mean. */
export interface PooledSlopes {
	/** The common slope and its standard error. */
	mean: number;
	meanError: number;
	/** Standard deviation of the true slopes between areas. */
	between: number;
	/** Each area's slope given all of them; the common one where it had none of its own. */
	slopes: Float64Array;
	/** Standard deviation of what remains unknown about each. */
	errors: Float64Array;
}

/**
 * Partial pooling by a normal model of true slopes (Efron & Morris 1975), its spread by Paule &
 * Mandel (1982): an area with few cases, and so a wide error, is moved far, one with many hardly.
 * NaN slopes are taken as unknown. All NaN without any slope.
 */
export function poolSlopes(slopes: ArrayLike<number>, errors: ArrayLike<number>): PooledSlopes {
	const known: number[] = [];
	for (let i = 0; i < slopes.length; i++)
		if (Number.isFinite(slopes[i]) && errors[i] > 0 && Number.isFinite(errors[i])) known.push(i);
	const at = (variance: number) => {
		let weight = 0;
		let sum = 0;
		for (const i of known) {
			const w = 1 / (variance + errors[i] ** 2);
			weight += w;
			sum += w * slopes[i];
		}
		const mean = sum / weight;
		let q = 0;
		for (const i of known) q += (slopes[i] - mean) ** 2 / (variance + errors[i] ** 2);
		return { mean, weight, excess: q - (known.length - 1) };
	};
	let low = 0;
	let high = 0;
	if (known.length > 1 && at(0).excess > 0) {
		high = 1e-4;
		while (at(high).excess > 0) high *= 4;
		for (let i = 0; i < 100; i++) {
			const middle = (low + high) / 2;
			if (at(middle).excess > 0) low = middle;
			else high = middle;
		}
	}
	const variance = (low + high) / 2;
	const { mean, weight } = at(variance);
	const pooled = new Float64Array(slopes.length).fill(mean);
	const remaining = new Float64Array(slopes.length).fill(Math.sqrt(variance + 1 / weight));
	for (const i of known) {
		const keep = variance / (variance + errors[i] ** 2);
		pooled[i] = mean + keep * (slopes[i] - mean);
		remaining[i] = Math.sqrt(keep * errors[i] ** 2 + (1 - keep) ** 2 / weight);
	}
	return {
		mean,
		meanError: Math.sqrt(1 / weight),
		between: Math.sqrt(variance),
		slopes: pooled,
		errors: remaining
	};
}

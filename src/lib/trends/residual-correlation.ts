import type { GlmFit } from '$lib/numeric/glm';

/** Residuals over the standard deviation of a count with that mean (negative binomial of size θ; ∞: Poisson); NaN for rows left out. */
export function pearsonResiduals(
	counts: ArrayLike<number>,
	{ fitted, workingWeights }: GlmFit,
	theta = Infinity
): Float64Array {
	return fitted.map((mean, t) =>
		workingWeights[t] > 0 ? (counts[t] - mean) / Math.sqrt(mean + (mean * mean) / theta) : NaN
	);
}

/** The lag-one correlation of residuals, and of how many pairs of neighbours. */
export function lagOneCorrelation(residuals: Float64Array): { correlation: number; pairs: number } {
	let products = 0;
	let squares = 0;
	let pairs = 0;
	for (let t = 0; t < residuals.length; t++) {
		if (Number.isNaN(residuals[t])) continue;
		squares += residuals[t] ** 2;
		if (t === 0 || Number.isNaN(residuals[t - 1])) continue;
		products += residuals[t] * residuals[t - 1];
		pairs++;
	}
	return { correlation: products / squares, pairs };
}

/**
 * The lag-one correlation to expect of a regression's residuals where the counts are independent: below
 * zero, since the fit follows what neighbours share. From the hat matrix, tr(A M) / tr(M) with M = I − H.
 */
export function correlationByChance(
	{ covariance, workingWeights, degreesOfFreedom }: GlmFit,
	design: Float64Array,
	columns: number
): number {
	let shared = 0;
	for (let t = 1; t < workingWeights.length; t++) {
		const weight = Math.sqrt(workingWeights[t] * workingWeights[t - 1]);
		if (!(weight > 0)) continue;
		for (let i = 0; i < columns; i++)
			for (let j = 0; j < columns; j++) {
				const part = covariance[i * columns + j];
				if (!Number.isNaN(part))
					shared += weight * design[t * columns + i] * part * design[(t - 1) * columns + j];
			}
	}
	return -shared / degreesOfFreedom;
}

import type { GlmFit, GlmInput } from './glm';

/**
 * The covariance of a fit's coefficients that holds when the variance is not the model's: HC0
 * (White 1980), or clustered when `groups` gives a whole number from 0 for every row (Liang & Zeger
 * 1986), without small-sample factors. p × p; NaN where aliased.
 */
export function sandwichCovariance(
	{ design, columns, response, family }: GlmInput,
	fit: GlmFit,
	groups?: ArrayLike<number>
): Float64Array {
	const scores = new Map<number, Float64Array>();
	for (let r = 0; r < fit.fitted.length; r++) {
		if (!(fit.workingWeights[r] > 0)) continue;
		const group = groups ? groups[r] : r;
		const score = scores.get(group) ?? new Float64Array(columns);
		const residual = response[r] - fit.fitted[r];
		const scaled =
			fit.workingWeights[r] * (family === 'gaussian' ? residual : residual / fit.fitted[r]);
		for (let i = 0; i < columns; i++) score[i] += scaled * design[r * columns + i];
		scores.set(group, score);
	}
	const bread = fit.covariance.map((value) => (Number.isNaN(value) ? 0 : value));
	const result = new Float64Array(columns * columns);
	const half = new Float64Array(columns);
	for (const score of scores.values()) {
		for (let i = 0; i < columns; i++) {
			half[i] = 0;
			for (let j = 0; j < columns; j++) half[i] += bread[i * columns + j] * score[j];
		}
		for (let i = 0; i < columns; i++)
			for (let j = 0; j < columns; j++) result[i * columns + j] += half[i] * half[j];
	}
	return result.map((value, i) => (Number.isNaN(fit.covariance[i]) ? NaN : value));
}

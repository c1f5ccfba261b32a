/** The levels of the eleven central intervals of the weighted interval score: what lies outside each. */
export const intervalAlphas = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The 23 quantile levels that those intervals and the median need, ascending. */
export const quantileLevels = [
	...intervalAlphas.map((alpha) => alpha / 2),
	0.5,
	...intervalAlphas.map((alpha) => 1 - alpha / 2).reverse()
];

/** Score of the central interval that leaves alpha outside: width plus 2/alpha times what it was missed by. */
export function intervalScore(y: number, lower: number, upper: number, alpha: number): number {
	return upper - lower + (2 / alpha) * (Math.max(0, lower - y) + Math.max(0, y - upper));
}

/**
 * The weighted interval score of Bracher et al. (2021): the median's absolute error and the interval
 * scores weighted by alpha / 2, over K + 1/2. `quantiles` are those of `quantileLevels`.
 */
export function weightedIntervalScore(y: number, quantiles: ArrayLike<number>): number {
	const k = intervalAlphas.length;
	let sum = 0.5 * Math.abs(y - quantiles[k]);
	for (let i = 0; i < k; i++) {
		const alpha = intervalAlphas[i];
		sum += (alpha / 2) * intervalScore(y, quantiles[i], quantiles[2 * k - i], alpha);
	}
	return sum / (k + 0.5);
}

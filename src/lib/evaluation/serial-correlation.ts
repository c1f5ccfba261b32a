/** Counts less their means, over the Poisson standard deviation; NaN where not reported. */
export function pearsonResiduals(counts: ArrayLike<number>, means: Float64Array): Float64Array {
	return means.map((mean, t) => (counts[t] - mean) / Math.sqrt(mean || 1));
}

/** First-order autocorrelation of residuals in time order; missing ones are passed over. */
export function autocorrelation(residuals: Float64Array): number {
	let products = 0;
	let squares = 0;
	residuals.forEach((value, t) => {
		if (Number.isNaN(value)) return;
		squares += value * value;
		if (t > 0 && !Number.isNaN(residuals[t - 1])) products += value * residuals[t - 1];
	});
	return squares > 0 ? products / squares : 0;
}

/**
 * First-order autocorrelation of a regression's errors: that of the residuals, raised by what fitting
 * takes from it, `columns` over the number of periods.
 */
export function raisedAutocorrelation(residuals: Float64Array, columns: number): number {
	return autocorrelation(residuals) + columns / residuals.length;
}

/**
 * By how much autocorrelation raises the variance of a mean, (1 + r) / (1 − r), with r as raised for the
 * fit and kept between 0 and 0.8.
 */
export function serialInflation(residuals: Float64Array, columns: number): number {
	const r = Math.min(0.8, Math.max(0, raisedAutocorrelation(residuals, columns)));
	return (1 + r) / (1 - r);
}

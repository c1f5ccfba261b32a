const EULER = 0.5772156649015329;

/** Fewest replicates from which a Gumbel distribution is fitted. */
const FEWEST = 99;

/**
 * The upper tail of a Gumbel distribution fitted to the replicates' maxima by moments (Abrams,
 * Kulldorff & Kleinman 2010): a smooth p-value below 1 / (m + 1). It rests on the fit of a tail nobody
 * has seen, so it is for ranking and recurrence, not for deciding. NaN with under 99 replicates.
 */
export function gumbelTail(maxima: Float64Array): (llr: number) => number {
	const n = maxima.length;
	if (n < FEWEST) return () => NaN;
	const mean = maxima.reduce((sum, value) => sum + value, 0) / n;
	const variance = maxima.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
	const scale = Math.sqrt((6 * variance) / Math.PI ** 2);
	const mode = mean - EULER * scale;
	return (llr) => -Math.expm1(-Math.exp(-(llr - mode) / scale));
}

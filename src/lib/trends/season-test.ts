import { fisherUpper } from '$lib/numeric/fisher';
import type { GlmFit, GlmInput } from '$lib/numeric/glm';
import { cholesky, choleskySolve } from '$lib/numeric/linear-algebra';

/** The columns of a trend's regression before those of its season. */
const before = 2;

/**
 * Whether a season repeats beyond chance: the p-value of Wald's test that all its sines and cosines are
 * nothing, their covariance multiplied by `widening`, against Fisher's F with the trend's `degrees` of
 * freedom. NaN where the regression has no season.
 */
export function seasonTest(
	{ coefficients, covariance, aliased }: GlmFit,
	widening: number,
	degrees: number
): number {
	const columns = coefficients.length;
	const size = columns - before;
	if (size <= 0 || aliased.includes(1)) return NaN;
	const block = Float64Array.from({ length: size * size }, (_, i) => {
		const [row, column] = [Math.floor(i / size), i % size];
		return covariance[(before + row) * columns + before + column];
	});
	const season = coefficients.slice(before);
	const solved = choleskySolve(cholesky(block, size), season);
	const wald = season.reduce((sum, value, i) => sum + value * solved[i], 0);
	return fisherUpper(wald / (size * widening), size, degrees);
}

/**
 * By how much neighbouring residuals that resemble each other (an autoregression of order one) widen the
 * variance of a yearly wave: their spectral density at its frequency over that of independent ones
 * (Brockwell & Davis 1991). Shorter waves are widened less.
 */
export function seasonCorrelation(
	{ design, columns }: Pick<GlmInput, 'design' | 'columns'>,
	correlation: number
): number {
	const years = design[columns + 1] - design[1];
	const cosine = Math.cos(2 * Math.PI * years);
	return (1 - correlation ** 2) / (1 - 2 * correlation * cosine + correlation ** 2);
}

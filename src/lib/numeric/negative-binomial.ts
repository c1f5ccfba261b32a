import betainc from '@stdlib/math-base-special-betainc';
import { logFactorial, logGamma } from './gamma-functions';
import { countQuantile, poissonCdf, poissonLogPmf, poissonUpper } from './poisson';

/**
 * The negative binomial as used for counts: mean μ and size θ, variance μ + μ²/θ.
 * θ = ∞ is the Poisson.
 */

/** ln P(X = k). */
export function negativeBinomialLogPmf(k: number, mean: number, size: number): number {
	if (size > 1e12) return poissonLogPmf(k, mean);
	if (mean === 0) return k === 0 ? 0 : -Infinity;
	return (
		logGamma(size + k) -
		logGamma(size) -
		logFactorial(k) -
		size * Math.log1p(mean / size) +
		(k === 0 ? 0 : k * Math.log(mean / (size + mean)))
	);
}

/** P(X ≤ k). */
export function negativeBinomialCdf(k: number, mean: number, size: number): number {
	if (k < 0) return 0;
	if (mean === 0) return 1;
	if (size > 1e9) return poissonCdf(k, mean);
	return betainc(size / (size + mean), size, Math.floor(k) + 1, true, false);
}

/** P(X > k), accurate in the tail. */
export function negativeBinomialUpper(k: number, mean: number, size: number): number {
	if (k < 0) return 1;
	if (mean === 0) return 0;
	if (size > 1e9) return poissonUpper(k, mean);
	return betainc(mean / (size + mean), Math.floor(k) + 1, size, true, false);
}

/** The smallest k with P(X > k) ≤ tail, for tails too small for 1 − tail to tell. */
export function negativeBinomialUpperQuantile(tail: number, mean: number, size: number): number {
	if (!(tail > 0)) return Infinity;
	const isBeyond = (k: number) => negativeBinomialUpper(k, mean, size) <= tail;
	let [low, high] = [-1, 0];
	while (!isBeyond(high)) [low, high] = [high, 2 * high + 1];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (isBeyond(middle)) high = middle;
		else low = middle;
	}
	return high;
}

/** The smallest k with P(X ≤ k) ≥ p. */
export function negativeBinomialQuantile(p: number, mean: number, size: number): number {
	const deviation = Math.sqrt(mean + (mean * mean) / size);
	return countQuantile(p, mean, deviation, (k) => negativeBinomialCdf(k, mean, size));
}

import gammainc from '@stdlib/math-base-special-gammainc';
import { logFactorial } from './gamma-functions';

/** ln P(X = k) of a Poisson count with the given mean; −∞ for k > 0 at mean 0. */
export function poissonLogPmf(k: number, mean: number): number {
	if (mean === 0) return k === 0 ? 0 : -Infinity;
	return k * Math.log(mean) - mean - logFactorial(k);
}

/** P(X ≤ k). */
export function poissonCdf(k: number, mean: number): number {
	if (k < 0) return 0;
	return mean === 0 ? 1 : gammainc(mean, Math.floor(k) + 1, true, true);
}

/** P(X > k), accurate in the tail. */
export function poissonUpper(k: number, mean: number): number {
	if (k < 0) return 1;
	return mean === 0 ? 0 : gammainc(mean, Math.floor(k) + 1, true, false);
}

/** The smallest k with P(X ≤ k) ≥ p. */
export function poissonQuantile(p: number, mean: number): number {
	return countQuantile(p, mean, Math.sqrt(mean), (k) => poissonCdf(k, mean));
}

/** The smallest whole k ≥ 0 with cdf(k) ≥ p, found by doubling around a guess and halving. */
export function countQuantile(
	p: number,
	mean: number,
	deviation: number,
	cdf: (k: number) => number
): number {
	if (!(p >= 0 && p <= 1) || Number.isNaN(mean)) return NaN;
	if (p === 1) return Infinity;
	const target = p * (1 - 64 * Number.EPSILON);
	let high = Math.floor(mean);
	let step = Math.max(1, Math.ceil(deviation / 2));
	while (cdf(high) < target) {
		high += step;
		step *= 2;
	}
	let low = -1;
	step = Math.max(1, Math.ceil(deviation / 2));
	for (let k = high - step; k >= 0; k -= step) {
		if (cdf(k) < target) {
			low = k;
			break;
		}
		high = k;
		step *= 2;
	}
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (cdf(middle) < target) low = middle;
		else high = middle;
	}
	return high;
}

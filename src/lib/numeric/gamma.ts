import gammainc from '@stdlib/math-base-special-gammainc';
import { normalQuantile } from './normal';

/** P(X ≤ x) of a gamma distribution with the given shape and scale 1. */
export function gammaCdf(x: number, shape: number): number {
	return x <= 0 ? 0 : gammainc(x, shape, true, false);
}

/** P(X > x) of a gamma distribution with the given shape and scale 1, accurate in the tail. */
export function gammaUpperTail(x: number, shape: number): number {
	return x <= 0 ? 1 : gammainc(x, shape, true, true);
}

/** P(X > x) of a chi-squared distribution. */
export function chiSquaredUpperTail(x: number, degreesOfFreedom: number): number {
	return gammaUpperTail(x / 2, degreesOfFreedom / 2);
}

/**
 * The x below which a share p of a gamma distribution (scale 1) lies; `upper` reads p as the share
 * above. Starts from Wilson & Hilferty (1931) and bisects to double precision.
 */
export function gammaQuantile(p: number, shape: number, upper = false): number {
	if (Number.isNaN(p) || !(shape > 0)) return NaN;
	if (p <= 0) return upper ? Infinity : 0;
	if (p >= 1) return upper ? 0 : Infinity;
	const tooLow = (x: number) => (upper ? gammaUpperTail(x, shape) > p : gammaCdf(x, shape) < p);
	const z = (upper ? -1 : 1) * normalQuantile(p);
	const guess = shape * Math.max(1e-8, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
	let low = guess;
	let high = guess;
	while (low > 0 && !tooLow(low)) low = low < 1e-300 ? 0 : low / 2;
	while (tooLow(high)) high *= 2;
	for (let i = 0; i < 200; i++) {
		const middle = low + (high - low) / 2;
		if (middle === low || middle === high) break;
		if (tooLow(middle)) low = middle;
		else high = middle;
	}
	return low + (high - low) / 2;
}

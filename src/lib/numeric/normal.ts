import erfc from '@stdlib/math-base-special-erfc';
import normal from '@stdlib/stats-base-dists-normal';

/** P(Z > z) of the standard normal distribution, accurate far into the tail (z to 38). */
export function normalUpperTail(z: number): number {
	return 0.5 * erfc(z / Math.SQRT2);
}

/** P(Z ≤ z) of the standard normal distribution, accurate in both tails. */
export function normalCdf(z: number): number {
	return 0.5 * erfc(-z / Math.SQRT2);
}

/** The two-sided p-value of a standard normal z: P(|Z| ≥ |z|). NaN stays NaN. */
export function normalTwoSided(z: number): number {
	return erfc(Math.abs(z) / Math.SQRT2);
}

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
	return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/**
 * The z below which a share p of the standard normal distribution lies; p in [0, 1]. The library's
 * value loses half its digits far out, so one step of Halley's method follows on the nearer tail.
 */
export function normalQuantile(p: number): number {
	const z = normal.quantile(p, 0, 1);
	if (!Number.isFinite(z) || z === 0) return z;
	const excess = z < 0 ? normalCdf(z) - p : 1 - p - normalUpperTail(z);
	const step = excess / normalDensity(z);
	return z - step / (1 + (z * step) / 2);
}

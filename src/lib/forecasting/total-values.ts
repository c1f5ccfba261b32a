import type { ForecastValues } from '$lib/model/forecast';
import { studentQuantile } from '$lib/numeric/student';
import { forecastVariance, type Dispersion } from './dispersion';
import type { RollingInput } from './rolling-means';
import { forecastValues } from './values';
import { sizeFor } from './variance';

/** Past sums, and the square of the shared error as a share of the sum, that are assumed before any is known. */
const HELD_SUMS = 4;
const ASSUMED = 0.02;
/** Degrees of freedom that stand for them. */
const ASSUMED_DEGREES = 2;
/** Squared errors of a sum beyond so many mean squares of the sums count as that many. */
const CAP = 4;

/** A sum over areas: what was expected, its variance if areas erred independently, and what came. */
interface Sum {
	mean: number;
	variance: number;
	observed: number;
}

/**
 * The sum over areas. Means add up; variances would too if areas erred independently. To these comes
 * what all areas err together, in proportion to the sum: past sums' squared errors beyond the
 * variance of independent areas, over the squares of what was expected.
 */
export function totalValues(
	{ counts, length, horizon }: RollingInput,
	origins: number[],
	means: Float64Array[],
	dispersions: Dispersion[],
	areas: number
): ForecastValues {
	const sumOver = (k: number, h: number, onlyKnown: boolean): Sum => {
		let [mean, variance, observed] = [0, 0, 0];
		for (let a = 0; a < areas; a++) {
			const y = onlyKnown ? counts[a * length + origins[k] + h] : 0;
			if (Number.isNaN(y)) continue;
			const mu = means[k][a * horizon + h];
			mean += mu;
			variance += forecastVariance(dispersions[k], a, mu, h + 1);
			observed += y;
		}
		return { mean, variance, observed };
	};
	const past = Array.from({ length: horizon }, (_, h) =>
		origins.slice(0, -1).flatMap((origin, k) => (origin + h < length ? [sumOver(k, h, true)] : []))
	);
	const inGeneral = sharedError(past.flat(), ASSUMED);
	// Sums ahead over the same periods err together; few of them leave the shared error itself uncertain.
	// Further ahead it is never less.
	let least = 0;
	const shared = past.map((sums, h) => {
		const degrees = sums.length / (h + 1) + ASSUMED_DEGREES;
		const ratio = studentQuantile(0.95, degrees) / studentQuantile(0.95, Infinity);
		return (least = Math.max(least, ratio ** 2 * sharedError(sums, inGeneral)));
	});
	const last = origins.length - 1;
	const totals = Array.from({ length: horizon }, (_, h) => sumOver(last, h, false));
	return forecastValues(
		Float64Array.from(totals, ({ mean }) => mean),
		Float64Array.from(totals, ({ mean, variance }, h) =>
			sizeFor(mean, variance + shared[h] * mean * mean)
		)
	);
}

/** The mean square of the errors that all areas share, as a share of the sum; held at what is `assumed` while sums are few. */
function sharedError(past: Sum[], assumed: number): number {
	const square = past.reduce((sum, { mean }) => sum + mean * mean, 0) / past.length;
	if (!(square > 0)) return assumed;
	const beyond = past.reduce(
		(sum, { mean, variance, observed }) =>
			sum + Math.min(CAP * square, (observed - mean) ** 2) - variance,
		0
	);
	return Math.max(0, beyond / square + HELD_SUMS * assumed) / (past.length + HELD_SUMS);
}

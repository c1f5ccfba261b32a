import type { ForecastValues } from '$lib/model/forecast';
import { forecastVariance, type Dispersion } from './dispersion';
import type { RollingInput } from './rolling-means';
import { forecastValues } from './values';
import { sizeFor } from './variance';

/** Past sums that hold the spread at that of independent areas. */
const HELD_SUMS = 4;

/**
 * The sum over areas. Means add up; variances would too if areas erred independently, so they are
 * multiplied by how much past sums erred beyond that (at least 1).
 */
export function totalValues(
	{ counts, length, horizon }: RollingInput,
	origins: number[],
	means: Float64Array[],
	dispersions: Dispersion[],
	areas: number
): ForecastValues {
	const sumOver = (k: number, h: number, onlyKnown: boolean) => {
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
	let together = HELD_SUMS;
	let weight = HELD_SUMS;
	for (let k = 0; k < origins.length - 1; k++)
		for (let h = 0; h < horizon && origins[k] + h < length; h++) {
			const { mean, variance, observed } = sumOver(k, h, true);
			if (!(variance > 0)) continue;
			together += (observed - mean) ** 2 / variance;
			weight++;
		}
	const factor = Math.max(1, together / weight);
	const last = origins.length - 1;
	const totals = Array.from({ length: horizon }, (_, h) => sumOver(last, h, false));
	return forecastValues(
		Float64Array.from(totals, ({ mean }) => mean),
		Float64Array.from(totals, ({ mean, variance }) => sizeFor(mean, factor * variance))
	);
}

import { describe, expect, it } from 'vitest';
import { forecastVariance, learnDispersion } from '$lib/forecasting/dispersion';
import { forecastValues } from '$lib/forecasting/values';
import { sizeFor } from '$lib/forecasting/variance';
import { drawNegativeBinomial, drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';

const AREAS = 60;
const ORIGINS = 10;

/** Every area's expectation, the same from every origin, and what came: the Poisson at 1, fifty times its variance at 40 and 400. */
function learnt() {
	const random = createRandom(5);
	const length = 1 + ORIGINS;
	const means = Float64Array.from({ length: AREAS }, (_, a) => [1, 40, 400][a % 3]);
	const draw = (mean: number) =>
		mean === 1 ? drawPoisson(mean, random) : drawNegativeBinomial(mean, mean / 49, random);
	const counts = Float64Array.from({ length: AREAS * length }, (_, i) =>
		// Long ago all were alike.
		i % length === 0 ? 4000 : draw(means[Math.floor(i / length)])
	);
	const outcomes = Array.from({ length: ORIGINS }, (_, k) => ({ origin: 1 + k, means }));
	return learnDispersion({ outcomes, counts, length, areas: AREAS, horizon: 1, end: length });
}

describe('learnDispersion', () => {
	const dispersion = learnt();

	it('goes by the size of the forecast, not by what the area once was', () => {
		expect(forecastVariance(dispersion, 0, 1, 1)).toBeLessThan(2.5);
		for (const [area, mean] of [
			[1, 40],
			[2, 400]
		]) {
			const ratio = forecastVariance(dispersion, area, mean, 1) / (50 * mean);
			expect(ratio).toBeGreaterThan(0.5);
			expect(ratio).toBeLessThan(2);
		}
	});

	it('changes with the mean without a jump', () => {
		const variances = Array.from({ length: 2000 }, (_, i) =>
			forecastVariance(dispersion, 0, 0.05 * 1.005 ** i, 1)
		);
		for (let i = 1; i < variances.length; i++) {
			expect(variances[i] / variances[i - 1]).toBeGreaterThan(0.97);
			expect(variances[i] / variances[i - 1]).toBeLessThan(1.03);
		}
	});
});

describe('sizeFor', () => {
	it('never brings the upper end down by a larger variance', () => {
		for (const mean of [3, 200]) {
			const variances = Array.from({ length: 40 }, (_, i) => mean * 1.5 ** (i + 1));
			const means = new Float64Array(variances.length).fill(mean);
			const sizes = Float64Array.from(variances, (variance) => sizeFor(mean, variance));
			const { upper90 } = forecastValues(means, sizes);
			for (let i = 1; i < upper90.length; i++)
				expect(upper90[i]).toBeGreaterThanOrEqual(upper90[i - 1]);
		}
	});

	it('is bounded near where the gamma distribution of mean 1 reaches furthest', () => {
		// R: optimise(function(k) qgamma(.95, k, k), c(.02, 1), maximum = TRUE): 0.0876, 5.827
		expect(sizeFor(1, 1e9)).toBeCloseTo(0.0876, 2);
	});
});

import { describe, expect, it } from 'vitest';
import { drawNegativeBinomial, drawPoisson } from '$lib/numeric/draws';
import { fisherUpper } from '$lib/numeric/fisher';
import { createRandom } from '$lib/numeric/random';
import { areaTrend } from '$lib/trends/area-trend';
import { poissonTrend } from '$lib/trends/poisson-trend';
import { seasonCorrelation, seasonTest } from '$lib/trends/season-test';

/** Relative to R 4.2.2. */
const expectNear = (found: number, expected: number) =>
	expect(Math.abs(found / expected - 1)).toBeLessThan(1e-6);

const months = (length: number) => ({ step: 'month' as const, first: 0, length });

describe('Fisher’s F', () => {
	it('agrees with R’s pf, in the tail and with infinitely many degrees of freedom', () => {
		expectNear(fisherUpper(2.5, 4, 54), 0.0531298647662889);
		expectNear(fisherUpper(30, 4, 10), 1.51238634054093e-5);
		expectNear(fisherUpper(0.3, 2, 7), 0.749886555047487);
		expectNear(fisherUpper(31.4936528403 / 4, 4, Infinity), 2.42757522818e-6);
		expect([fisherUpper(0, 2, 5), fisherUpper(NaN, 2, 5)]).toEqual([1, NaN]);
	});
});

describe('whether a season repeats beyond chance', () => {
	it('agrees with Wald’s test of R’s glm', () => {
		// R: set.seed(3); rpois(60, exp(1.2 + .01 t + .5 cos(2 π t / 12))); glm(y ~ year + harmonics, poisson, epsilon = 1e-15).
		const counts = [
			3, 7, 4, 2, 3, 2, 1, 1, 3, 4, 5, 6, 6, 6, 7, 6, 1, 3, 4, 2, 2, 0, 3, 3, 5, 9, 6, 7, 4, 4, 2,
			2, 2, 4, 4, 6, 11, 5, 7, 3, 3, 5, 1, 3, 3, 4, 3, 5, 7, 11, 5, 4, 7, 9, 5, 6, 4, 4, 5, 7
		];
		const { fit } = poissonTrend(counts, null, months(60));
		expectNear(seasonTest(fit!, 1, 54), 4.48438268738e-5);
		expectNear(seasonTest(fit!, 2.5, 54), 0.0212390020804);
		expectNear(seasonTest(fit!, 2.5, Infinity), 0.0134201884233);
		// The counts vary less than a Poisson's, so nothing widens it.
		expectNear(
			areaTrend(counts, null, { periods: months(60), level: 0.05 }).seasonP,
			4.48438268738e-5
		);
	});

	it('is said at its level where there is none, and nearly always where a season is planted', () => {
		const found = (seasonal: number, size: number) => {
			let clear = 0;
			for (let i = 0; i < 500; i++) {
				const random = createRandom(29, i);
				const counts = Array.from({ length: 72 }, (_, t) => {
					const mean = 6 * Math.exp(seasonal * Math.cos((2 * Math.PI * t) / 12));
					return size === Infinity
						? drawPoisson(mean, random)
						: drawNegativeBinomial(mean, size, random);
				});
				if (areaTrend(counts, null, { periods: months(72), level: 0.05 }).seasonP < 0.05) clear++;
			}
			return clear / 500;
		};
		// Three standard errors above 5 in 100.
		const bound = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / 500);
		const [poisson, overdispersed] = [found(0, Infinity), found(0, 4)];
		if (process.env.SHOW) console.log({ poisson, overdispersed });
		expect(poisson).toBeLessThan(bound);
		expect(overdispersed).toBeLessThan(bound);
		expect(found(0.4, Infinity)).toBeGreaterThan(0.99);
		expect(found(0.4, 4)).toBeGreaterThan(0.8);
	});

	it('allows for neighbours that resemble each other, most at the frequency that they share', () => {
		const { input } = poissonTrend(new Array(60).fill(5), null, months(60));
		expect(seasonCorrelation(input, 0)).toBe(1);
		// (1 - 0.25) / (1 - cos(30°) + 0.25).
		expect(seasonCorrelation(input, 0.5)).toBeCloseTo(0.75 / (1.25 - Math.sqrt(3) / 2), 12);
		expect(seasonCorrelation(input, 0.8)).toBeLessThan(1.8 / 0.2);
	});

	it('is nothing where no season is fitted', () => {
		const yearly = { step: 'year' as const, first: 40, length: 10 };
		const counts = [12, 15, 11, 14, 18, 13, 12, 16, 15, 14];
		expect(areaTrend(counts, null, { periods: yearly, level: 0.05 }).seasonP).toBeNaN();
		expect(
			areaTrend(new Array(60).fill(0), null, { periods: months(60), level: 0.05 }).seasonP
		).toBeNaN();
	});
});

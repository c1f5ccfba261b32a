import { describe, expect, it } from 'vitest';
import {
	drawBinomial,
	drawGamma,
	drawNegativeBinomial,
	drawNormal,
	drawPoisson
} from '$lib/numeric/draws';
import { chiSquaredUpperTail, gammaQuantile } from '$lib/numeric/gamma';
import { bonferroni, benjaminiHochberg } from '$lib/numeric/multiple-testing';
import { normalCdf, normalQuantile, normalTwoSided, normalUpperTail } from '$lib/numeric/normal';
import { poissonInterval } from '$lib/numeric/poisson-interval';
import { createRandom, shuffle } from '$lib/numeric/random';

const close = (got: number, want: number, relative = 1e-9) =>
	expect(Math.abs(got - want)).toBeLessThanOrEqual(relative * Math.abs(want) + 1e-300);

// Reference values: R 4.2.2, pnorm, qnorm, qgamma, pchisq, poisson.test, p.adjust.
describe('distributions', () => {
	it('has accurate normal tails', () => {
		const want: [number, number][] = [
			[-3, 0.99865010196837],
			[1.96, 0.0249978951482204],
			[5, 2.86651571879194e-7],
			[8, 6.22096057427178e-16],
			[20, 2.75362411860623e-89],
			[37, 5.72557122252458e-300]
		];
		for (const [z, p] of want) close(normalUpperTail(z), p, 1e-12);
		close(normalCdf(-20), 2.75362411860623e-89, 1e-12);
		close(normalTwoSided(-5), 2 * 2.86651571879194e-7, 1e-12);
		expect(normalTwoSided(NaN)).toBeNaN();
		close(normalQuantile(1e-10), -6.36134090240406, 1e-12);
		close(normalQuantile(0.9), 1.2815515655446, 1e-12);
	});

	it('inverts the gamma distribution', () => {
		const want: [number, number, number][] = [
			[0.025, 0.5, 0.000491034558588],
			[0.025, 3, 0.618672122896],
			[0.025, 500, 457.1285769],
			[1e-6, 0.3, 6.97269909641e-21]
		];
		for (const [p, shape, x] of want) close(gammaQuantile(p, shape), x);
		close(gammaQuantile(1e-8, 4, true), 26.5847391023);
		close(chiSquaredUpperTail(50, 10), 2.6690834249e-7);
	});

	it('gives exact Poisson intervals', () => {
		expect(poissonInterval(0)).toEqual({ lower: 0, upper: expect.closeTo(3.6888794541, 9) });
		expect(poissonInterval(3).lower).toBeCloseTo(0.6186721229, 9);
		expect(poissonInterval(371).upper).toBeCloseTo(410.7404750415, 8);
		expect(poissonInterval(NaN).upper).toBeNaN();
	});

	it('adjusts for many tests', () => {
		const p = [0.01, 0.04, 0.03, 0.2, NaN, 0.04, 1, 0.005];
		const want = [0.035, 0.056, 0.056, 7 / 30, NaN, 0.056, 1, 0.035];
		[...benjaminiHochberg(p)].forEach((value, i) =>
			Number.isNaN(want[i]) ? expect(value).toBeNaN() : expect(value).toBeCloseTo(want[i], 12)
		);
		expect(bonferroni(p)[7]).toBeCloseTo(0.035, 12);
	});
});

describe('chance', () => {
	it('repeats itself for a seed and differs between seeds and streams', () => {
		const first = (seed: number, ...stream: number[]) => createRandom(seed, ...stream).uint32();
		expect(first(7)).toBe(first(7));
		const seen = new Set<number>();
		for (let seed = 0; seed < 500; seed++) for (let s = 0; s < 4; s++) seen.add(first(seed, s));
		expect(seen.size).toBe(2000);
		// Near seeds are unrelated: their first uniforms look uniform.
		let sum = 0;
		for (let seed = 0; seed < 2000; seed++) sum += createRandom(seed).uniform();
		expect(sum / 2000).toBeCloseTo(0.5, 1);
	});

	it('is uniform below n and shuffles fairly', () => {
		const random = createRandom(3);
		const tally = new Array<number>(7).fill(0);
		for (let i = 0; i < 70_000; i++) tally[random.below(7)]++;
		for (const count of tally) expect(Math.abs(count - 10_000)).toBeLessThan(450);
		expect([...shuffle([1, 2, 3, 4, 5], random)].sort()).toEqual([1, 2, 3, 4, 5]);
	});

	const moments = (draw: () => number, n = 60_000) => {
		const values = Array.from({ length: n }, draw);
		const mean = values.reduce((sum, v) => sum + v, 0) / n;
		return { mean, variance: values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1) };
	};

	it.each<[string, (random: ReturnType<typeof createRandom>) => number, number, number]>([
		['normal', (r) => drawNormal(r), 0, 1],
		['gamma 0.4', (r) => drawGamma(0.4, r), 0.4, 0.4],
		['gamma 5', (r) => drawGamma(5, r), 5, 5],
		['Poisson 0.7', (r) => drawPoisson(0.7, r), 0.7, 0.7],
		['Poisson 40', (r) => drawPoisson(40, r), 40, 40],
		['negative binomial', (r) => drawNegativeBinomial(4, 2, r), 4, 12],
		['binomial 0.1', (r) => drawBinomial(50, 0.1, r), 5, 4.5],
		['binomial 0.8', (r) => drawBinomial(10, 0.8, r), 8, 1.6]
	])('draws %s numbers with the right mean and variance', (_, draw, mean, variance) => {
		const random = createRandom(11);
		const got = moments(() => draw(random));
		expect(Math.abs(got.mean - mean)).toBeLessThan(4.5 * Math.sqrt(variance / 60_000));
		expect(Math.abs(got.variance / variance - 1)).toBeLessThan(0.06);
	});
});

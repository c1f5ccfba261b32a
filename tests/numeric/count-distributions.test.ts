import { describe, expect, it } from 'vitest';
import { digamma, trigamma } from '$lib/numeric/gamma-functions';
import {
	negativeBinomialCdf,
	negativeBinomialLogPmf,
	negativeBinomialQuantile,
	negativeBinomialUpper
} from '$lib/numeric/negative-binomial';
import { poissonCdf, poissonLogPmf, poissonQuantile, poissonUpper } from '$lib/numeric/poisson';
import { studentQuantile, studentTwoSided, studentUpper } from '$lib/numeric/student';
import reference from '../reference/glm.json';

const close = (found: number[], expected: number[]) =>
	found.forEach((value, i) =>
		expect(Math.abs(value - expected[i]) / Math.abs(expected[i])).toBeLessThan(1e-9)
	);

describe('distributions of counts', () => {
	const { poisson, negativeBinomial } = reference.counts_at;
	const k = [0, 3, 40];
	const mean = [0.2, 3.7, 25];
	const size = [0.5, 2, 8];

	it('agree with R', () => {
		close(
			k.map((at, i) => poissonLogPmf(at, mean[i])),
			poisson.logPmf
		);
		close([poissonUpper(3, 0.5), poissonUpper(30, 10), poissonUpper(90, 40)], poisson.upper);
		const p = [0.05, 0.5, 0.95, 0.999];
		expect([0.1, 4.5, 30, 2000].map((m, i) => poissonQuantile(p[i], m))).toEqual(
			poisson.quantile.map(Math.abs)
		);
		close(
			k.map((at, i) => negativeBinomialLogPmf(at, mean[i], size[i])),
			negativeBinomial.logPmf
		);
		close(
			k.map((at, i) => negativeBinomialCdf(at, mean[i], size[i])),
			negativeBinomial.cdf
		);
		close(
			[5, 30, 200].map((at, i) => negativeBinomialUpper(at, mean[i], size[i])),
			negativeBinomial.upper
		);
		expect(
			[0.1, 4.5, 30, 2000].map((m, i) => negativeBinomialQuantile(p[i], m, [0.3, 1, 5, 20][i]))
		).toEqual(negativeBinomial.quantile.map(Math.abs));
	});

	it('meet at their edges', () => {
		expect(poissonCdf(-1, 3)).toBe(0);
		expect(poissonCdf(0, 0)).toBe(1);
		expect(negativeBinomialCdf(4, 2, Infinity)).toBe(poissonCdf(4, 2));
		expect(poissonQuantile(0.5, 0)).toBe(0);
		expect(poissonQuantile(2, 1)).toBeNaN();
	});
});

describe('gamma functions and Student’s t', () => {
	it('agree with R', () => {
		close([0.01, 0.7, 3, 50].map(digamma), reference.digamma);
		close([0.01, 0.7, 3, 50].map(trigamma), reference.trigamma);
		const { p, degrees, quantile, upper } = reference.student;
		p.forEach((at, i) =>
			close(
				degrees.map((d) => studentQuantile(at, d)),
				quantile[i]
			)
		);
		close(
			[
				[-1.3, 3],
				[0.2, 5],
				[2.7, 11],
				[12, 4]
			].map(([t, d]) => studentUpper(t, d)),
			upper
		);
	});

	it('keeps a p-value under one', () => {
		expect(studentTwoSided(0, 5)).toBe(1);
		expect(studentQuantile(0.2, 4)).toBeCloseTo(-studentQuantile(0.8, 4), 12);
	});
});

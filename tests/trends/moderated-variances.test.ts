import { describe, expect, it } from 'vitest';
import { moderate, priorOfVariances } from '$lib/trends/moderated-variances';
import reference from '../reference/moderated-variances.json';

const { differing, alike, line } = reference;

function agree(found: ArrayLike<number>, expected: readonly number[]) {
	expect(found).toHaveLength(expected.length);
	expected.forEach((value, i) => expect(Math.abs(found[i] / value - 1)).toBeLessThan(1e-6));
}

describe('variances drawn towards their prior', () => {
	it('agree with limma::squeezeVar where they differ by more than chance', () => {
		const prior = priorOfVariances(differing.var, differing.degrees);
		agree([prior.degrees, Math.exp(prior.intercept)], [differing.priorDegrees, differing.prior]);
		agree(
			differing.var.map((s2, i) => moderate(s2, differing.degrees[i], prior).variance),
			differing.posterior
		);
	});

	it('agree with it where they differ by chance alone: the mean, with the degrees of all', () => {
		const prior = priorOfVariances(alike.var, alike.degrees);
		expect(String(prior.degrees)).toBe('Infinity');
		expect(alike.priorDegrees).toBe('Inf');
		agree([moderate(alike.var[0], 8, prior).variance], [alike.posterior[0]]);
		expect(moderate(alike.var[0], 8, prior).degrees).toBe(240);
	});

	it('agree with it along a line', () => {
		const prior = priorOfVariances(line.var, line.df, line.covariate);
		agree([prior.degrees], [Number(line.priorDegrees)]);
		const found = line.var.map(
			(s2, i) => moderate(s2, line.df[i], prior, line.covariate[i]).variance
		);
		agree(found, line.posterior);
	});

	it('lie between their own and the prior, and keep their order', () => {
		const prior = priorOfVariances(differing.var, differing.degrees);
		const expected = Math.exp(prior.intercept);
		differing.var.forEach((s2, i) => {
			const { variance, degrees } = moderate(s2, differing.degrees[i], prior);
			expect(variance).toBeGreaterThanOrEqual(Math.min(s2, expected));
			expect(variance).toBeLessThanOrEqual(Math.max(s2, expected));
			expect(degrees).toBeGreaterThan(differing.degrees[i]);
		});
	});

	it('stay finite with variances of zero, and as they are with fewer than two or three', () => {
		const zeros = priorOfVariances([0, 0, 0, 1.2, 0.8], [5, 5, 5, 5, 5]);
		expect(moderate(0, 5, zeros).variance).toBeGreaterThan(0);
		expect(moderate(0, 5, zeros).variance).toBeLessThan(2);
		const one = priorOfVariances([3], [6]);
		expect(moderate(3, 6, one)).toEqual({ variance: 3, degrees: 6 });
		expect(priorOfVariances([], []).degrees).toBe(0);
		expect(priorOfVariances([1, 2], [5, 5], [1, 2]).degrees).toBe(0);
	});
});

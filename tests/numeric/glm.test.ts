import { describe, expect, it } from 'vitest';
import { fitGlm } from '$lib/numeric/glm';
import { fitNegativeBinomial, fitTheta } from '$lib/numeric/negative-binomial-glm';
import { sandwichCovariance } from '$lib/numeric/sandwich-covariance';
import reference from '../reference/glm.json';

const { x, s, k, counts, weights, population } = reference;
const design = Float64Array.from(x.flatMap((value, i) => [1, value, s[i], k[i]]));
const offset = population.map(Math.log);

function close(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-6) {
	expect(found.length).toBe(expected.length);
	for (let i = 0; i < expected.length; i++)
		expect(Math.abs(found[i] - expected[i])).toBeLessThan(tolerance * (1 + Math.abs(expected[i])));
}

describe('fitGlm', () => {
	const input = {
		design,
		columns: 4,
		response: counts,
		family: 'poisson' as const,
		offset,
		weights
	};

	it('agrees with R for weighted Poisson counts with an offset', () => {
		const fit = fitGlm(input);
		close(fit.coefficients, reference.poisson.coefficients);
		close(fit.covariance, reference.poisson.covariance);
		close(
			[fit.deviance, fit.dispersion, fit.logLikelihood],
			[reference.poisson.deviance, reference.poisson.dispersion, reference.poisson.logLikelihood]
		);
		close(sandwichCovariance(input, fit), reference.poisson.sandwich);
		expect(fit.converged).toBe(true);
	});

	it('converges on hundreds of millions of cases to the slopes of the same counts in units', () => {
		const many = (times: number) => ({ ...input, response: counts.map((y) => times * (y + 0.5)) });
		const [small, large] = [fitGlm(many(1)), fitGlm(many(1e8))];
		expect(large.converged).toBe(true);
		close(large.coefficients.slice(1), small.coefficients.slice(1), 1e-9);
	});

	it('agrees with R for weighted least squares', () => {
		const fit = fitGlm({ design, columns: 4, response: counts, family: 'gaussian', weights });
		close(fit.coefficients, reference.gaussian.coefficients);
		close(
			fit.covariance.map((v) => v * fit.dispersion),
			reference.gaussian.covariance
		);
		close(
			[fit.logLikelihood, fit.dispersion],
			[reference.gaussian.logLikelihood, reference.gaussian.dispersion]
		);
	});

	it('agrees with MASS::glm.nb', () => {
		const fit = fitNegativeBinomial({ design, columns: 4, response: counts, offset });
		close(fit.coefficients, reference.negativeBinomial.coefficients);
		close(fit.covariance, reference.negativeBinomial.covariance);
		close(
			[fit.theta, fit.thetaError],
			[reference.negativeBinomial.theta, reference.negativeBinomial.thetaError]
		);
		close(
			[fit.deviance, fit.logLikelihood],
			[reference.negativeBinomial.deviance, reference.negativeBinomial.logLikelihood]
		);
	});

	it('leaves out missing rows as weight zero does, and still fits their mean', () => {
		const holes = counts.map((y, i) => (i === 7 ? NaN : y));
		const without = counts.map((_, i) => (i === 7 ? 0 : 1));
		const a = fitGlm({ design, columns: 4, response: holes, family: 'poisson', offset });
		const b = fitGlm({
			design,
			columns: 4,
			response: counts,
			family: 'poisson',
			offset,
			weights: without
		});
		close(a.coefficients, b.coefficients, 1e-12);
		expect(a.fitted[7]).toBeGreaterThan(0);
	});

	it('leaves out a column that depends on earlier ones', () => {
		const twice = Float64Array.from(x.flatMap((value, i) => [1, value, 2 * value - 1, s[i], k[i]]));
		const fit = fitGlm({ ...input, design: twice, columns: 5 });
		expect([...fit.aliased]).toEqual([0, 0, 1, 0, 0]);
		close(
			[...fit.coefficients].filter((_, i) => i !== 2),
			reference.poisson.coefficients
		);
		expect(fit.covariance[2]).toBeNaN();
	});

	it('survives nothing but zeros', () => {
		const fit = fitGlm({ ...input, response: counts.map(() => 0) });
		expect(fit.fitted.every((mean) => mean >= 0 && mean < 1e-3)).toBe(true);
	});

	it('refuses negative counts and shapes that disagree', () => {
		expect(() => fitGlm({ ...input, response: counts.map(() => -1) })).toThrow(/negative/);
		expect(() => fitGlm({ ...input, columns: 3 })).toThrow(/rows/);
	});
});

describe('fitTheta', () => {
	it('is infinite for counts that vary less than a Poisson', () => {
		expect(fitTheta([3, 3, 3, 3], [3, 3, 3, 3]).theta).toBe(Infinity);
	});
});

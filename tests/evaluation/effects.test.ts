import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differenceInDifferences } from '$lib/evaluation/difference-in-differences';
import { interruptedSeries } from '$lib/evaluation/interrupted-series';
import { syntheticControl } from '$lib/evaluation/synthetic-control';
import { weightedDisplacementDifference } from '$lib/evaluation/weighted-displacement-difference';
import { drawNegativeBinomial, drawNormal } from '$lib/numeric/draws';
import { fitGlm } from '$lib/numeric/glm';
import { neweyWestCovariance } from '$lib/numeric/newey-west';
import { createRandom, type Random } from '$lib/numeric/random';
import { simplexLeastSquares } from '$lib/numeric/simplex-least-squares';

/** R 4.2.2: glm, sandwich 3.0-2, quadprog 1.5-8; made by tests/reference/evaluation.R. */
const reference = JSON.parse(readFileSync('tests/reference/evaluation.json', 'utf8'));
const series = (values: number[]) => Float64Array.from(values);

describe('weighted displacement difference', () => {
	it('agrees with Wheeler and Ratcliffe (2018): 20 to 10 against 20 to 20', () => {
		const [wdd] = weightedDisplacementDifference({
			treated: { before: 20, after: 10 },
			control: { before: 20, after: 20 }
		});
		expect(wdd.estimate).toBe(-10);
		expect(wdd.standardError).toBeCloseTo(Math.sqrt(70), 12);
		expect(wdd.estimate / wdd.standardError).toBeCloseTo(-1.195, 3);
		expect(wdd.p).toBeCloseTo(0.232, 3);
	});

	it('is unmoved by cutting the span before in two when counts are cut alike', () => {
		const areas = { treated: { before: 40, after: 10 }, control: { before: 40, after: 20 } };
		const [wdd] = weightedDisplacementDifference({ ...areas, periods: { before: 24, after: 12 } });
		expect(wdd.estimate).toBe(-10);
		expect(wdd.standardError ** 2).toBeCloseTo(10 + 20 + 0.25 * 80, 12);
	});

	it('adds what moved next door, and refuses half of that comparison', () => {
		const base = { treated: { before: 20, after: 10 }, control: { before: 20, after: 20 } };
		const displacement = { before: 10, after: 16 };
		const [all, local, around] = weightedDisplacementDifference({
			...base,
			displacement,
			displacementControl: { before: 10, after: 10 }
		});
		expect([all.estimate, local.estimate, around.estimate]).toEqual([-4, -10, 6]);
		expect(() => weightedDisplacementDifference({ ...base, displacement })).toThrow(
			/both or neither/
		);
	});
});

describe('interrupted series', () => {
	const input = {
		counts: series(reference.counts),
		firstAfter: reference.firstAfter,
		seasonLength: 12,
		firstPeriod: reference.firstPeriod
	};

	it('gives the coefficients of R’s quasi-Poisson regression', () => {
		const { effects, dispersion } = interruptedSeries(input);
		expect(effects[0].estimate).toBeCloseTo(reference.its.level, 7);
		expect(effects[1].estimate).toBeCloseTo(reference.its.slope, 7);
		expect(dispersion).toBeCloseTo(reference.its.dispersion, 6);
	});

	it('reads a count that was not reported as unknown, never as zero', () => {
		const counts = input.counts.slice();
		counts[10] = NaN;
		const { effects } = interruptedSeries({ ...input, counts });
		expect(Math.abs(effects[0].estimate - reference.its.level)).toBeLessThan(0.1);
	});

	it('says how many periods it needs', () => {
		expect(() => interruptedSeries({ ...input, firstAfter: 5 })).toThrow(
			/at least 8 periods before and 4 after.*5 and 43/
		);
	});
});

describe('Newey and West’s covariance', () => {
	it('agrees with sandwich::NeweyWest', () => {
		const rows = reference.counts.length;
		const columns = 8;
		const design = new Float64Array(rows * columns);
		for (let t = 0; t < rows; t++) {
			const angle = (2 * Math.PI * (t + reference.firstPeriod)) / 12;
			const post = Number(t >= reference.firstAfter);
			const row = [1, t / rows, post, Math.max(0, t - reference.firstAfter)];
			design.set(
				[...row, Math.cos(angle), Math.sin(angle), Math.cos(2 * angle), Math.sin(2 * angle)],
				t * columns
			);
		}
		const glm = { design, columns, response: series(reference.counts), family: 'poisson' as const };
		const covariance = neweyWestCovariance(glm, fitGlm(glm), 3);
		expect(covariance[2 * columns + 2] / reference.its.neweyWestLevel).toBeCloseTo(1, 6);
		expect(covariance[3 * columns + 3] / reference.its.neweyWestSlope).toBeCloseTo(1, 6);
	});
});

describe('difference in differences', () => {
	const input = {
		treated: series(reference.treated),
		control: series(reference.control),
		firstAfter: reference.firstAfter
	};

	it('gives the estimate of R’s quasi-Poisson regression, and an error no smaller', () => {
		const { effect } = differenceInDifferences(input);
		expect(effect.estimate).toBeCloseTo(reference.did.estimate, 6);
		expect(effect.standardError).toBeGreaterThanOrEqual(reference.did.se * 0.999);
	});

	it('is unmoved by whatever moves both groups alike', () => {
		const shock = (values: Float64Array) => values.map((y, t) => y * (t % 5 === 0 ? 3 : 1));
		const { effect } = differenceInDifferences({
			...input,
			treated: shock(input.treated),
			control: shock(input.control)
		});
		expect(Math.abs(effect.estimate - reference.did.estimate)).toBeLessThan(0.12);
	});

	it('turns its sign when treated and control change places', () => {
		const turned = differenceInDifferences({
			...input,
			treated: input.control,
			control: input.treated
		});
		expect(turned.effect.estimate).toBeCloseTo(-differenceInDifferences(input).effect.estimate, 6);
	});

	it('says when there is nothing to compare', () => {
		const none = new Float64Array(48);
		expect(() => differenceInDifferences({ ...input, treated: none })).toThrow(
			/needs cases before and after/
		);
	});
});

describe('synthetic control', () => {
	it('finds the weights that quadprog finds', () => {
		const weights = simplexLeastSquares(reference.donors.map(series), series(reference.target));
		reference.weights.forEach((weight: number, d: number) =>
			expect(weights[d]).toBeCloseTo(weight, 6)
		);
	});

	it('reproduces an area that is an exact mix of others, and finds the planted fall', () => {
		const random = createRandom(3);
		const donors = Array.from({ length: 19 }, () =>
			Float64Array.from({ length: 40 }, () => 30 + 4 * drawNormal(random))
		);
		const treated = donors[4].map(
			(value, t) => 0.7 * value + 0.3 * donors[9][t] - (t >= 30 ? 12 : 0)
		);
		const result = syntheticControl({ treated, donors, firstAfter: 30 });
		expect(result.weights[4]).toBeCloseTo(0.7, 5);
		expect(result.effect.estimate).toBeCloseTo(-12, 4);
		expect(result.effect.p).toBe(1 / 20);
	});

	it('refuses areas that did not report', () => {
		const donors = [new Float64Array(10), new Float64Array(10).fill(NaN)];
		expect(() =>
			syntheticControl({ treated: new Float64Array(10), donors, firstAfter: 6 })
		).toThrow(/did not report/);
	});
});

describe('interventions without effect', () => {
	const periods = 48;
	const firstAfter = 32;
	const draw = (mean: number, shared: number[], random: Random) =>
		Float64Array.from({ length: periods }, (_, t) =>
			drawNegativeBinomial(
				mean * Math.exp(shared[t] + 0.3 * Math.cos((2 * Math.PI * t) / 12)),
				50,
				random
			)
		);

	/** The share of 500 simulations in which each method's 95 % interval leaves out zero. */
	function falseFindings() {
		const found = { level: 0, average: 0, differences: 0, wdd: 0, synthetic: 0 };
		for (let seed = 1; seed <= 500; seed++) {
			const random = createRandom(seed);
			const shared = Array.from({ length: periods }, () => 0.2 * drawNormal(random));
			const none = shared.map(() => 0);
			const alone = draw(40, none, random);
			const its = interruptedSeries({
				counts: alone,
				firstAfter,
				seasonLength: 12,
				firstPeriod: 0
			});
			found.level += Number(its.effects[0].p < 0.05);
			found.average += Number(its.effects[2].p < 0.05);
			const [treated, control] = [draw(40, shared, random), draw(120, shared, random)];
			found.differences += Number(
				differenceInDifferences({ treated, control, firstAfter }).effect.p < 0.05
			);
			const poisson = (mean: number) => drawNegativeBinomial(mean, Infinity, random);
			const pair = () => ({ before: poisson(60), after: poisson(60) });
			found.wdd += Number(
				weightedDisplacementDifference({ treated: pair(), control: pair() })[0].p < 0.05
			);
			const donors = Array.from({ length: 19 }, () => draw(40, shared, random));
			found.synthetic += Number(syntheticControl({ treated, donors, firstAfter }).effect.p <= 0.05);
		}
		return Object.fromEntries(Object.entries(found).map(([name, count]) => [name, count / 500]));
	}

	it('are called effective no more often than stated, within three points', () => {
		const shares = falseFindings();
		for (const [name, share] of Object.entries(shares)) {
			expect(share, name).toBeLessThanOrEqual(0.08);
			expect(share, name).toBeGreaterThanOrEqual(0.02);
		}
	});
});

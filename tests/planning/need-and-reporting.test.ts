import { describe, expect, it } from 'vitest';
import { drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { measureFairness } from '$lib/planning/fairness';
import { dependenceOnAttention, simulateFeedback } from '$lib/planning/feedback';
import { buildNeedIndex } from '$lib/planning/need-index';
import { adjustForEffort } from '$lib/planning/reporting-rates/effort';
import { applyReportingRates } from '$lib/planning/reporting-rates/scenario';

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

describe('the need index', () => {
	const residents = Float64Array.of(100, 300);
	const components = [
		{ id: 'cases', kind: 'amount' as const, values: Float64Array.of(30, 10), weight: 3 },
		{ id: 'poverty', kind: 'intensity' as const, values: Float64Array.of(0.2, 0.2), weight: 1 }
	];

	it('adds contributions up to the need and the needs up to the total', () => {
		const index = buildNeedIndex(components, residents, 40);
		// cases: 40 × ¾ × (¾, ¼); poverty by residents: 40 × ¼ × (¼, ¾).
		expect([...index.contributions]).toEqual([22.5, 7.5, 2.5, 7.5]);
		expect([...index.need]).toEqual([25, 15]);
		expect(sum(index.need)).toBeCloseTo(40, 12);
	});

	it('counts a missing value as average and says so', () => {
		const values = Float64Array.of(NaN, 10);
		const index = buildNeedIndex([{ ...components[0], values }], null, 10);
		expect(index.missing).toEqual([1]);
		expect([...index.need]).toEqual([5, 5]);
	});

	it('refuses weights and components that say nothing', () => {
		expect(() => buildNeedIndex([{ ...components[0], weight: 0 }], null, 1)).toThrow('weights');
		const values = new Float64Array(2);
		expect(() => buildNeedIndex([{ ...components[0], values }], null, 1)).toThrow(
			'no value above 0'
		);
	});
});

describe('reporting rates', () => {
	it('divide recorded cases by the share assumed to be recorded', () => {
		const found = applyReportingRates(Float64Array.of(20), {
			low: Float64Array.of(0.1),
			central: Float64Array.of(0.2),
			high: Float64Array.of(0.5)
		});
		expect([found.lower[0], found.estimated[0], found.upper[0]]).toEqual([40, 100, 200]);
	});

	it('must be in order and at most 1', () => {
		const rates = {
			low: Float64Array.of(0.5),
			central: Float64Array.of(0.2),
			high: Float64Array.of(1.2)
		};
		expect(() => applyReportingRates(Float64Array.of(1), rates)).toThrow('low ≤ central ≤ high');
	});
});

describe('the adjustment for effort', () => {
	const areas = 200;
	const random = createRandom(5);
	const residents = Float64Array.from({ length: areas }, () => 20_000 + 200_000 * random.uniform());
	const effort = residents.map((value) => (value / 1e5) * Math.exp(2 * random.uniform()));
	const truth = residents.map((value) => value * 1e-3);
	const highest = Math.max(...effort.map((value, area) => value / residents[area]));
	const reported = truth.map((cases, area) =>
		drawPoisson(cases * 0.5 * Math.pow(effort[area] / residents[area] / highest, 0.7), random)
	);

	it('recovers a planted elasticity and brings counts nearer to the truth', () => {
		const found = adjustForEffort(reported, effort, residents);
		expect(Math.abs(found.elasticity - 0.7)).toBeLessThan(3 * found.elasticityError);
		expect(found.elasticityError).toBeLessThan(0.05);
		const spread = (values: Float64Array) => {
			const logs = values.map((value, area) => Math.log((value + 0.5) / truth[area]));
			const mean = sum(logs) / areas;
			return Math.sqrt(sum(logs.map((value) => (value - mean) ** 2)) / areas);
		};
		expect(spread(found.estimated)).toBeLessThan(0.5 * spread(reported));
		for (let area = 0; area < areas; area++) {
			expect(found.estimated[area]).toBeGreaterThanOrEqual(reported[area]);
			expect(found.lower[area]).toBeLessThanOrEqual(found.estimated[area]);
			expect(found.upper[area]).toBeGreaterThanOrEqual(found.estimated[area]);
		}
	});

	it('changes nothing where recording does not rise with effort', () => {
		const backwards = effort.map((value) => 1 / value);
		const found = adjustForEffort(
			reported,
			backwards.map((v, a) => (v * residents[a] ** 2) / 1e10),
			residents
		);
		if (!found.adjusted) expect(found.estimated).toEqual(reported);
		else expect(found.elasticity).toBeGreaterThan(0);
	});

	it('needs enough areas', () => {
		const few = new Float64Array(4).fill(3);
		expect(() => adjustForEffort(few, few, null)).toThrow('at least 8 areas');
	});
});

describe('fairness', () => {
	it('is 0 for the same per head, and known for known shares', () => {
		const even = measureFairness([10, 20], [1, 2]);
		expect(even.gini).toBeCloseTo(0, 12);
		expect(even.theil).toBeCloseTo(0, 12);
		// All of it to one of four equal areas: Gini ¾, Theil ln 4.
		const one = measureFairness([8, 0, 0, 0], [1, 1, 1, 1], ['a', 'a', 'b', 'b']);
		expect(one.gini).toBeCloseTo(0.75, 12);
		expect(one.theil).toBeCloseTo(Math.log(4), 12);
		expect(one.theilBetween).toBeCloseTo(Math.log(2), 12);
		expect(one.groups).toEqual([
			{ name: 'a', amountShare: 1, weightShare: 0.5 },
			{ name: 'b', amountShare: 0, weightShare: 0.5 }
		]);
	});

	it('does not depend on the order of areas', () => {
		const first = measureFairness([5, 1, 7], [2, 3, 4]);
		const moved = measureFairness([7, 5, 1], [4, 2, 3]);
		expect(moved.gini).toBeCloseTo(first.gini, 12);
		expect(moved.theil).toBeCloseTo(first.theil, 12);
	});
});

describe('the feedback of funding on recording', () => {
	const need = new Float64Array(30).fill(50);
	const reportingRate = need.map((_, area) => (area < 10 ? 0.5 : 0.1));
	const input = {
		need,
		reportingRate,
		residents: null,
		years: 6,
		response: 0.4,
		replicates: 20,
		seed: 1
	};

	it('leaves money by recorded cases further from the need each year, corrected money near it', () => {
		const paths = simulateFeedback(input);
		const path = (rule: string) => paths.find((one) => one.rule === rule)!;
		const recorded = path('recorded').overlap;
		expect(recorded[5]).toBeLessThan(recorded[0]);
		expect(path('corrected').overlap[5]).toBeGreaterThan(recorded[5] + 0.2);
		expect(path('explore').overlap[5]).toBeGreaterThan(recorded[5]);
		expect(path('residents').overlap[0]).toBeCloseTo(1, 12);
		expect(simulateFeedback(input)).toEqual(paths);
	});

	it('scores how much a plan follows past attention', () => {
		const by = (values: Float64Array) => dependenceOnAttention(values, need, reportingRate);
		expect(by(reportingRate)).toBeCloseTo(1, 12);
		expect(by(reportingRate.map((rate) => 1 - rate))).toBeCloseTo(-1, 12);
	});
});

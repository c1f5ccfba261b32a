import { describe, expect, it } from 'vitest';
import { drawNormal } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { layOut } from '$lib/planning/allocation/allocation-rows';
import { planByPrices } from '$lib/planning/allocation/priced-plan';
import { assessRobustness } from '$lib/planning/robustness/assess-robustness';
import { largeProblem } from './allocation-instances';

const input = (areas: number, draws: number, spread = 0.4) => {
	const problem = largeProblem(areas, 1);
	return {
		problem,
		units: Float64Array.from(planByPrices(layOut(problem), false).steps),
		needSpread: new Float64Array(areas).fill(spread),
		effectSpread: new Float64Array(6).fill(spread / 2),
		draws,
		seed: 1
	};
};

describe('robustness', () => {
	it('is the same for the same seed, and finds a plan with no more regret than the given one', () => {
		const given = input(300, 40);
		const report = assessRobustness(given);
		expect(assessRobustness(given)).toEqual(report);
		expect(report.robust.regret90).toBeLessThanOrEqual(report.plan.regret90);
		for (const share of report.fundedAreas) expect(share >= 0 && share <= 1).toBe(true);
		expect(report.plan.effectLower).toBeLessThan(report.plan.meanEffect);
		expect(report.plan.effectUpper).toBeGreaterThan(report.plan.meanEffect);
	});

	it('recommends a plan that hedges where the best on average leans on one uncertain programme', () => {
		const areas = 30;
		const programme = (id: string, maximumShare: number) => ({
			id,
			unitCost: 1000,
			fixedCost: 0,
			wholeUnits: true,
			unitsPerArea: 10,
			units: Infinity,
			minimumBudget: 0,
			maximumBudget: Infinity,
			response: { kind: 'saturating' as const, maximumShare, halfUnits: 6, per: 'area' as const },
			eligible: null
		});
		const problem = {
			areaNames: Array.from({ length: areas }, (_, i) => `a${i}`),
			need: Float64Array.from({ length: areas }, (_, i) => 50 + i),
			residents: null,
			programmes: [programme('known', 0.3), programme('uncertain', 0.34)],
			budget: 120_000,
			areaMinimum: null,
			areaMaximum: null,
			groups: [],
			objective: 'max-effect' as const
		};
		const report = assessRobustness({
			problem,
			units: Float64Array.from(planByPrices(layOut(problem), false).steps),
			needSpread: new Float64Array(areas).fill(0.1),
			effectSpread: Float64Array.of(0.05, 0.8),
			draws: 100,
			seed: 1
		});
		expect(report.robust.regret90).toBeLessThan(0.8 * report.plan.regret90);
		expect(report.robust.meanEffect).toBeGreaterThan(0.9 * report.plan.meanEffect);
		expect(report.robust.amount.reduce((sum, money) => sum + money, 0)).toBeLessThanOrEqual(
			120_000
		);
	});

	it('finds no regret and certain funding where nothing is uncertain', () => {
		const report = assessRobustness(input(1000, 5, 0));
		expect(report.plan.regret90).toBeLessThan(0.005);
		for (const share of report.fundedAreas) expect(share === 0 || share === 1).toBe(true);
	});

	it('plans each draw nearly as well as the full method would, and never beyond its bound', () => {
		const given = { ...input(400, 1), needSpread: new Float64Array(400) };
		const report = assessRobustness(given);
		const pairs = layOut(given.problem);
		const random = createRandom(given.seed, 0);
		const spread = given.effectSpread[0];
		for (let i = 0; i < 6; i++)
			pairs.programmeFactor[i] = Math.exp(spread * drawNormal(random) - (spread * spread) / 2);
		const { bound, effect } = planByPrices(pairs, false);
		const best = report.robust.meanEffect / (1 - report.robust.meanRegret);
		expect(best).toBeLessThanOrEqual(bound * (1 + 1e-9));
		expect(best / effect).toBeGreaterThan(0.98);
	});
});

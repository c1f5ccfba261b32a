import { describe, expect, it } from 'vitest';
import type { AllocationProblem } from '$lib/model/allocation';
import { explainPlan } from '$lib/planning/allocation/explain-plan';
import {
	casesAboveAverage,
	casesByTrend,
	casesEmerging,
	casesInGaps
} from '$lib/planning/need-parts';
import { poolHidden } from '$lib/planning/pool-hidden';

describe('parts of a need', () => {
	it('counts cases beyond the average rate only, and none where all rates are alike', () => {
		const residents = Float64Array.of(1e5, 1e5, 1e5, 1e5);
		expect(casesAboveAverage(Float64Array.of(10, 10, 10, 10), residents)).toEqual(
			new Float64Array(4)
		);
		const beyond = casesAboveAverage(Float64Array.of(100, 10, 10, 10), residents);
		expect(beyond[0]).toBeGreaterThan(50);
		expect(beyond[0]).toBeLessThan(100 - 32.5);
		expect([...beyond.subarray(1)]).toEqual([0, 0, 0]);
		expect(() => casesAboveAverage(residents, null)).toThrow('carry no residents');
	});

	it('counts what a rising trend adds in a year, and nothing where it falls or is unknown', () => {
		const added = casesByTrend(
			Float64Array.of(100, 100, 100),
			Float64Array.of(Math.log(1.1), -1, NaN)
		);
		expect(added[0]).toBeCloseTo(10, 9);
		expect([...added.subarray(1)]).toEqual([0, 0]);
	});

	it('counts cases where hot spots come, half where they stay, none elsewhere', () => {
		const cases = Float64Array.of(8, 8, 8, 8);
		const classes = ['new-hot-spot', 'persistent-hot-spot', 'new-cold-spot', 'no-pattern'] as const;
		expect([...casesEmerging(cases, classes)]).toEqual([8, 4, 0, 0]);
	});

	it('counts cases that no service reaches, growing from its reach to twice that', () => {
		// One degree of latitude is 111.2 km; services in the first area.
		const centres = Float64Array.of(0, 0, 0, 1, 0, 1.5, 0, 4);
		const gaps = casesInGaps(Float64Array.of(10, 10, 10, 10), [0], centres, 111.2);
		expect([gaps[0], gaps[3]]).toEqual([0, 10]);
		expect(gaps[1]).toBeCloseTo(0, 2);
		expect(gaps[2]).toBeCloseTo(5, 2);
	});
});

describe('areas whose counts are hidden', () => {
	const states = ['a', 'a', 'a', 'b', 'b'];
	const residents = Float64Array.of(100, 300, 50, 10, 30);

	it('share what they have together by residents, so that their own counts do not matter', () => {
		const hidden = Uint8Array.of(1, 1, 0, 1, 1);
		const one = poolHidden(Float64Array.of(8, 0, 40, 3, 5), hidden, states, residents);
		const other = poolHidden(Float64Array.of(1, 7, 40, 8, 0), hidden, states, residents);
		expect([...one]).toEqual([2, 6, 40, 2, 6]);
		expect(other).toEqual(one);
	});

	it('keep the total, and share evenly where residents are unknown', () => {
		const values = Float64Array.of(8, 0, 40, NaN, 6);
		const pooled = poolHidden(values, Uint8Array.of(1, 1, 0, 1, 1), null, null);
		expect(pooled[3]).toBeNaN();
		expect([...pooled].filter((value) => value >= 0)).toEqual([14 / 3, 14 / 3, 40, 14 / 3]);
	});
});

describe('why an area gets no more', () => {
	const problem: AllocationProblem = {
		areaNames: ['rich', 'poor', 'capped', 'none'],
		need: Float64Array.of(100, 10, 100, 0),
		residents: null,
		programmes: [
			{
				id: 'p',
				unitCost: 10,
				fixedCost: 0,
				wholeUnits: true,
				unitsPerArea: 3,
				units: Infinity,
				minimumBudget: 0,
				maximumBudget: Infinity,
				response: { kind: 'points', points: [[10, 0.5]], per: 'area' },
				eligible: null
			}
		],
		budget: 40,
		areaMinimum: null,
		areaMaximum: Float64Array.of(Infinity, Infinity, 10, Infinity),
		groups: [],
		objective: 'max-effect'
	};

	it('tells a full area, a lost contest, a limit and no need apart', () => {
		const { stops, offer, margin } = explainPlan(problem, Float64Array.of(3, 0, 1, 0));
		expect(stops).toEqual(['nothing-left', 'budget', 'area-maximum', 'no-need']);
		expect(offer[1]).toBeCloseTo(0.5 / 10, 9);
		expect(offer[2]).toBeCloseTo(5 / 10, 9);
		expect(margin).toBeCloseTo(offer[1], 9);
	});
});

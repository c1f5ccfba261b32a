import { describe, expect, it } from 'vitest';
import { coverageGaps } from '$lib/evaluation/coverage-gaps';
import { detectableFall, plannedStandardError } from '$lib/evaluation/design-power';
import { chainLinks, wilsonInterval } from '$lib/evaluation/indicator-chain';
import { targetStatus } from '$lib/evaluation/target-status';

describe('the indicator chain', () => {
	it('tells the share of the step before and of all', () => {
		const chain = chainLinks([100, 60, 40, 20, 10, 4]);
		expect(chain.map((link) => link.reached)).toEqual([100, 60, 40, 20, 10, 4]);
		expect(chain[1].shareOfPrevious).toBeCloseTo(0.6, 12);
		expect(chain[5].shareOfAll).toBeCloseTo(0.04, 12);
	});

	it('uses Wilson’s interval: 8 of 10 lies between 0.490 and 0.943 (Newcombe 1998)', () => {
		const [lower, upper] = wilsonInterval(8, 10);
		expect(lower).toBeCloseTo(0.4902, 4);
		expect(upper).toBeCloseTo(0.9433, 4);
	});

	it('says nothing of shares whose step, or the one before, is not known', () => {
		const chain = chainLinks([100, NaN, 40, 20, 10, 4]);
		for (const step of [1, 2]) {
			const { shareOfPrevious, lower, upper } = chain[step];
			expect([shareOfPrevious, lower, upper]).toEqual([NaN, NaN, NaN]);
		}
		expect(chain[3].shareOfPrevious).toBeCloseTo(0.5, 12);
	});
});

describe('a target', () => {
	it('is judged by the pace and its error, never by a colour', () => {
		const base = { direction: 'at-least', elapsed: 0.5 } as const;
		expect(targetStatus({ ...base, target: 100, soFar: 80 })).toBe('on-course');
		expect(targetStatus({ ...base, target: 100, soFar: 20 })).toBe('behind');
		expect(targetStatus({ ...base, target: 100, soFar: 50 })).toBe('cannot-say');
		expect(targetStatus({ ...base, target: 12, soFar: 4 })).toBe('too-few');
		expect(targetStatus({ ...base, target: 100, soFar: 120, direction: 'at-most' })).toBe('behind');
	});
});

describe('coverage gaps', () => {
	it('finds the silence of a busy source, not the zeros of a quiet one', () => {
		const busy = Float64Array.from({ length: 24 }, (_, t) => (t >= 18 ? 0 : 10));
		const quiet = Float64Array.from({ length: 24 }, (_, t) => Number(t % 9 === 0));
		const gaps = coverageGaps(Float64Array.from([...busy, ...quiet]), 24);
		expect(gaps).toEqual([
			{ source: 0, from: 18, length: 6, kind: 'since-last', chance: Math.exp(-60) }
		]);
	});
});

describe('power', () => {
	it('needs ever more cases for ever smaller effects', () => {
		const error = (cases: number) =>
			plannedStandardError({
				treatedBefore: cases,
				treatedAfter: cases,
				controlBefore: 4 * cases,
				controlAfter: 4 * cases
			});
		expect(detectableFall(error(100))).toBeCloseTo(
			1 - Math.exp(-2.8015852 * Math.sqrt(2.5 / 100)),
			6
		);
		expect(detectableFall(error(1000))).toBeLessThan(detectableFall(error(100)));
	});
});

import { describe, expect, it } from 'vitest';
import { mannKendall } from '$lib/numeric/mann-kendall';
import { theilSen } from '$lib/numeric/theil-sen';
import reference from '../reference/trends.json';

const { short, tied, long, kendall, sen } = reference;

describe('mannKendall', () => {
	it('agrees with R, ties and all', () => {
		for (const [series, expected] of [
			[short, kendall.short],
			[tied, kendall.tied],
			[long, kendall.long]
		]) {
			const found = mannKendall(series);
			expect(found.z).toBeCloseTo(expected[0], 10);
			expect(found.p).toBeCloseTo(expected[1], 10);
			expect(found.tau).toBeCloseTo(expected[2], 10);
		}
	});

	it('turns its sign with the series and passes over missing values', () => {
		expect(mannKendall([...long].reverse()).z).toBeCloseTo(-mannKendall(long).z, 12);
		expect(mannKendall([1, NaN, 2, 3])).toEqual(mannKendall([1, 2, 3]));
	});

	it('compares like seasons only', () => {
		const sawtooth = Array.from({ length: 24 }, (_, i) => 10 * (i % 4) + Math.floor(i / 4));
		expect(mannKendall(sawtooth, 4).tau).toBeCloseTo(1, 12);
		expect(mannKendall(sawtooth).tau).toBeLessThan(0.5);
	});

	it('finds nothing in a constant, a single value or none', () => {
		for (const series of [[2, 2, 2], [5], [], [NaN, NaN]])
			expect(mannKendall(series)).toMatchObject({ z: 0, p: 1 });
	});
});

describe('theilSen', () => {
	it('agrees with the definition computed in R', () => {
		for (const [series, expected] of [
			[short, sen.short],
			[tied, sen.tied],
			[long, sen.long]
		]) {
			const found = theilSen(series);
			expect(found.slope).toBeCloseTo(expected[0], 10);
			expect(found.lower).toBeCloseTo(expected[1], 10);
			expect(found.upper).toBeCloseTo(expected[2], 10);
		}
	});

	it('is the slope of a line, whatever one outlier says', () => {
		const line = Array.from({ length: 15 }, (_, i) => 3 + 2 * i);
		line[4] = 900;
		expect(theilSen(line)).toMatchObject({ slope: 2, intercept: 3 });
		expect(theilSen([1]).slope).toBeNaN();
	});
});

import { describe, expect, it } from 'vitest';
import { earsDefaults, earsThreshold } from '$lib/trends/ears';
import { farrington, type FarringtonOptions } from '$lib/trends/farrington';
import reference from '../reference/trends.json';

const { weekly, population, monthly } = reference;
const last = Array.from({ length: 10 }, (_, i) => weekly.length - 10 + i);

const noufaily: FarringtonOptions = {
	frequency: 52,
	yearsBack: 5,
	halfWindow: 3,
	seasonParts: 10,
	excludeLast: 26,
	level: 0.005,
	trendLevel: 1,
	limit: 'negative-binomial',
	reweightAbove: 2.58,
	minimumCases: 5,
	casesWindow: 4
};

function agrees(
	counts: number[],
	at: number[],
	options: FarringtonOptions,
	expected: (typeof reference.farrington)['noufaily'],
	residents: number[] | null,
	tolerance: number
) {
	at.forEach((t, i) => {
		const found = farrington(counts, t, options, residents)!;
		const close = (a: number, b: number) =>
			expect(Math.abs(a - b)).toBeLessThan(tolerance * (1 + Math.abs(b)));
		close(found.threshold, expected.upper[i]);
		close(found.expected, expected.expected[i]);
		close(found.dispersion, expected.phi[i]);
		// For the other limits surveillance subtracts ln(expected) here instead of the expectation.
		if (options.limit === 'delta') close(found.exceedance, expected.score[i]);
		close(found.p, expected.p[i]);
		expect(found.alarm).toBe(expected.alarm[i]);
	});
}

describe('farrington', () => {
	it('agrees with surveillance::farringtonFlexible in the settings of Noufaily et al.', () => {
		agrees(weekly, last, noufaily, reference.farrington.noufaily, null, 1e-6);
	});

	it('agrees with it at the upper bound of the mean, with residents', () => {
		const options = { ...noufaily, level: 0.05, limit: 'upper-mean' as const };
		agrees(weekly, last, options, reference.farrington.muan, population, 1e-6);
	});

	it('agrees with its defaults', () => {
		const options: FarringtonOptions = {
			...noufaily,
			seasonParts: 1,
			excludeLast: 3,
			level: 0.05,
			trendLevel: 0.05,
			limit: 'delta'
		};
		agrees(weekly, last, options, reference.farrington.default, null, 1e-6);
		agrees(
			weekly,
			last,
			{ ...options, seasonParts: 5, reweightAbove: Infinity },
			reference.farrington.unweighted,
			population,
			1e-6
		);
	});

	it('agrees with it on months', () => {
		const options = {
			...noufaily,
			frequency: 12,
			yearsBack: 4,
			halfWindow: 1,
			seasonParts: 4,
			excludeLast: 6,
			level: 0.01,
			trendLevel: 0.05
		};
		agrees(
			monthly,
			Array.from({ length: 10 }, (_, i) => 86 + i),
			options,
			reference.farrington.monthly,
			null,
			1e-6
		);
	});

	it('says nothing without enough history', () => {
		expect(farrington(weekly, 100, noufaily)).toBeNull();
		expect(
			farrington(
				weekly.map((y, i) => (i === 363 ? NaN : y)),
				363,
				noufaily
			)
		).toBeNull();
	});
});

describe('earsThreshold', () => {
	it('agrees with surveillance::earsC', () => {
		for (const method of ['c1', 'c2', 'c3'] as const)
			last.forEach((t, i) =>
				expect(earsThreshold(weekly, t, earsDefaults(method))).toBeCloseTo(
					reference.ears[method][i],
					9
				)
			);
	});

	it('says nothing without enough history', () => {
		expect(earsThreshold(weekly, 5, earsDefaults('c1'))).toBeNaN();
		expect(earsThreshold([1, 2, NaN, 3, 1, 2, 3, 4, 5], 8, earsDefaults('c1'))).toBeNaN();
	});
});

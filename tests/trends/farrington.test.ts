import { describe, expect, it } from 'vitest';
import { drawPoisson } from '$lib/numeric/draws';
import {
	negativeBinomialQuantile,
	negativeBinomialUpper,
	negativeBinomialUpperQuantile
} from '$lib/numeric/negative-binomial';
import { createRandom } from '$lib/numeric/random';
import { earsDefaults, earsThreshold } from '$lib/trends/ears';
import { earsFalseAlarm } from '$lib/trends/ears-false-alarm';
import { alertAt } from '$lib/trends/newest-alert';
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

describe('what the alarms are said to cost', () => {
	it.each(['c1', 'c2', 'c3'] as const)('is what EARS %s raises where nothing changes', (method) => {
		const random = createRandom(8, method.charCodeAt(1));
		for (const level of [0.005, 0.05]) {
			const options = { method, baseline: 7, level, minimumDeviation: 0.5 };
			const series = 4000;
			let alarms = 0;
			for (let i = 0; i < series; i++) {
				const counts = Array.from({ length: 12 }, () => drawPoisson(400, random));
				if (counts[11] > earsThreshold(counts, 11, options)) alarms++;
			}
			const stated = earsFalseAlarm(options);
			expect(stated).toBeGreaterThan(level);
			// Three standard errors of the share.
			const error = Math.sqrt((stated * (1 - stated)) / series);
			expect(Math.abs(alarms / series - stated)).toBeLessThan(3 * error);
		}
	});
});

it('finds a quantile far out, where one less its tail is one', () => {
	for (const [tail, mean, size] of [
		[0.01, 12, 3],
		[1e-23, 18, 40],
		[1e-40, 5, Infinity]
	]) {
		const k = negativeBinomialUpperQuantile(tail, mean, size);
		expect(negativeBinomialUpper(k, mean, size)).toBeLessThanOrEqual(tail);
		expect(negativeBinomialUpper(k - 1, mean, size)).toBeGreaterThan(tail);
	}
	expect(negativeBinomialUpperQuantile(0.01, 12, 3)).toBe(negativeBinomialQuantile(0.99, 12, 3));
});

it('judges the fifth of five yearly counts, however clear the trend of the first four', () => {
	const settings = { alert: 'farrington' as const, alertLevel: 0.005 };
	const alert = (newest: number) => alertAt([40, 33, 27, 22, newest], null, 4, 'year', settings);
	expect(alert(900)).toMatchObject({ state: 'alert' });
	expect(alert(20)).toMatchObject({ state: 'quiet' });
	expect(alert(20).threshold).toBeGreaterThan(22);
	expect(alert(20).falseAlarm).toBeLessThanOrEqual(0.005);
});

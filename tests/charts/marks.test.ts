import { describe, expect, it } from 'vitest';
import { barPath, hiddenPath, type BarFrame } from '$lib/charts/bar-path';
import { periodTicks } from '$lib/charts/period-ticks';
import { largestShown, shownText } from '$lib/charts/shown';
import { periodNumber } from '$lib/model/period';

const frame: BarFrame = { left: (i) => i * 10, width: 8, base: 100, height: (value) => value };
const shown = {
	values: new Float64Array([20, NaN, 0, NaN, 40]),
	status: new Uint8Array([0, 1, 0, 2, 3])
};

describe('bars', () => {
	it('draw one bar a positive value and nothing for zero, hidden or missing', () => {
		expect(barPath(shown, 0, 4, frame).match(/M/g)).toHaveLength(2);
		expect(barPath(shown, -5, 99, frame)).toBe(barPath(shown, 0, 4, frame));
		expect(hiddenPath(shown, frame).match(/M/g)).toHaveLength(1);
	});

	it('are measured against the largest value shown', () => {
		expect(largestShown(shown)).toBe(40);
		expect(largestShown({ values: new Float64Array([NaN]), status: new Uint8Array([1]) })).toBe(1);
	});

	it('say what is hidden and what is missing, and show zero', () => {
		expect(shownText(NaN, 1)).toBe('hidden');
		expect(shownText(NaN, 2)).toBe('no data');
		expect(shownText(0, 0)).toBe('0');
	});
});

describe('a time axis', () => {
	it('stands at the beginnings of years, thinned to what fits', () => {
		const periods = {
			step: 'month',
			first: periodNumber('2015-01-01', 'month'),
			length: 120
		} as const;
		expect(periodTicks(periods, 12).map(({ text }) => text)).toHaveLength(10);
		expect(periodTicks(periods, 5).map(({ text }) => text)).toEqual([
			'2016',
			'2018',
			'2020',
			'2022',
			'2024'
		]);
		expect(periodTicks(periods, 12)[1].index).toBe(12);
	});

	it('names periods where there is less than two years', () => {
		const periods = {
			step: 'month',
			first: periodNumber('2015-03-01', 'month'),
			length: 6
		} as const;
		expect(periodTicks(periods, 3).map(({ index }) => index)).toEqual([0, 2, 4]);
	});
});

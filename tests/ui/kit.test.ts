import { describe, expect, it } from 'vitest';
import { formatChange, formatP, formatPeriod, formatRate } from '$lib/ui/format';
import { divergingColours, sequentialColours, paletteNames } from '$lib/ui/palette';
import { sortRows } from '$lib/ui/sort-rows';

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const share = parseInt(hex.slice(at, at + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('palettes', () => {
	it.each(paletteNames)('%s changes in lightness with every class, in either theme', (name) => {
		for (let classes = 2; classes <= 9; classes++) {
			const light = sequentialColours(name, classes, false).map(luminance);
			const dark = sequentialColours(name, classes, true).map(luminance);
			for (let i = 1; i < classes; i++) {
				expect(light[i]).toBeLessThan(light[i - 1]);
				expect(dark[i]).toBeGreaterThan(dark[i - 1]);
			}
		}
	});

	it('diverge from a pale middle', () => {
		const shades = divergingColours(7).map(luminance);
		expect(Math.max(...shades)).toBe(shades[3]);
	});
});

describe('formats', () => {
	it('keep the digits that a number deserves', () => {
		expect(formatRate(1234.56)).toBe('1,235');
		expect(formatRate(12.345)).toBe('12.3');
		expect(formatRate(1.2345)).toBe('1.23');
		expect(formatRate(NaN)).toBe('–');
		expect(formatP(0.00001)).toBe('< 0.001');
		expect(formatChange(0.123)).toBe('+12%');
	});

	it('name periods', () => {
		expect(formatPeriod(612, 'month')).toBe('January 2021');
		expect(formatPeriod(204, 'quarter')).toBe('Q1 2021');
	});
});

describe('sorting', () => {
	it('keeps missing values last in either direction and is stable', () => {
		const rows = [{ v: 2 }, { v: NaN }, { v: 1 }, { v: 2, second: true }];
		const read = (row: { v: number }) => row.v;
		expect(sortRows(rows, read, false).map(read)).toEqual([1, 2, 2, NaN]);
		expect(sortRows(rows, read, true).map(read)).toEqual([2, 2, 1, NaN]);
		expect(sortRows(rows, read, true)[1]).toHaveProperty('second');
	});
});

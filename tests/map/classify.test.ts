import { describe, expect, it } from 'vitest';
import {
	assignClasses,
	classBreaks,
	classMethods,
	firstClass,
	hiddenClass,
	naturalBreaks,
	noDataClass,
	zeroClass
} from '$lib/map/classify';
import { mainExtent } from '$lib/map/extent';
import { layerAbove } from '$lib/map/layer-order';

const shownOf = (values: number[]) => ({
	values: Float64Array.from(values),
	status: new Uint8Array(values.length)
});

describe('classes', () => {
	it('finds the natural breaks that leave the least spread, as an exhaustive search does', () => {
		const sorted = [1, 2, 4, 5, 7, 9, 10, 20, 21, 23, 24, 40, 41];
		const spread = (part: number[]) => {
			const mean = part.reduce((a, b) => a + b, 0) / part.length;
			return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
		};
		let best = { total: Infinity, breaks: [] as number[] };
		for (let i = 1; i < sorted.length - 1; i++)
			for (let j = i + 1; j < sorted.length; j++) {
				const parts = [sorted.slice(0, i), sorted.slice(i, j), sorted.slice(j)];
				const total = parts.reduce((sum, part) => sum + spread(part), 0);
				if (total < best.total) best = { total, breaks: [sorted[i], sorted[j]] };
			}
		expect(naturalBreaks(sorted, 3)).toEqual(best.breaks);
	});

	it('cuts quantiles into equal numbers and powers into equal ratios', () => {
		const shown = shownOf(Array.from({ length: 100 }, (_, i) => i + 0.5));
		const codes = assignClasses(shown, classBreaks(shown, 'quantile', 4));
		const tally = [0, 1, 2, 3].map((i) => codes.filter((code) => code === firstClass + i).length);
		expect(tally).toEqual([25, 25, 25, 25]);
		const powers = classBreaks(shownOf([0.1, 1, 10, 100]), 'log', 3);
		expect(powers[0]).toBeCloseTo(1, 9);
		expect(powers[1]).toBeCloseTo(10, 9);
	});

	it.each(classMethods)(
		'%s: breaks rise, whole numbers stay whole, every value has a class',
		(method) => {
			const shown = shownOf([0, 11, 11, 12, 30, 31, 31, 90, 400]);
			for (let count = 2; count <= 9; count++) {
				const breaks = classBreaks(shown, method, count);
				expect(breaks.every(Number.isInteger)).toBe(true);
				expect(breaks.every((value, i) => i === 0 || value > breaks[i - 1])).toBe(true);
				expect(Math.max(...assignClasses(shown, breaks))).toBeLessThanOrEqual(
					firstClass + breaks.length
				);
			}
		}
	);

	it('tells hidden, no data and zero apart, and bears a single value and none', () => {
		const shown = {
			values: new Float64Array([NaN, NaN, 0, 50]),
			status: new Uint8Array([1, 2, 0, 0])
		};
		expect([...assignClasses(shown, classBreaks(shown, 'quantile', 5))]).toEqual([
			hiddenClass,
			noDataClass,
			zeroClass,
			firstClass
		]);
		expect(classBreaks(shownOf([]), 'jenks', 5)).toEqual([]);
	});
});

describe('the map', () => {
	it('puts each layer in its place whatever the order of arrival', () => {
		expect(layerAbove('areas-fill', ['sea', 'land', 'labels', 'state-borders'])).toBe(
			'state-borders'
		);
		expect(layerAbove('labels', ['sea', 'land'])).toBeUndefined();
	});

	it('looks at most of the places, not at the outermost', () => {
		const centres = new Float64Array(200);
		for (let i = 0; i < 100; i++) centres.set([-100 + i / 10, 30 + i / 10], i * 2);
		centres.set([179, 52], 198);
		const [west, south, east, north] = mainExtent(centres)!;
		expect(west).toBeGreaterThan(-101);
		expect(east).toBeLessThan(-89);
		expect(south).toBeGreaterThan(28);
		expect(north).toBeLessThan(53);
		expect(mainExtent(new Float64Array())).toBeNull();
	});

	it('leaves far islands out where there are few areas, and nothing of a compact or a wide set', () => {
		const states = Array.from({ length: 48 }, (_, i) => [-122 + i, 30 + (i % 16)]);
		const islands = [
			[144.8, 13.4],
			[-170.7, -14.3]
		];
		const extent = (centres: number[][]) => mainExtent(Float64Array.from(centres.flat()))!;
		expect(extent([...states, ...islands])).toEqual(extent(states));
		expect(extent([...states, ...islands])[0]).toBeCloseTo(-122.94, 6);
		const world = Array.from({ length: 200 }, (_, i) => [-170 + 1.7 * i, -50 + ((i * 37) % 120)]);
		const [west, , east] = extent(world);
		expect([west < -165, east > 160]).toEqual([true, true]);
		expect(
			extent([
				[5, 5],
				[5, 5],
				[60, 5]
			])[2]
		).toBeGreaterThan(60);
	});
});

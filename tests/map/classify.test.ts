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
import { casesExtent, mainExtent } from '$lib/map/extent';
import { loadBuiltinAreas } from '$lib/spatial/load-builtin';
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

	it('looks where cases are, and at all areas where they are all over', async () => {
		const { centres, ids } = await loadBuiltinAreas('countries');
		const all = mainExtent(centres)!;
		const looked = (cases: (id: string) => number, hidden: string[] = []) =>
			casesExtent(centres, {
				values: Float64Array.from(ids, cases),
				statuses: Uint8Array.from(ids, (id) => (hidden.includes(id) ? 1 : 0))
			})!;
		const europe = ['AT', 'BE', 'DE', 'ES', 'FR', 'IT', 'NL', 'RO', 'PL', 'SE'];
		const [west, south, east, north] = looked((id) => (europe.includes(id) ? 40 : 0));
		expect([west > -25, south > 25, east < 50, north < 75]).toEqual([true, true, true, true]);
		expect([west < -3.5, south < 40.2, east > 25, north > 62]).toEqual([true, true, true, true]);
		// One country: no closer than a sixth of the world; a hidden one is looked at as well.
		const one = looked((id) => (id === 'KH' ? 40 : 0));
		expect(one[2] - one[0]).toBeCloseTo((all[2] - all[0]) / 6, 6);
		expect(looked((id) => (id === 'KH' ? 40 : 0), ['PH'])[2]).toBeGreaterThan(122);
		expect(looked(() => 0)).toEqual(all);
		expect(looked((id) => id.charCodeAt(1) % 2)).toEqual(all);
	});

	it('leaves far islands out where there are few areas, and nothing of a compact or a wide set', () => {
		const states = Array.from({ length: 48 }, (_, i) => [-122 + i, 30 + (i % 16)]);
		const islands = [
			[144.8, 13.4],
			[-170.7, -14.3]
		];
		const extent = (centres: number[][]) => mainExtent(Float64Array.from(centres.flat()))!;
		expect(extent([...states, ...islands])).toEqual(extent(states));
		expect(extent(states)[0]).toBeCloseTo(-122 - Math.sqrt((47 * 15) / 48) / 2, 6);
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

	it('looks at the United States and at France without what lies overseas, at Malaysia on both sides', async () => {
		const states = mainExtent((await loadBuiltinAreas('us-states')).centres)!;
		expect(states[0]).toBeLessThan(-120.5);
		expect(states[0]).toBeGreaterThan(-125);
		expect(states[1]).toBeGreaterThan(24);
		expect(states[2]).toBeLessThan(-66);
		expect(states[3]).toBeLessThan(51);
		const extent = (centres: number[][]) => mainExtent(Float64Array.from(centres.flat()))!;
		// Rough centres of the regions; Guadeloupe, Martinique, Guiana, Réunion and Mayotte last.
		const mainland = [
			...[48.1, 46.8, 47.5].map((north, i) => [[-2.8, -1, 1.7][i], north]),
			...[49.1, 48.7, 50, 48.7].map((north, i) => [[0.2, 2.5, 2.8, 5.6][i], north]),
			...[47.2, 45.5, 45.2, 43.7, 43.9, 42.2].map((north, i) => [
				[4.8, 4.5, 0.2, 2.3, 6, 9.1][i],
				north
			])
		];
		const overseas = [
			[-61.5, 16.2],
			[-61, 14.6],
			[-53.2, 3.9],
			[55.5, -21.1],
			[45.1, -12.8]
		];
		expect(extent([...mainland, ...overseas])).toEqual(extent(mainland));
		const [west, south, east, north] = extent(mainland);
		expect([west < -2.8, south < 42.2, east > 9.1, north > 50]).toEqual([true, true, true, true]);
		// Thirteen states on the peninsula, three on Borneo.
		const peninsula = Array.from({ length: 13 }, (_, i) => [100.3 + i / 4, 2 + ((i * 5) % 13) / 3]);
		const borneo = [
			[113.5, 2.5],
			[117, 5.4],
			[115.2, 5.3]
		];
		expect(extent([...peninsula, ...borneo])[2]).toBeGreaterThan(117);
	});
});

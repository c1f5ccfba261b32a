import { describe, expect, it } from 'vitest';
import { combineExchanges } from '$lib/disclosure/combine-exchanges';
import { protectTable, roundCount, statusOfCount } from '$lib/disclosure/gate';
import { PointMask, snapPoints } from '$lib/disclosure/mask-points';
import { mergeAreas } from '$lib/disclosure/merge-areas';
import { createRandom } from '$lib/numeric/random';
import { loosenedSettings, policyPresets } from '$lib/model/policy-presets';
import { reportRisk, suggestRecoding } from '$lib/disclosure/risk-report';
import { exchangeSchema, type ExchangePackage } from '$lib/model/exchange';
import { disclosureSchema } from '$lib/model/settings/disclosure';

const metres = (a: ArrayLike<number>, b: ArrayLike<number>, i: number) => {
	const north = (b[i + 1] - a[i + 1]) * 111_195;
	const east = (b[i] - a[i]) * 111_195 * Math.cos((a[i + 1] * Math.PI) / 180);
	return Math.hypot(north, east);
};

describe('masked points', () => {
	const maskOf = (seed: number) => {
		const random = createRandom(seed);
		return new PointMask(() => random.uniform());
	};
	const settings = { innerMetres: 500, outerMetres: 2000, minimumResidents: 1000 };
	const points = Float64Array.from({ length: 400 }, (_, i) => (i % 2 ? 30 + i / 100 : i / 10));

	it('lie in the ring, wider where few people live', () => {
		const masked = maskOf(7).move(points, null, settings);
		for (let i = 0; i < points.length; i += 2) {
			expect(metres(points, masked, i)).toBeGreaterThan(495);
			expect(metres(points, masked, i)).toBeLessThan(2010);
		}
		const sparse = maskOf(7).move(points, new Float64Array(200).fill(2), settings);
		const far = Math.max(
			...[...points.keys()].filter((i) => i % 2 === 0).map((i) => metres(points, sparse, i))
		);
		expect(far).toBeGreaterThan(8000);
	});

	it('never average back to the place: repeats give the same point', () => {
		const same = Float64Array.from({ length: 200 }, (_, i) => (i % 2 ? 40 : -75));
		const mask = maskOf(7);
		const masked = mask.move(same, null, settings);
		expect(new Set(masked).size).toBe(2);
		expect([...mask.move(same, null, settings)]).toEqual([...masked]);
		expect(maskOf(8).move(same, null, settings)[0]).not.toBe(masked[0]);
	});
});

describe('where masked points fall', () => {
	it('is uniform by area within the ring, in every direction', () => {
		const places = Float64Array.from({ length: 40_000 }, (_, i) => (i % 2 ? 45 : 10 + i / 1e6));
		const settings = { innerMetres: 500, outerMetres: 2000, minimumResidents: 0 };
		const random = createRandom(3);
		const masked = new PointMask(() => random.uniform()).move(places, null, settings);
		let nearer = 0;
		let east = 0;
		for (let i = 0; i < places.length; i += 2) {
			// Half of the ring's area lies within the root of the mean of the squared radii.
			nearer += Number(metres(places, masked, i) < Math.sqrt((500 ** 2 + 2000 ** 2) / 2));
			east += Number(masked[i] > places[i]);
		}
		// 20,000 throws of a coin: four standard errors are 283.
		expect(Math.abs(nearer - 10_000)).toBeLessThan(283);
		expect(Math.abs(east - 10_000)).toBeLessThan(283);
	});
});

describe('snapped points', () => {
	it('lie in the middle of their cell, on the globe, and stay where they are when snapped again', () => {
		const points = Float64Array.of(-95.369823, 29.760427, 179.999, 89.999, NaN, NaN, -180, -90);
		const snapped = snapPoints(points, 0.05);
		expect([snapped[4], snapped[5]]).toEqual([NaN, NaN]);
		const expected = [-95.375, 29.775, 179.975, 89.975, -179.975, -89.975];
		const placed = snapped.filter((value) => !Number.isNaN(value));
		expected.forEach((value, i) => expect(placed[i]).toBeCloseTo(value, 9));
		snapPoints(placed, 0.05).forEach((value, i) => expect(value).toBeCloseTo(placed[i], 9));
	});
});

describe('merged areas', () => {
	it('are contiguous, keep all cases and reach the minimum', () => {
		// A line of seven areas.
		const counts = Float64Array.of(3, 4, 20, 0, 6, 30, 2);
		const lists = counts.reduce<number[][]>(
			(of, _, i) => [...of, [i - 1, i + 1].filter((j) => j >= 0 && j < 7)],
			[]
		);
		const offsets = Int32Array.from([0, 1, 3, 5, 7, 9, 11, 12]);
		const merged = mergeAreas(counts, { offsets, indices: Int32Array.from(lists.flat()) }, 11);
		expect(merged.counts.reduce((a, b) => a + b)).toBe(65);
		expect([...merged.counts].every((count) => count === 0 || count >= 11)).toBe(true);
		expect([...merged.region]).toEqual([0, 0, 0, 1, 2, 2, 2]);
		expect(merged.below).toEqual([]);
	});

	it('say which islands stay below', () => {
		const merged = mergeAreas(
			Float64Array.of(3, 20),
			{ offsets: new Int32Array(3), indices: new Int32Array() },
			11
		);
		expect(merged.below).toEqual([0]);
	});
});

describe('the risk report', () => {
	const classes = {
		columns: ['age', 'sex'],
		codes: [Int32Array.of(0, 0, 1, 1, 0), Int32Array.of(0, 1, 0, 1, 0)],
		sensitive: Int32Array.of(0, 0, 0, 1, 1),
		count: Float64Array.of(20, 15, 1, 12, 5)
	};

	it('counts classes, uniques and what makes them', () => {
		const report = reportRisk(classes, 11);
		expect(report).toMatchObject({
			kAnonymity: 1,
			lDiversity: 1,
			records: 53,
			uniques: 1,
			below: 1
		});
		expect(report.sources.map(({ relieved }) => relieved)).toEqual([1, 1]);
	});

	it('suggests a recoding that reaches the threshold', () => {
		const steps = suggestRecoding(classes, 11);
		expect(steps).toHaveLength(1);
		expect(steps[0].after.kAnonymity).toBeGreaterThanOrEqual(11);
	});

	it('keeps classes apart whose columns have more combinations than a number can hold', () => {
		// Pairs of entries that only the last of seven columns tells apart, of 10,000 codes each.
		const length = 20_000;
		const entries = (code: (entry: number) => number) =>
			Int32Array.from({ length }, (_, i) => code(i));
		const middle = ['b', 'c', 'd', 'e', 'f'];
		const wide = {
			columns: ['a', ...middle, 'g'],
			codes: [
				entries((i) => i % 10_000),
				...middle.map(() => entries(() => 9999)),
				entries((i) => (i < 10_000 ? -1 : 0))
			],
			sensitive: entries((i) => (i < 10_000 ? -1 : i % 2)),
			count: new Float64Array(length).fill(5)
		};
		const report = reportRisk(wide, 6);
		expect(report).toMatchObject({
			kAnonymity: 5,
			lDiversity: 1,
			records: 100_000,
			below: 100_000
		});
		// Without g all are in pairs, without a in two classes.
		const helpful = report.sources.filter(({ relieved }) => relieved > 0);
		expect(helpful.map(({ column }) => column).sort()).toEqual(['a', 'g']);
	});
});

describe('the exchange package', () => {
	const made = (organisation: string, fingerprint: string, areas: string[]): ExchangePackage =>
		exchangeSchema.parse({
			schema: 'prevention-atlas/exchange/1',
			organisation,
			created: '2021-01-01',
			policy: {},
			areaSet: 'us-states',
			column: null,
			rows: areas.map((area) => ({ area, period: '2020', value: null, count: 20 })),
			fingerprint: fingerprint.repeat(64)
		});

	it('keeps contributions apart and flags overlaps', () => {
		const both = combineExchanges([made('police', 'a', ['01', '02']), made('ngo', 'b', ['02'])]);
		expect(both.cells).toHaveLength(2);
		expect(both.overlaps).toEqual([
			{ area: '02', period: '2020', organisations: ['police', 'ngo'] }
		]);
	});

	it('refuses a package given twice', () => {
		const one = made('police', 'a', ['01']);
		expect(() => combineExchanges([one, one])).toThrow(/given twice/);
	});
});

describe('presets', () => {
	/** What each agency hides of a count, from the list of rules that the field really follows. */
	const rules = [
		// Counts from 1 to 10 are neither shown nor derivable, zero may be (CMS); k = 11 (CTDC).
		{ id: 'cms', hidden: [1, 10], shown: [0, 11] },
		{ id: 'ctdc', hidden: [1, 10], shown: [11] },
		// Under 10 (CDC WONDER), under 16 (State Cancer Profiles), zero among them.
		{ id: 'cdc-wonder', hidden: [0, 1, 9], shown: [10], unreliable: [19], reliable: [20] },
		{ id: 'state-cancer-profiles', hidden: [0, 1, 15], shown: [16] },
		// Five or fewer, with secondary suppression and rounding (OpenSAFELY).
		{
			id: 'opensafely',
			hidden: [1, 5],
			shown: [0, 6],
			rounded: [
				[7, 5],
				[8, 10]
			]
		},
		// No crude rate from fewer than 3, unreliable under 20 (ONS deaths).
		{ id: 'ons-deaths', hidden: [2], shown: [3], unreliable: [3, 19], reliable: [20] },
		// The default: fewer than 11 hidden, zero shown, unreliable under 20.
		{ id: 'default', hidden: [1, 10], shown: [0, 11], unreliable: [11, 19], reliable: [20] }
	];
	it.each(rules)('hold $id to its rule', ({ id, ...rule }) => {
		const preset = policyPresets.find((one) => one.id === id)!;
		expect(preset.source.length).toBeGreaterThan(10);
		expect(preset.read).toBeGreaterThan(2020);
		const policy = disclosureSchema.parse(preset.policy);
		const status = (count: number) => statusOfCount(count, policy);
		for (const count of rule.hidden) expect([count, status(count)]).toEqual([count, 'hidden']);
		for (const count of rule.shown) expect([count, status(count)]).not.toEqual([count, 'hidden']);
		for (const count of rule.unreliable ?? []) expect(status(count)).toBe('unreliable');
		for (const count of rule.reliable ?? []) expect(status(count)).toBe('shown');
		for (const [count, told] of rule.rounded ?? []) expect(roundCount(count, policy)).toBe(told);
		const counts = Float64Array.of(2, 3);
		const table = { rows: 1, columns: 2, counts, population: Float64Array.of(1e5, 1e5) };
		if (id === 'ons-deaths')
			expect([...protectTable(table, { ...policy, minimumCount: 1 }).rates!]).toEqual([NaN, 3]);
	});
	it('are all on the list', () => {
		expect(policyPresets.map(({ id }) => id).sort()).toEqual(rules.map(({ id }) => id).sort());
	});

	it('are valid policies, and a looser one is named', () => {
		const standard = disclosureSchema.parse({});
		for (const { policy } of policyPresets) expect(disclosureSchema.parse(policy)).toBeTruthy();
		expect(loosenedSettings(disclosureSchema.parse({ minimumCount: 5 }), standard)).toEqual([
			'minimumCount'
		]);
		expect(loosenedSettings(standard, standard)).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { sumOverTrees } from '$lib/disclosure/area-time-release';
import { decideRelease, type Release } from '$lib/disclosure/release';
import {
	selectColumn,
	viewAreaPeriods,
	viewAreas,
	viewLeftOut,
	viewPeriods,
	viewValues,
	type Brush
} from '$lib/disclosure/views';
import { createRandom, type Random } from '$lib/numeric/random';
import type { Filter } from '$lib/model/project';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { Attacker } from './attacker';
import { randomDataset, type RandomDataset } from './random-dataset';

const policy = disclosureSchema.parse({});

interface Asked {
	cells: number[];
	truth: number;
	/** A whole-period total of an area, which would be shown if it were zero. */
	total: boolean;
}

/** Every cell of the attacker's unknown table that a view sums. */
function cellsOf(data: RandomDataset, areas: number[], brush: Brush, values: number[]): number[] {
	const cells: number[] = [];
	for (const a of areas)
		for (let t = brush?.first ?? 0; t <= (brush?.last ?? data.periods - 1); t++)
			for (const v of values) cells.push((a * data.periods + t) * data.values + v);
	return cells;
}

/** Looks at a few hundred random views, as the dashboard would show them; returns what stayed hidden. */
function lookAround(
	data: RandomDataset,
	release: Release,
	attacker: Attacker,
	random: Random,
	views: number,
	filters = true
) {
	const hidden: Asked[] = [];
	const allValues = Array.from({ length: data.values }, (_, v) => v);
	const allAreas = Array.from({ length: data.areas }, (_, a) => a);
	const states = release.areas.parentNames.map((name) =>
		allAreas.filter((a) => `state ${data.states[a]}` === name)
	);
	const read = (shown: number, areas: number[], brush: Brush, values: number[]) => {
		const cells = cellsOf(data, areas, brush, values);
		const truth = cells.reduce((sum, cell) => sum + data.cells[cell], 0);
		if (Number.isNaN(shown)) {
			const total = areas.length === 1 && !brush && values.length === data.values;
			hidden.push({ cells, truth, total });
			if (total) attacker.learn(cells, 1, Infinity);
		} else {
			expect(shown).toBe(truth);
			attacker.learn(cells, shown);
		}
	};
	for (let view = 0; view < views; view++) {
		const from = random.below(data.periods);
		const brush: Brush =
			random.below(4) === 0
				? null
				: { first: from, last: from + random.below(data.periods - from) };
		let kept =
			!filters || random.below(3) === 0 ? allValues : allValues.filter(() => random.below(2));
		if (!kept.length) kept = allValues;
		const filter: Filter =
			kept.length === data.values ? {} : { form: kept.map((v) => `form ${v}`) };
		viewAreas(release, brush, filter).counts.forEach((count, a) => read(count, [a], brush, kept));
		const nodes = states.map((_, i) => release.areas.leaves + i);
		viewAreaPeriods(release, nodes, [brush], filter).counts.forEach((count, i) =>
			read(count, states[i], brush, kept)
		);
		const months: Brush[] = Array.from({ length: data.periods }, (_, t) => ({ first: t, last: t }));
		viewPeriods(release, -1, months, filter).counts.forEach((count, t) =>
			read(count, allAreas, months[t], kept)
		);
		const area = random.below(data.areas + 1) - 1;
		const texts = allValues.map((v) => `form ${v}`);
		viewValues(release, area, brush, 'form', texts, filter).counts.forEach((count, v) =>
			read(count, area < 0 ? allAreas : [area], brush, [v])
		);
	}
	return hidden;
}

/** How many hidden counts that the policy protects can be told too closely from what was shown. */
function narrowed(hidden: Asked[], attacker: Attacker, random: Random, most: number) {
	const small = hidden.filter(({ truth }) => truth > 0 && truth < policy.minimumCount);
	const asked = Array.from(
		{ length: Math.min(most, small.length) },
		() => small[random.below(small.length)]
	);
	return asked.filter(({ cells, total }) => {
		const bounds = attacker.bounds(cells);
		expect(bounds).not.toBeNull();
		const [lower, upper] = bounds!;
		if (total && (lower > 1 || upper < policy.minimumCount - 1)) return true;
		return upper - lower + 1 < policy.minimumCount - 1;
	});
}

const sizes = [
	{ areas: 10, states: 2, periods: 12, values: 3, mean: 40 },
	{ areas: 16, states: 3, periods: 12, values: 3, mean: 150 },
	{ areas: 24, states: 4, periods: 8, values: 4, mean: 400 },
	{ areas: 6, states: 1, periods: 24, values: 2, mean: 25 },
	{ areas: 30, states: 5, periods: 6, values: 3, mean: 60 },
	// States of one or two areas, some of which publish all they have.
	{ areas: 9, states: 6, periods: 2, values: 2, mean: 90 }
];

describe('the release', () => {
	it.each(sizes.flatMap((size, i) => [1, 2].map((seed) => ({ ...size, seed: seed + 10 * i }))))(
		'keeps every hidden count as wide as the policy: $areas areas, mean $mean, seed $seed',
		(size) => {
			const data = randomDataset(size.seed, size);
			const release = decideRelease(data.input, policy);
			const attacker = new Attacker(data.cells.length);
			const random = createRandom(size.seed, 7);
			const hidden = lookAround(data, release, attacker, random, 60);
			expect(narrowed(hidden, attacker, random, 60)).toEqual([]);
			attacker.close();
		}
	);

	it('hides a state of which all areas publish, where another state needs it', () => {
		// State y is one area with 14 and 6 cases: what state x publishes must not leave them to subtraction.
		const rows = [
			[0, 300, 290],
			[1, 40, 40],
			[2, 19, 11],
			[3, 14, 6]
		];
		const pick = (of: (row: number[]) => number[]) => rows.flatMap(of);
		const release = decideRelease(
			{
				areaCount: 4,
				parents: ['x', 'x', 'x', 'y'],
				periods: { step: 'month', first: 600, length: 2 },
				cells: {
					area: Int32Array.from(pick(([area]) => [area, area])),
					period: Int32Array.from(pick(() => [0, 1])),
					count: Float64Array.from(pick(([, ...counts]) => counts))
				},
				columns: []
			},
			policy
		);
		const months = [0, 1].map((t) => ({ first: t, last: t }));
		const stateX = release.areas.leaves;
		const shown = viewAreaPeriods(release, [-1, stateX, 2, 3], months, {}).counts;
		expect([...shown]).toEqual([373, 347, NaN, NaN, NaN, NaN, NaN, NaN]);
	});

	it('holds for whole numbers too, not only for fractions', () => {
		const data = randomDataset(5, { areas: 8, states: 2, periods: 4, values: 2, mean: 40 });
		const release = decideRelease(data.input, policy);
		const attacker = new Attacker(data.cells.length, true);
		const random = createRandom(5, 7);
		const hidden = lookAround(data, release, attacker, random, 60);
		expect(narrowed(hidden, attacker, random, 30)).toEqual([]);
		attacker.close();
	});

	it('shows the attacker at work: without complementary suppression counts fall out', () => {
		const data = randomDataset(1, { areas: 16, states: 3, periods: 12, values: 3, mean: 150 });
		const release = decideRelease(data.input, policy);
		const counts = sumOverTrees(release.areas, release.times, data.input.cells);
		const known = Uint8Array.from(counts, (count) => Number(count === 0 || count >= 11));
		const weak = {
			...release,
			known,
			counts: counts.map((count, cell) => (known[cell] ? count : NaN))
		};
		const attacker = new Attacker(data.cells.length);
		const random = createRandom(1, 7);
		const hidden = lookAround(data, weak, attacker, random, 60, false).filter(
			({ cells }) => cells.length % data.values === 0
		);
		expect(narrowed(hidden, attacker, random, 60).length).toBeGreaterThan(5);
		attacker.close();
	});

	it('shows the attacker at work: fresh noise for every query wears off', () => {
		const data = randomDataset(2, { areas: 8, states: 2, periods: 6, values: 1, mean: 60 });
		const attacker = new Attacker(data.cells.length);
		const random = createRandom(2, 7);
		const hidden: Asked[] = [];
		for (let view = 0; view < 200; view++) {
			const from = random.below(data.periods);
			const brush = { first: from, last: from + random.below(data.periods - from) };
			for (let a = 0; a < data.areas; a++) {
				const cells = cellsOf(data, [a], brush, [0]);
				const truth = cells.reduce((sum, cell) => sum + data.cells[cell], 0);
				const shown = truth + random.below(7) - 3;
				if (shown < 11) hidden.push({ cells, truth, total: false });
				else attacker.learn(cells, Math.max(0, shown - 3), shown + 3);
			}
		}
		expect(narrowed(hidden, attacker, random, 60).length).toBeGreaterThan(5);
		attacker.close();
	});

	it('does not depend on the order of the rows, and permutes with the areas', () => {
		const size = { areas: 16, states: 3, periods: 12, values: 3, mean: 150 };
		const { input } = randomDataset(3, size);
		const release = decideRelease(input, policy);
		const turn = (area: number) => size.areas - 1 - area;
		const cells = { ...input.cells, area: input.cells.area.map(turn) };
		const turned = decideRelease(
			{
				...input,
				cells,
				parents: input.parents!.toReversed(),
				columns: [{ ...input.columns[0], area: cells.area }]
			},
			policy
		);
		const before = viewAreas(release, { first: 0, last: 5 }, {}).counts;
		const after = viewAreas(turned, { first: 0, last: 5 }, {}).counts;
		expect([...after].toReversed()).toEqual([...before]);
	});

	it('hides what is filtered by columns that are not crossed, and says so', () => {
		const { input } = randomDataset(3, { areas: 6, states: 1, periods: 4, values: 2, mean: 300 });
		const sex = { ...input.columns[0], names: ['sex'] };
		const release = decideRelease({ ...input, columns: [...input.columns, sex] }, policy);
		const filter = { form: ['form 0'], sex: ['form 1'] };
		expect(selectColumn(release, filter).problem).toBe('columns-not-crossed');
		expect(viewAreas(release, null, filter).hidden).toBe(6);
		expect(selectColumn(release, { age: ['x'] }).problem).toBe('column-not-released');
	});

	it('keeps records without a date or a place in the totals, and apart from areas', () => {
		const release = decideRelease(
			{
				areaCount: 2,
				parents: null,
				periods: { step: 'month', first: 600, length: 2 },
				cells: {
					area: Int32Array.of(0, 1, -1, 0),
					period: Int32Array.of(0, 1, 0, -1),
					count: Float64Array.of(30, 40, 20, 15)
				},
				columns: []
			},
			policy
		);
		expect([...viewAreas(release, null, {}).counts]).toEqual([45, 40]);
		expect([...viewAreas(release, { first: 0, last: 1 }, {}).counts]).toEqual([30, 40]);
		expect([...viewAreaPeriods(release, [-1, -2], [null], {}).counts]).toEqual([105, 20]);
	});

	describe('records without a date or an area, whose number the review of a file tells', () => {
		const months = Array.from({ length: 12 }, (_, t) => ({ first: t, last: t }));
		const decide = (rows: number[][]) =>
			decideRelease(
				{
					areaCount: 6,
					parents: ['x', 'x', 'x', 'y', 'y', 'y'],
					periods: { step: 'month', first: 600, length: 12 },
					cells: {
						area: Int32Array.from(rows, ([area]) => area),
						period: Int32Array.from(rows, ([, period]) => period),
						count: Float64Array.from(rows, ([, , count]) => count)
					},
					columns: []
				},
				policy
			);
		const monthly = (areas: number[], count: number) =>
			areas.flatMap((area) => months.map(({ first }) => [area, first, count]));

		it('a few of them hide no period, and are in no total', () => {
			const release = decide([...monthly([0, 1, 2, 3, 4, 5], 20), [0, -1, 3], [-1, 5, 4]]);
			const { counts } = viewAreaPeriods(release, [-1, 0], [null, ...months], {});
			expect(counts.includes(NaN)).toBe(false);
			expect([counts[0], counts[13]]).toEqual([1440, 240]);
			expect([...viewLeftOut(release, null, {}).counts]).toEqual([NaN, NaN]);
		});

		it('those in no area never hide what a small area has', () => {
			// 9 cases in one area: hiding those in no area beside it would protect nothing.
			const rows = [...monthly([0, 1, 2, 3, 4], 20), [5, 0, 9], [-1, 5, 30]];
			const release = decide(rows);
			const shown = viewAreaPeriods(release, [-2, 5, -1], [null], {}).counts;
			expect([...shown]).toEqual([30, NaN, 1239]);
			const others = viewAreas(release, null, {}).counts;
			expect(others.filter(Number.isNaN).length).toBeGreaterThanOrEqual(2);
		});
	});

	it('publishes nothing of an empty dataset but zero, and of a small one nothing at all', () => {
		const empty = { area: new Int32Array(), period: new Int32Array(), count: new Float64Array() };
		const base = {
			areaCount: 2,
			parents: null,
			periods: { step: 'month' as const, first: 600, length: 2 },
			columns: []
		};
		expect([
			...viewAreas(decideRelease({ ...base, cells: empty }, policy), null, {}).counts
		]).toEqual([0, 0]);
		const small = { area: Int32Array.of(0), period: Int32Array.of(0), count: Float64Array.of(3) };
		const release = decideRelease({ ...base, cells: small }, policy);
		expect([...viewAreas(release, null, {}).counts]).toEqual([NaN, 0]);
		expect(viewPeriods(release, -1, [null], {}).hidden).toBe(1);
	});
});

import { describe, expect, it } from 'vitest';
import { gatherCells } from '$lib/disclosure/gather-cells';
import { protectTable } from '$lib/disclosure/gate';
import { decideRelease } from '$lib/disclosure/release';
import { viewAreas, type Brush } from '$lib/disclosure/views';
import type { ProtectedTable } from '$lib/model/disclosure';
import type { Filter } from '$lib/model/project';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { createRandom } from '$lib/numeric/random';
import { Attacker } from './attacker';
import { randomDataset, type RandomDataset } from './random-dataset';

const policy = disclosureSchema.parse({});
const size = { areas: 16, states: 3, periods: 12, values: 3, mean: 90 };
const cellCount = 5;

/** Unknown counts of an area in a brush, of one form or (null) of all. */
function unknowns(data: RandomDataset, area: number, brush: Brush, form: number | null) {
	const cells: number[] = [];
	for (let t = brush?.first ?? 0; t <= (brush?.last ?? data.periods - 1); t++)
		for (let v = 0; v < data.values; v++)
			if (form === null || v === form) cells.push((area * data.periods + t) * data.values + v);
	return cells;
}

/**
 * Looks at maps of cells on ever other grids, windows and filters beside the maps of areas, and asks how
 * closely each area's hidden count can be told.
 */
function narrowed(
	seed: number,
	cellsOf: (areas: ProtectedTable, truth: Float64Array, cellOf: Int32Array) => ProtectedTable
): number {
	const data = randomDataset(seed, size);
	const release = decideRelease(data.input, policy);
	const random = createRandom(seed, 3);
	const attacker = new Attacker(data.cells.length);
	const hidden: number[][] = [];
	const sum = (cells: number[]) => cells.reduce((total, cell) => total + data.cells[cell], 0);
	for (let view = 0; view < 120; view++) {
		const first = random.below(data.periods);
		const brush = view % 3 ? { first, last: first + random.below(data.periods - first) } : null;
		const form = view % 4 ? null : random.below(data.values);
		const filter: Filter = form === null ? {} : { form: [`form ${form}`] };
		const areas = viewAreas(release, brush, filter);
		const of = Array.from(areas.counts, (_, area) => unknowns(data, area, brush, form));
		const truth = Float64Array.from(of, sum);
		areas.counts.forEach((count, area) => {
			if (!Number.isNaN(count)) attacker.learn(of[area], count);
			else if (truth[area] > 0 && truth[area] < policy.minimumCount) hidden.push(of[area]);
		});
		const cellOf = Int32Array.from(of, () => random.below(cellCount));
		cellsOf(areas, truth, cellOf).counts.forEach((count, cell) => {
			if (Number.isNaN(count)) return;
			const inside = [...cellOf.keys()].filter((area) => cellOf[area] === cell);
			const all = inside.flatMap((area) => of[area]);
			const published = inside.filter((area) => areas.counts[area] > 0).flatMap((a) => of[a]);
			// What the map says: so many published cases; a true count of everything if it is that.
			if (count === sum(published)) {
				if (published.length) attacker.learn(published, count);
			} else attacker.learn(all, count);
		});
	}
	let told = 0;
	for (let i = 0; i < Math.min(60, hidden.length); i++) {
		const [lower, upper] = attacker.bounds(hidden[random.below(hidden.length)])!;
		if (upper - lower + 1 < policy.minimumCount - 1) told++;
	}
	attacker.close();
	expect(hidden.length).toBeGreaterThan(20);
	return told;
}

describe('cells of a map', () => {
	it.each([1, 2, 3])('tell nothing that the areas do not, on any grid (seed %i)', (seed) => {
		expect(narrowed(seed, (areas, _, cellOf) => gatherCells(areas, cellOf, cellCount))).toBe(0);
	});

	it('would tell, if they were counted anew for every grid and filter', () => {
		const anew = (_: ProtectedTable, truth: Float64Array, cellOf: Int32Array) => {
			const counts = new Float64Array(cellCount);
			cellOf.forEach((cell, area) => (counts[cell] += truth[area]));
			return protectTable({ rows: cellCount, columns: 1, counts, population: null }, policy);
		};
		expect(narrowed(1, anew)).toBeGreaterThan(0);
	});

	it('are hidden where no area in them publishes a case and one hides', () => {
		const areas = protectTable(
			{ rows: 4, columns: 1, counts: Float64Array.of(20, 3, 4, 0), population: null },
			policy
		);
		const cells = gatherCells(areas, Int32Array.of(0, 0, 1, 2), 3);
		expect([...cells.counts]).toEqual([20, NaN, 0]);
		expect(cells.hidden).toBe(1);
	});
});

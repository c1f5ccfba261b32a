import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { smallCells, withTotals, type AdditiveTable } from '$lib/disclosure/additive-table';
import { isProtected, suppress } from '$lib/disclosure/suppress';
import { leastPossible } from '$lib/disclosure/suppression-problem';
import { decideRelease } from '$lib/disclosure/release';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { createRandom } from '$lib/numeric/random';
import { Attacker } from './attacker';

const solver = await loadHighs();
const rule = { minimumCount: 11, showZero: true };

/** Areas in states, by two or three values of a column, with all totals. */
function randomHierarchy(seed: number): AdditiveTable {
	const random = createRandom(seed);
	const states = 2 + random.below(2);
	const perState = 2 + random.below(2);
	const columns = 1 + random.below(2);
	const counts: number[] = [];
	const add = (count: number) => counts.push(count) - 1;
	const row = (of: () => number) => Array.from({ length: columns }, () => add(of()));
	const sums: AdditiveTable['sums'] = [];
	const sum = (parts: number[]) => {
		const total = add(parts.reduce((all, part) => all + counts[part], 0));
		sums.push({ total, parts });
		return total;
	};
	const stateRows = Array.from({ length: states }, () => {
		const rows = Array.from({ length: perState }, () =>
			row(() => (random.uniform() < 0.25 ? 1 + random.below(10) : 11 + random.below(60)))
		);
		if (columns > 1) rows.forEach((cells) => cells.push(sum(cells.slice())));
		return rows[0].map((_, column) => sum(rows.map((cells) => cells[column])));
	});
	const top = stateRows[0].map((_, column) => sum(stateRows.map((cells) => cells[column])));
	if (columns > 1)
		for (const cells of [...stateRows, top])
			sums.push({ total: cells[columns], parts: cells.slice(0, columns) });
	return { counts: Float64Array.from(counts), sums };
}

function attack(table: AdditiveTable, hidden: Uint8Array) {
	const attacker = new Attacker(table.counts.length);
	table.counts.forEach((count, cell) =>
		hidden[cell] ? attacker.learn([cell], 1, Infinity) : attacker.learn([cell], count)
	);
	return { attacker, bounds: (cell: number) => attacker.bounds([cell])! };
}

describe('complementary suppression', () => {
	it('hides the second cell that a total would give away', () => {
		const table: AdditiveTable = {
			counts: Float64Array.of(5, 20, 40, 65),
			sums: [{ total: 3, parts: [0, 1, 2] }]
		};
		const { hidden, secondary, optimal } = suppress(table, rule, solver);
		expect([...hidden]).toEqual([1, 1, 0, 0]);
		expect({ secondary, optimal }).toEqual({ secondary: 1, optimal: true });
	});

	it('needs a rectangle in a table with both totals', () => {
		const table = withTotals(3, 3, [5, 20, 30, 25, 40, 50, 60, 70, 80]);
		const { hidden, secondary } = suppress(table, rule, solver);
		expect(secondary).toBe(3);
		expect(isProtected(table, rule, hidden, smallCells(table, rule), solver)).toBe(true);
	});

	it('leaves a table without small counts alone', () => {
		const table = withTotals(2, 2, [20, 30, 40, 0]);
		expect(suppress(table, rule, solver)).toMatchObject({ secondary: 0, method: 'none-needed' });
	});

	it('loses at most 1.2 times the optimum on 20 random hierarchies, and stands up to the attacker', () => {
		let heuristic = 0;
		let optimum = 0;
		let computed = 0;
		for (let seed = 1; seed <= 20; seed++) {
			const table = randomHierarchy(seed);
			const exact = suppress(table, rule, solver, { method: 'exact', timeLimit: 30 });
			const fast = suppress(table, rule, solver, { method: 'heuristic' });
			if (exact.method !== 'heuristic') {
				computed++;
				heuristic += fast.secondary;
				optimum += exact.secondary;
			}
			const floor = leastPossible(table, rule);
			for (const { hidden } of [exact, fast]) {
				const { attacker, bounds } = attack(table, hidden);
				for (const cell of smallCells(table, rule)) {
					const [least, most] = bounds(cell);
					expect(least).toBeLessThanOrEqual(floor[cell]);
					expect(most).toBeGreaterThanOrEqual(rule.minimumCount - 1);
				}
				attacker.close();
			}
			if (fast.bound !== null && exact.optimal)
				expect(fast.bound).toBeLessThanOrEqual(exact.secondary);
		}
		expect(computed).toBeGreaterThanOrEqual(18);
		expect(heuristic).toBeLessThanOrEqual(1.2 * optimum);
	});

	it('is matched by the release on the totals of areas in states', () => {
		let hidden = 0;
		let optimum = 0;
		for (let seed = 1; seed <= 20; seed++) {
			const random = createRandom(seed, 3);
			const counts = Array.from({ length: 14 }, () =>
				random.uniform() < 0.3 ? random.below(11) : 11 + random.below(40)
			);
			const states = counts.map((_, area) => area % 3);
			const table = { counts: Float64Array.from(counts), sums: [] } as AdditiveTable;
			const of = (state: number) => [...counts.keys()].filter((area) => states[area] === state);
			const totals = [0, 1, 2].map((state) =>
				of(state).reduce((sum, area) => sum + counts[area], 0)
			);
			table.counts = Float64Array.from([...counts, ...totals, totals.reduce((a, b) => a + b)]);
			for (const state of [0, 1, 2]) table.sums.push({ total: 14 + state, parts: of(state) });
			table.sums.push({ total: 17, parts: [14, 15, 16] });
			const exact = suppress(table, rule, solver, { method: 'exact', timeLimit: 10 });
			expect(exact.optimal).toBe(true);
			const release = decideRelease(
				{
					areaCount: 14,
					parents: states.map(String),
					periods: { step: 'month', first: 0, length: 1 },
					cells: {
						area: Int32Array.from(counts.keys()),
						period: new Int32Array(14),
						count: Float64Array.from(counts)
					},
					columns: []
				},
				disclosureSchema.parse({})
			);
			hidden += release.known.filter((known) => !known).length;
			optimum += exact.primary + exact.secondary;
			const { attacker, bounds } = attack(
				table,
				release.known.map((known) => 1 - known)
			);
			for (const cell of smallCells(table, rule))
				expect(bounds(cell)[1]).toBeGreaterThanOrEqual(10);
			attacker.close();
		}
		expect(hidden).toBeLessThanOrEqual(1.2 * optimum);
	});
});

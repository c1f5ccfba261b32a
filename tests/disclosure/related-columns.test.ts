import { describe, expect, it } from 'vitest';
import { apartSets, followsFrom, type PairCounts } from '$lib/disclosure/related-columns';
import { decideRelease, type Release } from '$lib/disclosure/release';
import { viewAreaPeriods, viewValues } from '$lib/disclosure/views';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { Attacker } from './attacker';
import {
	cellsIn,
	relatedDataset,
	tellAll,
	type PairShare,
	type RelatedDataset
} from './related-dataset';

const policy = disclosureSchema.parse({});
const { minimumCount } = policy;

/** How the two columns are published: each as if the other were not, the second beside the first, as one. */
type How = 'alone' | 'beside' | 'as one';

function decide({ input, together, combined }: RelatedDataset, how: How): Release {
	if (how === 'alone') return decideRelease(input, policy);
	if (how === 'as one') return decideRelease({ ...input, columns: [combined] }, policy);
	const related = [[], [{ column: input.columns[0], together }]];
	return decideRelease({ ...input, related }, policy);
}

/** The hidden counts of single values, 1 to the minimum less one, that an attacker who knows all published cells narrows. */
function narrowed(data: RelatedDataset, release: Release, most: number): string[] {
	const attacker = new Attacker(data.cells.length);
	tellAll(data, release, attacker);
	const asked: { what: string; cells: number[] }[] = [];
	const size = release.times.children.length;
	for (let node = 0; node < release.areas.nodes; node++)
		for (let time = 0; time < size; time++)
			for (const which of [0, 1] as const)
				for (const value of new Set(data.pairs.map((pair) => pair[which]))) {
					const pairs = data.pairs.flatMap((pair, p) => (pair[which] === value ? [p] : []));
					const cells = cellsIn(data, release, node, time, pairs);
					const truth = cells.reduce((sum, cell) => sum + data.cells[cell], 0);
					if (truth > 0 && truth < minimumCount)
						asked.push({ what: `${node} ${time} ${which} ${value}: ${truth}`, cells });
				}
	const every = Math.max(1, Math.floor(asked.length / most));
	const found = asked
		.filter((_, i) => i % every === 0)
		.filter(({ cells }) => {
			const [lower, upper] = attacker.bounds(cells)!;
			return upper - lower + 1 < minimumCount - 1;
		})
		.map(({ what }) => what);
	attacker.close();
	return found;
}

const size = { areas: 12, states: 2, periods: 4, mean: 100 };
const nested: PairShare[] = [
	[0, 0, 2],
	[1, 0, 1],
	[2, 1, 0.5],
	[3, 1, 0.3],
	[4, 2, 0.5]
];
/** A status for each stage, in another order. */
const same: PairShare[] = [
	[0, 3, 1],
	[1, 2, 1],
	[2, 1, 1],
	[3, 0, 2]
];
/** Stages 0 and 1 never have status 1, stages 2 and 3 never status 0; `else`: the share of stage 4, which has both. */
const excluding = (others: number): PairShare[] => [
	[0, 0, (1 - others) / 3],
	[1, 0, (1 - others) / 6],
	[2, 1, (1 - others) / 3],
	[3, 1, (1 - others) / 6],
	[4, 0, others / 2],
	[4, 1, others / 2]
];
const independent: PairShare[] = [
	[0, 0, 2],
	[0, 1, 1],
	[1, 0, 1],
	[1, 1, 2],
	[2, 0, 0.5],
	[2, 1, 0.5]
];

const kinds = [
	{ kind: 'a coarser grouping', seeds: [2, 3, 4], pairs: nested, ways: ['beside', 'as one'] },
	// 5, 60, 60 and 150: the small one goes with one of the equal ones, in each column with another.
	{
		kind: 'the same',
		seeds: [1],
		pairs: same,
		first: [5, 60, 60, 150],
		ways: ['beside', 'as one']
	},
	{ kind: 'exclusion, others 2 %', seeds: [1, 5], pairs: excluding(0.02), ways: ['beside'] },
	{ kind: 'exclusion, others 10 %', seeds: [1, 7], pairs: excluding(0.1), ways: ['beside'] }
] as const;

describe('columns that say something of each other', () => {
	it.each(kinds)('$kind: published alone, they give hidden counts away', (one) => {
		const found = one.seeds.flatMap((seed) => {
			const data = relatedDataset(seed, size, one.pairs as PairShare[], firstOf(one));
			return narrowed(data, decide(data, 'alone'), 250);
		});
		expect(found.length).toBeGreaterThan(0);
	});

	it.each(kinds.flatMap(({ ways, ...one }) => ways.map((how) => ({ ...one, how }))))(
		'$kind: published $how, they keep them',
		(one) => {
			for (const seed of [...one.seeds, 11, 12]) {
				const data = relatedDataset(seed, size, one.pairs as PairShare[], firstOf(one));
				expect(narrowed(data, decide(data, one.how), 250)).toEqual([]);
			}
		}
	);

	it('as one, both are still told where no group lies across', () => {
		const data = relatedDataset(3, { ...size, mean: 400 }, nested);
		const release = decide(data, 'as one');
		const alone = decide(data, 'alone');
		for (const [name, values] of [
			['stage', 5],
			['status', 3]
		] as const) {
			const texts = Array.from({ length: values }, (_, v) => `${name} ${v}`);
			const told = viewValues(release, -1, null, name, texts, {});
			expect([...told.counts]).toEqual([...viewValues(alone, -1, null, name, texts, {}).counts]);
			expect(told.hidden).toBe(0);
		}
		const filter = { stage: ['stage 2', 'stage 3'], status: ['status 1'] };
		const both = viewAreaPeriods(release, [-1], [null], filter).counts;
		const status = viewAreaPeriods(release, [-1], [null], { status: ['status 1'] }).counts;
		expect([...both]).toEqual([...status]);
	});

	it('independent columns lose nothing', () => {
		for (const seed of [1, 2, 3]) {
			const data = relatedDataset(seed, size, independent);
			expect(decide(data, 'beside')).toEqual(decide(data, 'alone'));
			expect(narrowed(data, decide(data, 'alone'), 100)).toEqual([]);
		}
	});
});

const firstOf = (one: object) => ('first' in one ? [...(one.first as number[])] : null);

describe('whether a column follows from another', () => {
	const table = (rows: number[][]): PairCounts => ({
		width: rows[0].length,
		counts: Float64Array.from(rows.flat())
	});

	it('does with fewer exceptions than the minimum, and not with as many', () => {
		const rows = (exceptions: number) => [
			[100, 0],
			[80 - exceptions, exceptions],
			[0, 90]
		];
		expect(followsFrom(table(rows(0)), minimumCount)).toBe(true);
		expect(followsFrom(table(rows(minimumCount - 1)), minimumCount)).toBe(true);
		expect(followsFrom(table(rows(minimumCount)), minimumCount)).toBe(false);
	});

	it('is not said of what has one value nearly always, nor of values that occur once each', () => {
		expect(
			followsFrom(
				table([
					[100, 2],
					[50, 1]
				]),
				minimumCount
			)
		).toBe(false);
		const once = Array.from({ length: 60 }, (_, i) => [i % 2, 1 - (i % 2)]);
		expect(followsFrom(table(once), minimumCount)).toBe(false);
		expect(followsFrom(table([[0, 0]]), minimumCount)).toBe(false);
	});

	it('is found in columns of many rare values too', () => {
		const rows = Array.from({ length: 60 }, (_, i) =>
			Array.from({ length: 6 }, (_, region) => (i % 6 === region ? 8 : 0))
		);
		expect(followsFrom(table(rows), minimumCount)).toBe(true);
	});
});

describe('values that keep apart', () => {
	it('are found with what else keeps apart from them', () => {
		// Two ways to cut the same ages: 0 and 1 lie below what 2 and 3 lie above.
		const rows = [
			[300, 0, 0],
			[50, 250, 0],
			[0, 250, 60],
			[0, 0, 300]
		];
		const sets = apartSets({ width: 3, counts: Float64Array.from(rows.flat()) }, minimumCount);
		const texts = sets.map(({ one, other }) => `${one} | ${other}`);
		expect(texts.sort()).toEqual(['0 | 1,2', '0,1 | 2', '0,3 | 1', '2,3 | 0', '3 | 0,1']);
	});

	it('are not seen in independent columns', () => {
		const random = createRandom(9);
		for (let i = 0; i < 50; i++) {
			const counts = new Float64Array(40).map((_, cell) =>
				drawPoisson(Math.exp(((cell * 7) % 40) / 8), random)
			);
			const even = counts.map((_, cell) => drawPoisson(4 + 12 * (cell % 8), random));
			expect(apartSets({ width: 8, counts: even }, minimumCount)).toEqual([]);
		}
	});
});

import { describe, expect, it } from 'vitest';
import { decideRelease, type Release, type ReleaseInput } from '$lib/disclosure/release';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { createRandom } from '$lib/numeric/random';
import { Attacker } from './attacker';
import { randomDataset, type RandomDataset } from './random-dataset';

const sizes = [
	{ areas: 10, states: 2, periods: 12, values: 1, mean: 40 },
	{ areas: 16, states: 3, periods: 12, values: 1, mean: 150 },
	{ areas: 14, states: 9, periods: 4, values: 1, mean: 60 },
	{ areas: 24, states: 4, periods: 8, values: 1, mean: 300 },
	{ areas: 7, states: 1, periods: 24, values: 1, mean: 25 }
];
const minimums = [2, 3, 5, 8, 10, 11, 12, 13, 15, 16, 20, 30, 45, 100];

const decide = (input: ReleaseInput, minimumCount: number, change: object = {}) =>
	decideRelease({ ...input, columns: [] }, disclosureSchema.parse({ minimumCount, ...change }));

/** The cells of the attacker's unknown table of areas and periods in a node and a stretch of time. */
function cellsIn(data: RandomDataset, { areas, times }: Release, node: number, time: number) {
	const cells: number[] = [];
	for (let a = 0; a < data.areas; a++)
		if (a === node || areas.parent[a] === node || node === areas.root)
			for (let t = times.first[time]; t <= times.last[time]; t++) cells.push(a * data.periods + t);
	return cells;
}

/** Tells the attacker what a release publishes. */
function tell(data: RandomDataset, release: Release, attacker: Attacker): void {
	const size = release.times.children.length;
	release.counts.forEach((count, cell) => {
		const [node, time] = [Math.floor(cell / size), cell % size];
		const cells = cellsIn(data, release, node, time);
		if (!Number.isNaN(count)) attacker.learn(cells, count);
		else if (node < data.areas && time === release.times.root) attacker.learn(cells, 1, Infinity);
	});
}

/** The hidden counts, 1 to the minimum less one, that several releases together tell too closely. */
function narrowed(data: RandomDataset, releases: Release[], minimum: number, most: number) {
	const attacker = new Attacker(data.areas * data.periods);
	for (const release of releases) tell(data, release, attacker);
	const { areas, times } = releases[0];
	const size = times.children.length;
	const asked: number[][] = [];
	for (let node = 0; node < areas.nodes; node++)
		for (let time = 0; time < size; time++) {
			const cells = cellsIn(data, releases[0], node, time);
			const truth = cells.reduce((sum, cell) => sum + data.cells[cell], 0);
			if (truth > 0 && truth < minimum) asked.push(cells);
		}
	const every = Math.max(1, Math.floor(asked.length / most));
	const found = asked
		.filter((_, i) => i % every === 0)
		.filter((cells) => {
			const [lower, upper] = attacker.bounds(cells)!;
			return upper - lower + 1 < minimum - 1;
		});
	attacker.close();
	return found.length;
}

describe('two minimums over the same data', () => {
	it.each(sizes)('publish no cell that the smaller does not: $areas areas, mean $mean', (size) => {
		for (let seed = 1; seed <= 12; seed++) {
			const { input } = randomDataset(seed, size);
			for (const change of [{}, { showZero: false }]) {
				const releases = minimums.map((minimum) => decide(input, minimum, change));
				for (let i = 1; i < releases.length; i++) {
					const more = releases[i].known.findIndex(
						(published, cell) => published > releases[i - 1].known[cell]
					);
					expect(more, `minimum ${minimums[i]}, seed ${seed}`).toBe(-1);
				}
			}
		}
	});

	it.each(sizes)('together tell no more than the smaller: $areas areas, mean $mean', (size) => {
		const random = createRandom(size.areas);
		for (const seed of [21, 22]) {
			const data = randomDataset(seed, size);
			const [small, large] = [5 + random.below(7), 12 + random.below(14)];
			const releases = [small, large].map((minimum) => decide(data.input, minimum));
			expect(narrowed(data, releases, small, 60)).toBe(0);
		}
	});

	/** Four areas by two periods. Who has a part below 11 is hidden, and then the area with fewest cases. */
	const counts = [8, 30, 14, 40, 20, 22, 90, 95];
	const four: RandomDataset = {
		areas: 4,
		states: [0, 0, 0, 0],
		periods: 2,
		values: 1,
		cells: Float64Array.from(counts),
		input: {
			areaCount: 4,
			parents: null,
			periods: { step: 'month', first: 600, length: 2 },
			cells: {
				area: Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3),
				period: Int32Array.of(0, 1, 0, 1, 0, 1, 0, 1),
				count: Float64Array.from(counts)
			},
			columns: []
		}
	};

	it('hide the same area beside the smallest where each by itself would take another', () => {
		const releases = [11, 15].map((minimum) => decide(four.input, minimum));
		const monthly = releases.map(({ known, times }) =>
			[0, 1, 2, 3].map((area) => known[area * times.children.length])
		);
		expect(monthly).toEqual([
			[0, 1, 0, 1],
			[0, 0, 0, 1]
		]);
		expect(narrowed(four, releases, 11, 60)).toBe(0);
	});

	it('shows the attacker at work: decided each by itself, they give a count away', () => {
		const release = decide(four.input, 11);
		/** A release that hides the months of some areas. */
		const hiding = (hidden: number[]): Release => {
			const size = release.times.children.length;
			const exact = decide(four.input, 1).counts;
			return {
				...release,
				counts: exact.map((count, cell) => {
					const isMonth = release.times.first[cell % size] === release.times.last[cell % size];
					return isMonth && hidden.includes(Math.floor(cell / size)) ? NaN : count;
				})
			};
		};
		// Under 11 the first area is small, and the third has the fewest cases; under 15 the first two are small.
		const apart = [hiding([0, 2]), hiding([0, 1])];
		for (const one of apart) expect(narrowed(four, [one], 11, 60)).toBe(0);
		expect(narrowed(four, apart, 11, 60)).toBeGreaterThan(0);
	});
});

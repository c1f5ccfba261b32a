import { describe, expect, it } from 'vitest';
import { joinSmallAreas } from '$lib/disclosure/join-small-areas';
import { decideRelease, type Release, type ReleaseInput } from '$lib/disclosure/release';
import { createRandom } from '$lib/numeric/random';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { Attacker } from './attacker';
import { randomDataset, type RandomDataset } from './random-dataset';

const policy = disclosureSchema.parse({});

/** Areas in a row, each the neighbour of the one before and after it. */
function row(areas: number) {
	const lists = Array.from({ length: areas }, (_, i) =>
		[i - 1, i + 1].filter((j) => j >= 0 && j < areas)
	);
	const offsets = new Int32Array(areas + 1);
	lists.forEach((list, i) => (offsets[i + 1] = offsets[i] + list.length));
	return { offsets, indices: Int32Array.from(lists.flat()) };
}

/** The data counted by area as drawn and by joined area, and what is published of both. */
function published(data: RandomDataset) {
	const ids = Array.from({ length: data.areas }, (_, a) => String(a));
	const input = { ...data.input, columns: [] };
	const drawn = decideRelease(input, policy);
	const found = joinSmallAreas(drawn, row(data.areas), ids, null, createRandom(1));
	const groupOf = ids.map((id) => found.groups.findIndex((group) => group.includes(id)));
	const numbers = new Map<string, number>();
	const region = ids.map((id, area) => {
		const key = groupOf[area] < 0 ? id : `group ${groupOf[area]}`;
		if (!numbers.has(key)) numbers.set(key, numbers.size);
		return numbers.get(key)!;
	});
	const holds = new Int32Array(numbers.size);
	for (const of of region) holds[of]++;
	const parents: string[] = [];
	region.forEach((of, area) => (parents[of] = input.parents![area]));
	const joinedInput: ReleaseInput = {
		...input,
		areaCount: numbers.size,
		parents,
		holds,
		cells: { ...input.cells, area: input.cells.area.map((area) => region[area]) }
	};
	return { drawn, joined: decideRelease(joinedInput, policy), joinedInput, region, found, parents };
}

/** Total of each area as it was recorded. */
const totals = (data: RandomDataset) =>
	Float64Array.from({ length: data.areas }, (_, a) => {
		const width = data.periods * data.values;
		return data.cells.subarray(a * width, (a + 1) * width).reduce((sum, count) => sum + count, 0);
	});

/** Lets the attacker read every published total of areas, states and the whole; `members`: the areas of each leaf. */
function read(attacker: Attacker, release: Release, members: number[][]): void {
	const { areas, times, counts } = release;
	const size = times.children.length;
	const under = (node: number): number[] =>
		node < areas.leaves ? members[node] : areas.children[node].flatMap(under);
	for (let node = 0; node < areas.nodes; node++) {
		const count = counts[node * size + times.root];
		const cells = under(node);
		if (!Number.isNaN(count)) attacker.learn(cells, count);
	}
}

/** Areas whose count is hidden as drawn and can be told more closely than from 1 to one less than the minimum. */
function told(data: RandomDataset, releases: [Release, number[][]][], drawn: Release): number[] {
	const attacker = new Attacker(data.areas, true);
	for (const [release, members] of releases) read(attacker, release, members);
	const truth = totals(data);
	const size = drawn.times.children.length;
	const hidden = [...truth.keys()].filter((area) => !drawn.known[area * size + drawn.times.root]);
	// Whoever sees that an area is hidden, or that it was joined, knows that it has a case.
	for (const area of hidden) if (truth[area] > 0) attacker.learn([area], 1, Infinity);
	const narrow = hidden.filter((area) => {
		if (truth[area] === 0 || truth[area] >= policy.minimumCount) return false;
		const [lower, upper] = attacker.bounds([area])!;
		return lower > 1 || upper < policy.minimumCount - 1;
	});
	attacker.close();
	return narrow;
}

const membersOf = (region: number[], regions: number) =>
	Array.from({ length: regions }, (_, of) =>
		[...region.keys()].filter((area) => region[area] === of)
	);
const alone = (areas: number) => Array.from({ length: areas }, (_, area) => [area]);
const sizes = [
	{ areas: 16, states: 2, periods: 3, values: 1, mean: 6 },
	{ areas: 24, states: 3, periods: 3, values: 1, mean: 10 },
	{ areas: 30, states: 2, periods: 3, values: 1, mean: 4 },
	{ areas: 12, states: 1, periods: 3, values: 1, mean: 12 }
];
/** Areas of one state lie beside each other. */
function sorted(seed: number, size: (typeof sizes)[number]): RandomDataset {
	const data = randomDataset(seed, size);
	const states = data.states.toSorted((a, b) => a - b);
	return {
		...data,
		states,
		input: { ...data.input, parents: states.map((state) => `state ${state}`) }
	};
}
const all = sizes.flatMap((size) => [1, 2, 3, 4, 5].map((seed) => sorted(seed, size)));

describe('areas joined in place of hiding', () => {
	it('keep every hidden count as wide as the policy', () => {
		let groups = 0;
		for (const data of all) {
			const { drawn, joined, region, found, parents } = published(data);
			groups += found.groups.length;
			const members = membersOf(region, parents.length);
			expect(told(data, [[joined, members]], drawn)).toEqual([]);
		}
		expect(groups).toBeGreaterThan(20);
	});

	it('show more cases than areas that are hidden one by one', () => {
		const shown = (release: Release) => {
			const { areas, times, counts } = release;
			const size = times.children.length;
			let sum = 0;
			for (let leaf = 0; leaf < areas.leaves; leaf++) sum += counts[leaf * size + times.root] || 0;
			return sum;
		};
		let [before, after] = [0, 0];
		for (const data of all) {
			const { drawn, joined } = published(data);
			before += shown(drawn);
			after += shown(joined);
		}
		expect(after).toBeGreaterThan(before * 1.05);
	});

	it('are told by the attacker where a region of many need only reach the minimum', () => {
		const caught = all.flatMap((data) => {
			const { drawn, joinedInput, region, parents } = published(data);
			const weak = decideRelease({ ...joinedInput, holds: null }, policy);
			return told(data, [[weak, membersOf(region, parents.length)]], drawn);
		});
		expect(caught.length).toBeGreaterThan(0);
	});

	it('are told by the attacker where counts of the areas as drawn lie beside them', () => {
		const caught = all.flatMap((data) => {
			const { drawn, joined, region, parents } = published(data);
			const both: [Release, number[][]][] = [
				[drawn, alone(data.areas)],
				[joined, membersOf(region, parents.length)]
			];
			return told(data, both, drawn);
		});
		expect(caught.length).toBeGreaterThan(0);
	});

	it('are told by the attacker where hidden areas are joined with published ones', () => {
		const caught = all.flatMap((data) => {
			const { drawn } = published(data);
			// Each hidden area with its neighbour, whatever that is, beside the areas as drawn.
			const region = Array.from({ length: data.areas }, (_, area) => Math.floor(area / 2));
			const input: ReleaseInput = {
				...data.input,
				columns: [],
				areaCount: Math.ceil(data.areas / 2),
				parents: null,
				cells: { ...data.input.cells, area: data.input.cells.area.map((area) => region[area]) }
			};
			const pairs = decideRelease(input, policy);
			return told(
				data,
				[
					[drawn, alone(data.areas)],
					[pairs, membersOf(region, input.areaCount)]
				],
				drawn
			);
		});
		expect(caught.length).toBeGreaterThan(0);
	});

	it('follow from what is published alone: other counts under the same release, the same groups', () => {
		for (const data of all.slice(0, 8)) {
			const { drawn, found } = published(data);
			const again = { ...drawn, counts: drawn.counts.slice() };
			const ids = Array.from({ length: data.areas }, (_, a) => String(a));
			expect(joinSmallAreas(again, row(data.areas), ids, null, createRandom(1))).toEqual(found);
			const size = drawn.times.children.length;
			for (const id of found.groups.flat())
				expect(drawn.known[Number(id) * size + drawn.times.root]).toBe(0);
		}
	});
});

import { describe, expect, it } from 'vitest';
import { completeCounts } from '$lib/disclosure/complete-counts';
import { completeSelection } from '$lib/disclosure/complete-selection';
import { decideRelease } from '$lib/disclosure/release';
import { publishedInNode, selectColumn } from '$lib/disclosure/views';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { createRandom } from '$lib/numeric/random';
import { randomDataset } from './random-dataset';

const policy = disclosureSchema.parse({});
const size = { areas: 14, states: 3, periods: 24, values: 4, mean: 60 };

describe('completed counts', () => {
	it.each([1, 2, 3, 4, 5, 6])('agree with every published cell (dataset %i)', (seed) => {
		const release = decideRelease(randomDataset(seed, size).input, policy);
		const { areas, times, known, counts } = release;
		const nodes = times.children.length;
		const all = completeCounts(release, null, createRandom(7));
		const leavesOf = (node: number): number[] =>
			node < areas.leaves ? [node] : areas.children[node].flatMap(leavesOf);
		let hidden = 0;
		for (let node = 0; node < areas.nodes; node++)
			for (let time = 0; time < nodes; time++) {
				const sum = leavesOf(node).reduce((total, leaf) => total + all[leaf * nodes + time], 0);
				if (known[node * nodes + time]) expect(sum).toBe(counts[node * nodes + time]);
				else hidden++;
			}
		expect(hidden).toBeGreaterThan(0);
		expect(all.every((count) => count >= 0 && Number.isInteger(count))).toBe(true);
	});

	it('keep what a filter keeps of each published breakdown, and no more than there is', () => {
		const release = decideRelease(randomDataset(3, { ...size, mean: 400 }).input, policy);
		const { times, periods } = release;
		const all = completeCounts(release, null, createRandom(7));
		const filter = { form: ['form 0'] };
		const kept = completeSelection(release, all, filter, size.areas, createRandom(8));
		const selection = selectColumn(release, filter);
		let told = 0;
		for (let area = 0; area < size.areas; area++) {
			const row = kept.subarray(area * periods.length, (area + 1) * periods.length);
			row.forEach((count, t) =>
				expect(count).toBeLessThanOrEqual(all[area * times.children.length + t])
			);
			const published = publishedInNode(release, area, times.root, selection);
			if (Number.isNaN(published)) continue;
			told++;
			expect(row.reduce((sum, count) => sum + count, 0)).toBe(published);
		}
		expect(told).toBeGreaterThan(0);
	});

	it('follow from the release alone: exact counts that publish the same give the same', () => {
		const release = decideRelease(randomDataset(5, size).input, policy);
		const again = { ...release, counts: release.counts.slice() };
		const draw = () => completeCounts(again, null, createRandom(7));
		expect(draw()).toEqual(completeCounts(release, null, createRandom(7)));
	});
});

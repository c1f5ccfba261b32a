import type { Neighbours } from '$lib/model/neighbours';
import type { Progress } from '$lib/model/runner';
import { createRandom, type Random } from '$lib/numeric/random';
import { momentsOf } from './moments';

/** Draws kept at once; beyond it replicates are worked off in parts. */
const MAX_DRAWS = 1 << 23;

/**
 * Two-sided pseudo p-values of local statistics that are linear in the sum of the neighbours' values
 * given the area's own (Gi, Gi*, local Moran's I): the values of all other areas are dealt anew among
 * the neighbours `permutations` times, and p = (b + 1) / (m + 1), b counting the deals whose sum lies at least as
 * far from its expectation as the observed one. NaN without neighbours, or in a constant field.
 *
 * Only the number of neighbours matters, so all areas share the deals: each replicate draws areas
 * without replacement from all n, and the first k are the neighbours of every area with k of them.
 * Where the area itself is among these, the draw after the k-th takes its place, which makes the deal
 * one from the others exactly. Each area's p-value is that of its own permutation test; p-values of
 * different areas are as dependent as those from a shared table of permutations (GeoDa).
 */
export function conditionalPermutation(
	values: Float64Array,
	neighbours: Neighbours,
	permutations: number,
	seed: number,
	report: (progress: Progress) => void = () => {}
): Float64Array {
	const n = values.length;
	const { deviations, variance } = momentsOf(values);
	const p = new Float64Array(n).fill(NaN);
	const groups = areasByNeighbourCount(neighbours);
	if (variance === 0 || groups.length === 0) return p;
	const largest = groups[groups.length - 1].count;
	const sums = neighbourSums(deviations, neighbours);
	const asFar = new Int32Array(n);
	const random = createRandom(seed, 0x6c6f63);
	const part = Math.max(1, Math.min(permutations, Math.floor(MAX_DRAWS / (largest + 1))));
	for (let done = 0; done < permutations; done += part) {
		const replicates = Math.min(part, permutations - done);
		const deals = dealAreas(n, largest + 1, replicates, random);
		countAsFar(deals, groups, deviations, sums, Math.sqrt(variance), asFar);
		report({ share: Math.min(1, (done + replicates) / permutations), step: 'permutations' });
	}
	for (const { areas } of groups) for (const i of areas) p[i] = (asFar[i] + 1) / (permutations + 1);
	return p;
}

interface Group {
	count: number;
	areas: number[];
}

/** Areas with neighbours, grouped by how many; ascending. */
function areasByNeighbourCount({ offsets }: Neighbours): Group[] {
	const groups = new Map<number, number[]>();
	for (let i = 0; i + 1 < offsets.length; i++) {
		const count = offsets[i + 1] - offsets[i];
		if (count === 0) continue;
		const group = groups.get(count);
		if (group) group.push(i);
		else groups.set(count, [i]);
	}
	return [...groups].map(([count, areas]) => ({ count, areas })).sort((a, b) => a.count - b.count);
}

function neighbourSums(deviations: Float64Array, { offsets, indices }: Neighbours): Float64Array {
	return deviations.map((_, i) => {
		let sum = 0;
		for (let k = offsets[i]; k < offsets[i + 1]; k++) sum += deviations[indices[k]];
		return sum;
	});
}

interface Deals {
	/** `size` different areas a replicate, in the order drawn. */
	drawn: Int32Array;
	size: number;
	replicates: number;
	/** Where each area was drawn: positions in `drawn`, compressed rows. */
	offsets: Int32Array;
	places: Int32Array;
}

/** Partial Fisher–Yates: any prefix of a deal is a uniform draw without replacement. */
function dealAreas(n: number, wanted: number, replicates: number, random: Random): Deals {
	const size = Math.min(wanted, n);
	const deck = Int32Array.from({ length: n }, (_, i) => i);
	const drawn = new Int32Array(size * replicates);
	const offsets = new Int32Array(n + 1);
	for (let r = 0, at = 0; r < replicates; r++)
		for (let i = 0; i < size; i++) {
			const j = i + random.below(n - i);
			const area = deck[j];
			deck[j] = deck[i];
			deck[i] = area;
			drawn[at++] = area;
			offsets[area + 1]++;
		}
	for (let i = 0; i < n; i++) offsets[i + 1] += offsets[i];
	const filled = offsets.slice();
	const places = new Int32Array(drawn.length);
	for (let at = 0; at < drawn.length; at++) places[filled[drawn[at]]++] = at;
	return { drawn, size, replicates, offsets, places };
}

function countAsFar(
	deals: Deals,
	groups: Group[],
	deviations: Float64Array,
	observed: Float64Array,
	deviationScale: number,
	asFar: Int32Array
): void {
	const { drawn, size, replicates, offsets, places } = deals;
	const n = deviations.length;
	const sums = new Float64Array(replicates);
	let taken = 0;
	for (const { count, areas } of groups) {
		for (; taken < count; taken++)
			for (let r = 0; r < replicates; r++) sums[r] += deviations[drawn[r * size + taken]];
		const sorted = sums.slice().sort();
		for (const i of areas) {
			const own = deviations[i];
			const mean = (-count * own) / (n - 1);
			// Sums that differ by rounding only are ties, and count.
			const distance = Math.abs(observed[i] - mean) - 1e-10 * deviationScale * count;
			let far = countOutside(sorted, mean - distance, mean + distance);
			for (let at = offsets[i]; at < offsets[i + 1]; at++) {
				const replicate = Math.floor(places[at] / size);
				if (places[at] - replicate * size >= count) continue;
				const sum = sums[replicate];
				const corrected = sum - own + deviations[drawn[replicate * size + count]];
				far +=
					Number(Math.abs(corrected - mean) >= distance) - Number(Math.abs(sum - mean) >= distance);
			}
			asFar[i] += far;
		}
	}
}

/** How many of the ascending values are at most `low` or at least `high`. */
function countOutside(sorted: Float64Array, low: number, high: number): number {
	if (low >= high) return sorted.length;
	const firstAbove = (bound: number, including: boolean) => {
		let from = 0;
		let to = sorted.length;
		while (from < to) {
			const middle = (from + to) >> 1;
			if (sorted[middle] > bound || (including && sorted[middle] === bound)) to = middle;
			else from = middle + 1;
		}
		return from;
	};
	return firstAbove(low, false) + sorted.length - firstAbove(high, true);
}

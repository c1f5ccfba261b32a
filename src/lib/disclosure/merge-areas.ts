import type { Neighbours } from '$lib/model/neighbours';

/** Areas joined into regions: area i lies in region `region[i]`, numbered from 0 in the areas' order. */
export interface MergedAreas {
	region: Int32Array;
	counts: Float64Array;
	/** Regions still below the minimum: they have no neighbours left to join. */
	below: number[];
}

/**
 * The least count that a region of so many areas must have to be shown. Whoever knows that each of them has
 * a case cannot narrow any of them: it can still be anything from 1 to one less than the minimum.
 */
export function leastRegionCount(areas: number, minimumCount: number): number {
	return areas === 1 ? minimumCount : minimumCount - 2 + areas;
}

/**
 * Joins neighbouring areas until each region has no cases or enough (`leastRegionCount`): an alternative
 * to hiding. The smallest region joins the neighbour with which it makes the smallest one, so that as
 * little as possible changes. Contiguous by construction. Regions tell of the counts they were made from:
 * give it counts that are published or follow from published ones.
 */
export function mergeAreas(
	counts: Float64Array,
	neighbours: Neighbours,
	minimumCount: number
): MergedAreas {
	const leader = Int32Array.from(counts, (_, area) => area);
	const find = (area: number): number =>
		leader[area] === area ? area : (leader[area] = find(leader[area]));
	const totals = counts.slice();
	const members = new Int32Array(counts.length).fill(1);
	const around = Array.from(
		counts,
		(_, area) =>
			new Set(neighbours.indices.subarray(neighbours.offsets[area], neighbours.offsets[area + 1]))
	);
	const isSmall = (region: number) =>
		totals[region] > 0 && totals[region] < leastRegionCount(members[region], minimumCount);
	const waiting = new Set([...counts.keys()].filter(isSmall));
	const below: number[] = [];
	while (waiting.size) {
		const smallest = [...waiting].reduce((a, b) => (totals[b] < totals[a] ? b : a));
		waiting.delete(smallest);
		const candidates = [...new Set([...around[smallest]].map(find))].filter(
			(of) => of !== smallest
		);
		if (!candidates.length) {
			below.push(smallest);
			continue;
		}
		// A region without cases is joined only where nothing else is near: it would lose its zero.
		const cost = (of: number) => (totals[of] === 0 ? Infinity : totals[of]);
		const partner = candidates.reduce((a, b) => (cost(b) < cost(a) ? b : a));
		leader[smallest] = partner;
		totals[partner] += totals[smallest];
		members[partner] += members[smallest];
		for (const next of around[smallest]) around[partner].add(next);
		waiting.delete(partner);
		if (isSmall(partner)) waiting.add(partner);
	}
	const numbers = new Map<number, number>();
	const region = Int32Array.from(counts, (_, area) => {
		const top = find(area);
		if (!numbers.has(top)) numbers.set(top, numbers.size);
		return numbers.get(top)!;
	});
	return {
		region,
		counts: Float64Array.from(numbers.keys(), (top) => totals[top]),
		below: below.map((area) => region[area])
	};
}

import type { Random } from '$lib/numeric/random';
import { dealByWeight, dealFromPool } from './deal-cases';
import type { Release } from './release';

/** Areas that do not publish themselves, and what is left for them in each part; null where that is hidden too. */
interface Pool {
	leaves: number[];
	left: Float64Array | null;
}

/**
 * A table of whole numbers that agrees with everything a release publishes: published cells as they
 * are; the others dealt by chance from what the next larger area or longer stretch has left for them.
 * Cell of leaf a and time node t at `a * times + t`. A function of the release, of residents and of
 * `random` alone, so whatever a method makes of it tells nothing that the release does not
 * (`methods/disclosure.md`). `residents` (one an area) weigh totals that are hidden altogether.
 */
export function completeCounts(
	release: Release,
	residents: Float64Array | null,
	random: Random
): Float64Array {
	const { areas, times } = release;
	const size = times.children.length;
	const counts = new Float64Array(areas.leaves * size);
	for (let leaf = 0; leaf < areas.leaves; leaf++)
		for (let time = 0; time < size; time++) {
			const cell = leaf * size + time;
			if (release.known[cell]) counts[cell] = release.counts[cell];
		}
	for (const pool of poolsOf(release, [times.root])) {
		const cases = pool.left?.[0] ?? pool.leaves.length;
		spreadTotal(pool.leaves, cases, residents, release, random).forEach((share, i) => {
			counts[pool.leaves[i] * size + times.root] = share;
		});
	}
	for (let time = size - 1; time >= 0; time--) {
		const parts = times.children[time];
		if (!parts.length) continue;
		const calendar = parts.map((part) => times.last[part] - times.first[part] + 1);
		for (const { leaves, left } of poolsOf(release, parts))
			for (const leaf of leaves) {
				const cases = counts[leaf * size + time];
				const dealt = left
					? dealFromPool(cases, left, random)
					: dealByWeight(cases, calendar, random);
				parts.forEach((part, i) => (counts[leaf * size + part] = dealt[i]));
			}
	}
	return counts;
}

/** Hidden totals: one case each where zeros are shown, and the others by residents. */
function spreadTotal(
	leaves: number[],
	cases: number,
	residents: Float64Array | null,
	{ policy }: Release,
	random: Random
): Float64Array {
	const least = policy.showZero && cases >= leaves.length ? 1 : 0;
	const weights = leaves.map((leaf) => {
		const known = residents?.[leaf] ?? NaN;
		return known > 0 ? known : residents ? 0 : 1;
	});
	return dealByWeight(cases - least * leaves.length, weights, random).map((share) => share + least);
}

/** The leaves that do not publish the parts of a division, by what they have left together. */
function poolsOf({ areas, known, counts, times }: Release, parts: number[]): Pool[] {
	const size = times.children.length;
	const publishes = (node: number) => known[node * size + parts[0]] === 1;
	const totals = (node: number) => Float64Array.from(parts, (part) => counts[node * size + part]);
	const pools: Pool[] = [];
	const rest: Pool = { leaves: [], left: publishes(areas.root) ? totals(areas.root) : null };
	const takeFrom = (left: Float64Array | null, node: number) =>
		parts.forEach((part, i) => left && (left[i] -= counts[node * size + part]));
	const gather = (node: number, pool: Pool) => {
		for (const child of areas.children[node])
			if (publishes(child)) {
				takeFrom(pool.left, child);
				if (child >= areas.leaves) {
					const own: Pool = { leaves: [], left: totals(child) };
					gather(child, own);
					pools.push(own);
				}
			} else if (child >= areas.leaves) gather(child, pool);
			else pool.leaves.push(child);
	};
	gather(areas.root, rest);
	pools.push(rest);
	return pools.filter(({ leaves }) => leaves.length > 0);
}

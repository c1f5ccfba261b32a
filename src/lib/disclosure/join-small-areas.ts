import type { JoinedAreas } from '$lib/model/joined-areas';
import type { Neighbours } from '$lib/model/neighbours';
import type { Protected } from '$lib/model/protected';
import type { Random } from '$lib/numeric/random';
import { completeCounts } from './complete-counts';
import { letOut } from './gate';
import { mergeAreas } from './merge-areas';
import type { Release } from './release';

/** Expected counts are so many times the minimum: the counts that are hidden may be less than is expected. */
const margin = 1.5;

/**
 * Joins areas that a release hides altogether with hidden neighbours in the same larger area, until a region
 * can be expected to be shown. A function of the release, of residents, borders and a fixed seed: which areas
 * are joined tells nothing that the release does not. Areas that are published stay as they are.
 */
export function joinSmallAreas(
	release: Release,
	neighbours: Neighbours,
	ids: readonly string[],
	residents: Float64Array | null,
	random: Random
): Protected<JoinedAreas> {
	const { areas, times, known, policy } = release;
	const size = times.children.length;
	const completed = completeCounts(release, residents, random);
	const isHidden = (area: number) => !known[area * size + times.root];
	const expected = Float64Array.from(ids, (_, area) =>
		isHidden(area) ? Math.max(1, completed[area * size + times.root]) : 0
	);
	const { region, counts } = mergeAreas(
		expected,
		between(
			neighbours,
			(one, other) => isHidden(one) && isHidden(other) && areas.parent[one] === areas.parent[other]
		),
		Math.ceil(policy.minimumCount * margin)
	);
	const members: string[][] = Array.from(counts, () => []);
	region.forEach((number, area) => members[number].push(ids[area]));
	return letOut({
		groups: members.filter(({ length }) => length > 1),
		areas: ids.length,
		regions: members.length
	});
}

/** Those of the neighbours that may be joined. */
function between(
	{ offsets, indices }: Neighbours,
	may: (one: number, other: number) => boolean
): Neighbours {
	const kept: number[] = [];
	const starts = Int32Array.from(offsets, (_, area) => {
		const start = kept.length;
		for (let i = offsets[area]; i < (offsets[area + 1] ?? 0); i++)
			if (may(area, indices[i])) kept.push(indices[i]);
		return start;
	});
	return { offsets: starts, indices: Int32Array.from(kept) };
}

import type { Protected } from '$lib/model/protected';
import type { PrivateChoices, PrivateRelease, ReleasedPlace } from '$lib/model/private-release';
import { buildAreaTree, type AreaTree } from './area-tree';
import { letOut } from './gate';
import { expectedError, levelsOf, privateCounts } from './private-release';

/** The areas of a private release. They must be public: a list that depends on the records would tell of them. */
export interface PublicAreas {
	ids: string[];
	names: string[];
	parents: string[] | null;
}

/** The tree of what is released, and for each area the leaf that its cases are counted in (−1: none, the root alone). */
export interface ReleaseTree {
	tree: AreaTree;
	leafOf: Int32Array;
	places: ReleasedPlace[];
}

/**
 * The tree of a release: its shape and names follow from the list of areas alone. Records in no area are
 * left out, at every level: whether there are any is not public.
 */
export function releaseTree(
	{ ids, names, parents }: PublicAreas,
	finest: PrivateChoices['finest']
): ReleaseTree {
	const whole: ReleasedPlace = { level: 'whole', id: '', name: '', within: '' };
	const above = [...new Set(parents ?? [])].filter((name) => name !== '').sort();
	const parent = (name: string): ReleasedPlace => ({ level: 'parent', id: '', name, within: '' });
	if (finest === 'whole')
		return {
			tree: buildAreaTree(0, null, false),
			leafOf: new Int32Array(ids.length).fill(-1),
			places: [whole]
		};
	if (finest === 'parent') {
		const leaves = [...above, ...(parents?.includes('') ? [''] : [])];
		return {
			tree: buildAreaTree(leaves.length, null, false),
			leafOf: Int32Array.from(ids, (_, area) => leaves.indexOf(parents?.[area] ?? '')),
			places: [...leaves.map(parent), whole]
		};
	}
	const areas = ids.map((id, area): ReleasedPlace => {
		const within = parents?.[area] ?? '';
		return { level: 'area', id, name: names[area], within };
	});
	return {
		tree: buildAreaTree(ids.length, parents, false),
		leafOf: Int32Array.from(ids, (_, area) => area),
		places: [...areas, ...above.map(parent), whole]
	};
}

/** How far the counts of a release will be off; asks for no data. */
export function releaseError(areas: PublicAreas, choices: PrivateChoices): PrivateRelease['error'] {
	const levels = levelsOf(releaseTree(areas, choices.finest).tree);
	const { usualError, largeError } = expectedError(settingsOf(choices), levels);
	return { usual: usualError, large: largeError };
}

/**
 * Draws a private release. `counts`: exact cases by area and column (area a in column t at
 * `a * columns + t`), the columns disjoint. One person adds at most `casesPerPerson` cases to all of them
 * together, so one scale of noise serves every column. `uint32` is cryptographic chance.
 */
export function releasePrivately(
	areas: PublicAreas,
	counts: Float64Array,
	years: (number | null)[],
	choices: PrivateChoices,
	uint32: () => number
): Protected<PrivateRelease> {
	const { tree, leafOf, places } = releaseTree(areas, choices.finest);
	const released = new Float64Array(places.length * years.length);
	for (let column = 0; column < years.length; column++) {
		const exact = new Float64Array(tree.nodes);
		for (let area = 0; area < areas.ids.length; area++) {
			const count = counts[area * years.length + column];
			const first = leafOf[area] < 0 ? tree.root : leafOf[area];
			for (let node = first; node >= 0; node = tree.parent[node]) exact[node] += count;
		}
		const noisy = privateCounts(tree, exact, settingsOf(choices), uint32).counts;
		noisy.forEach((count, node) => (released[node * years.length + column] = count));
	}
	return letOut({
		choices,
		error: releaseError(areas, choices),
		places,
		years,
		counts: released
	});
}

const settingsOf = ({ milliEpsilon, casesPerPerson, noise }: PrivateChoices) => ({
	milliEpsilon,
	rowsPerPerson: casesPerPerson,
	noise
});

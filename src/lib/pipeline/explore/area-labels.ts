import type { Areas } from '$lib/model/areas';
import { usStates } from '$lib/spatial/us-states';

const known = new WeakMap<Areas, string[]>();

/**
 * What the areas are called where they stand in one list: their names, with the area they lie in beside those
 * that several share ("Orange, CA"). The same array for the same areas.
 */
export function areaLabels(areas: Areas): string[] {
	const labels = known.get(areas) ?? makeLabels(areas);
	known.set(areas, labels);
	return labels;
}

function makeLabels({ ids, names, parents }: Areas): string[] {
	if (!parents) return names;
	const times = new Map<string, number>();
	for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
	return names.map((name, i) =>
		times.get(name)! > 1 && parents[i]
			? `${name}, ${stateOf(ids[i], parents[i])?.postal ?? parents[i]}`
			: name
	);
}

/** The state that a county lies in, or counties that were joined, where the areas are counties of the United States. */
const stateOf = (id: string, parent: string) =>
	/^\d{5}( \+\d+)?$/.test(id) ? usStates.find(({ fips }) => fips === parent) : undefined;

/** An area that holds others, in words: a state of the United States by its name, others as they are called. */
export function parentLabel(parent: string, { ids }: Pick<Areas, 'ids'>): string {
	return stateOf(ids[0] ?? '', parent)?.name ?? parent;
}

/** The areas that hold others, by name. */
export function parentsOf(areas: Areas): { id: string; name: string }[] {
	return [...new Set(areas.parents)]
		.filter((id) => id !== '')
		.map((id) => ({ id, name: parentLabel(id, areas) }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

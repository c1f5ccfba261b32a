import type { Areas } from '$lib/model/areas';
import { nearestName } from '$lib/model/nearest-name';
import { InputError } from '$lib/model/problem';
import { areaLabels, parentLabel, parentsOf } from '../explore/area-labels';

const known = new WeakMap<Areas, Map<string, number[]>>();

/** The areas behind every name: ids, names, labels, and the ids and names of the jurisdictions they lie in. */
function namesOf(areas: Areas): Map<string, number[]> {
	const found = known.get(areas) ?? new Map<string, number[]>();
	if (known.has(areas)) return found;
	known.set(areas, found);
	const labels = areaLabels(areas);
	areas.ids.forEach((id, area) => {
		const parent = areas.parents?.[area];
		const above = parent ? [parent, parentLabel(parent, areas)] : [];
		for (const name of new Set([id, areas.names[area], labels[area], ...above]))
			(found.get(name) ?? found.set(name, []).get(name)!).push(area);
	});
	return found;
}

/**
 * The indices of areas named by id or name, or by the id or name of the jurisdiction that they lie in
 * ("37051", "Orange", "Orange, CA", "37", "North Carolina"); `where` says which setting names them.
 */
export function areasNamed(names: readonly string[], areas: Areas, where: string): Int32Array {
	const byName = namesOf(areas);
	return Int32Array.from(
		new Set(
			names.flatMap((name) => {
				const members = byName.get(name);
				if (members) return members;
				throw unknownName(name, where, [...byName.keys()], 'area');
			})
		)
	);
}

/** The jurisdiction of that id or name, by its id. */
export function jurisdictionNamed(name: string, areas: Areas, where: string): string {
	const parents = parentsOf(areas);
	const called = parents.find((parent) => parent.id === name || parent.name === name);
	if (called) return called.id;
	const names = parents.flatMap((parent) => [parent.id, parent.name]);
	throw unknownName(name, where, names, 'jurisdiction');
}

function unknownName(
	name: string,
	where: string,
	names: string[],
	wanted: 'area' | 'jurisdiction'
): InputError {
	const nearest = nearestName(name, names);
	const what = wanted === 'area' ? 'no area and no jurisdiction' : 'no jurisdiction';
	const advice = nearest === undefined ? '' : ` Did you mean ${JSON.stringify(nearest)}?`;
	return new InputError(
		`${JSON.stringify(name)} (${where}) is ${what}.${advice}`,
		{},
		`${wanted}-not-known${nearest === undefined ? '' : '-near'}`,
		{ name, ...(nearest === undefined ? {} : { nearest }) }
	);
}

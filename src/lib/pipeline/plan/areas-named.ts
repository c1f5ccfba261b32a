import type { Areas } from '$lib/model/areas';
import { didYouMean } from '$lib/model/nearest-name';
import { InputError } from '$lib/model/problem';

/** The indices of areas named by id, name or jurisdiction; `where` says which setting names them. */
export function areasNamed(names: string[], areas: Areas, where: string): Int32Array {
	const found: number[] = [];
	for (const name of names) {
		const members = areas.ids.flatMap((id, area) =>
			id === name || areas.names[area] === name || areas.parents?.[area] === name ? [area] : []
		);
		if (members.length === 0)
			throw new InputError(
				`The plan names ${JSON.stringify(name)} (${where}), which is no area and no jurisdiction.${didYouMean(name, [...areas.ids, ...areas.names, ...(areas.parents ?? [])])}`,
				{ value: name },
				'unknown-area'
			);
		found.push(...members);
	}
	return Int32Array.from(new Set(found));
}

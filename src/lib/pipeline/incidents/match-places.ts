import type { ProblemCode } from '$lib/intake/problems';
import type { Areas } from '$lib/model/areas';

/** The area that a text stands for, or why there is none. */
export interface PlaceMatch {
	area: number | null;
	problem: ProblemCode | null;
}

/** Finds the area of each text: by code, with lost leading zeros and a decimal tail forgiven, then by name. */
export function matchPlaces(places: string[], areas: Areas): PlaceMatch[] {
	const byId = new Map(areas.ids.map((id, i) => [id, i]));
	const width = areas.ids.every((id) => id.length === areas.ids[0].length)
		? areas.ids[0].length
		: 0;
	const byName = new Map<string, number[]>();
	areas.names.forEach((name, i) => {
		const key = simplified(name);
		byName.set(key, [...(byName.get(key) ?? []), i]);
	});
	return places.map((text) => {
		const code = text.replace(/\.0+$/, '');
		const id = byId.get(text) ?? byId.get(code) ?? byId.get(code.padStart(width, '0'));
		if (id !== undefined) return { area: id, problem: null };
		const named = byName.get(simplified(text)) ?? [];
		if (named.length === 1) return { area: named[0], problem: null };
		return { area: null, problem: named.length ? 'area-ambiguous' : 'area-unknown' };
	});
}

function simplified(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\b(county|parish|borough)\b/g, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

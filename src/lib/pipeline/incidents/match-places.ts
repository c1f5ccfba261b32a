import { matchAreas } from '$lib/intake/places/match-areas';
import { ownPlace } from '$lib/intake/places/place-within';
import type { ProblemCode } from '$lib/intake/problems';
import type { Areas } from '$lib/model/areas';

/** The area that a text stands for, or why there is none. */
export interface PlaceMatch {
	area: number | null;
	problem: ProblemCode | null;
}

/** Finds the area of each text, one entry a text. Areas that were joined are known by their parts' names. */
export function matchPlaces(places: string[], { parts, ...areas }: Named): PlaceMatch[] {
	const matches = matchNames(places, parts ?? areas);
	if (!parts) return matches;
	return matches.map(({ area, problem }) => ({
		area: area === null ? null : parts.region[area],
		problem
	}));
}

type Named = Pick<Areas, 'ids' | 'names' | 'parents' | 'parts'>;

/** A place said to lie in another is looked for there; a code, or a name that is found nowhere there, by itself. */
function matchNames(places: string[], areas: Omit<Named, 'parts'>): PlaceMatch[] {
	const matches = matchTexts(places, areas);
	const apart = [...places.keys()].filter(
		(place) => matches[place].area === null && ownPlace(places[place]) !== places[place]
	);
	const alone = matchTexts(
		apart.map((place) => ownPlace(places[place])),
		areas
	);
	apart.forEach((place, i) => (matches[place] = alone[i]));
	return matches;
}

function matchTexts(places: string[], areas: Omit<Named, 'parts'>): PlaceMatch[] {
	const { index, ambiguous, totals, several } = matchAreas(places, areas);
	const problems = new Map<number, ProblemCode>([
		...ambiguous.map(({ value }) => [value, 'area-ambiguous'] as const),
		...totals.map((value) => [value, 'area-total'] as const),
		...several.map((value) => [value, 'area-several'] as const)
	]);
	return Array.from(index, (area, place) =>
		area >= 0
			? { area, problem: null }
			: { area: null, problem: problems.get(place) ?? 'area-unknown' }
	);
}

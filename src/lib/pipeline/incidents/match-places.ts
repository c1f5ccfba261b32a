import { matchAreas } from '$lib/intake/places/match-areas';
import { ownPlace, withinSeparator } from '$lib/intake/places/place-within';
import type { ProblemCode } from '$lib/intake/problems';
import { fold } from '$lib/intake/values/fold';
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

/**
 * A place said to lie in another is looked for there. A code stands for itself; so does a name where the
 * column of larger areas names none that the areas lie in. Else a name that is not found there is unknown:
 * Ontario in Canada is no county of New York.
 */
function matchNames(places: string[], areas: Omit<Named, 'parts'>): PlaceMatch[] {
	const matches = matchTexts(places, areas);
	const within = [...places.keys()].filter((place) => ownPlace(places[place]) !== places[place]);
	const isKnown = within.some((place) => matches[place].area !== null);
	const apart = within.filter(
		(place) => matches[place].area === null && !(isKnown && /\p{L}/u.test(ownPlace(places[place])))
	);
	const alone = matchTexts(
		apart.map((place) => ownPlace(places[place])),
		areas
	);
	apart.forEach((place, i) => (matches[place] = alone[i]));
	for (const place of wholesAmong(places, within, matches))
		matches[place] = { area: null, problem: 'area-total' };
	return matches;
}

/** Places named as what they lie in beside a longer name of the same area: "New York, New York" is the state where "New York County" stands too. */
function wholesAmong(places: string[], within: number[], matches: PlaceMatch[]): number[] {
	const isWhole = (place: number) => {
		const [own, larger] = places[place].split(withinSeparator).map((text) => fold(text).trim());
		return own === larger;
	};
	const named = new Set(within.filter((place) => !isWhole(place)).map((p) => matches[p].area));
	return within.filter((place) => {
		const { area } = matches[place];
		return area !== null && isWhole(place) && named.has(area);
	});
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

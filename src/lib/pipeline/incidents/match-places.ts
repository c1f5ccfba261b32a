import { matchAreas } from '$lib/intake/places/match-areas';
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

function matchNames(places: string[], areas: Omit<Named, 'parts'>): PlaceMatch[] {
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

import { countries, type Country } from '$lib/spatial/countries';
import { usStates, type UsState } from '$lib/spatial/us-states';
import { formerCounties, stateNames } from './us-names';

/** Languages whose names of countries are understood beside English. */
const languages = ['es', 'fr', 'ar', 'pt', 'de', 'it', 'nl', 'pl', 'ro', 'ru', 'tr', 'uk', 'zh'];

let foreign: Intl.DisplayNames[] | null = null;

/** The country's names in other languages, as the platform's own tables (Unicode CLDR) have them. */
function foreignNames({ alpha2 }: Country): string[] {
	foreign ??= languages.map((language) => new Intl.DisplayNames([language], { type: 'region' }));
	return foreign.map((names) => names.of(alpha2) ?? '').filter((name) => name !== alpha2);
}

/** The state that a FIPS code, a postal code or a name means. */
export const stateOf = (text: string): UsState | undefined =>
	usStates.find((state) => state.fips === text || state.postal === text || state.name === text);

/** The country that a built-in area is. */
const countryOf = (id: string, name: string): Country | undefined =>
	id.length > 3
		? undefined
		: countries.find(
				(country) =>
					country.name === name &&
					[country.alpha2, country.alpha3, country.numeric].includes(id.toUpperCase())
			);

/** The state that a built-in area is. */
function usStateOf(id: string, name: string): UsState | undefined {
	const state = id.length === 2 ? stateOf(name) : undefined;
	return state && stateOf(id) === state ? state : undefined;
}

/** Other codes of an area: postal codes of states, the three codes of countries, former codes of counties. */
export function otherCodes(id: string, name: string): string[] {
	const country = countryOf(id, name);
	if (country) return [country.alpha2, country.alpha3, country.numeric].filter(Boolean);
	const state = usStateOf(id, name);
	if (state) return [state.fips, state.postal];
	const former = formerCounties[id];
	return former?.name === name && former.code ? [former.code] : [];
}

/** Other names of an area: in use, in other languages, or what it was called before. */
export function otherNames(id: string, name: string): string[] {
	const country = countryOf(id, name);
	if (country) return [...country.aliases, ...foreignNames(country)];
	const state = usStateOf(id, name);
	if (state) return stateNames[state.postal] ?? [];
	const former = formerCounties[id];
	return former?.name === name ? [former.was] : [];
}

/** The ways in which the area that others lie in may be written. */
export function parentNames(parent: string): string[] {
	const state = stateOf(parent);
	return state
		? [state.fips, state.postal, state.name, ...(stateNames[state.postal] ?? [])]
		: [parent];
}

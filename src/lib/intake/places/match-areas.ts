import type { Areas } from '$lib/model/areas';
import { countries } from '$lib/spatial/countries';
import { usStates } from '$lib/spatial/us-states';
import { isTotalName } from '../layouts/total-names';
import { bareName, placeName, plainCode } from './place-name';

/** A text that could be several areas; `candidates` are their indices. */
export interface AmbiguousPlace {
	/** Index of the text among the values given. */
	value: number;
	candidates: number[];
}

/** Which area each text means. */
export interface AreaMatch {
	/** The area's index for each value; -1 where none or several fit. */
	index: Int32Array;
	ambiguous: AmbiguousPlace[];
	/** Values that name no area. */
	unmatched: number[];
	/** Values that name a total, not an area. */
	totals: number[];
	/** Values that name several areas at once. */
	several: number[];
}

/** What may be matched: an area's codes and names, and the area it lies in. */
export type MatchableAreas = Pick<Areas, 'ids' | 'names' | 'parents'>;

/** Texts that mean "not known" in any column of places; pass the plan's `missing`, or leave the usual. */
const noMissing: readonly string[] = [];

/**
 * Finds the area that each text means, by its code (leading zeros and `.0` forgiven) or its name
 * (accents, case, punctuation, "County", "St." forgiven; "County, State" and "State - County" cut up).
 * A name that several areas have is asked about, never guessed. Pass different texts, not rows.
 */
export function matchAreas(
	values: readonly string[],
	areas: MatchableAreas,
	missing: readonly string[] = noMissing
): AreaMatch {
	const lookup = areaLookup(areas);
	const not = new Set(missing);
	const match: AreaMatch = {
		index: new Int32Array(values.length).fill(-1),
		ambiguous: [],
		unmatched: [],
		totals: [],
		several: []
	};
	values.forEach((value, i) => {
		if (!value.trim() || not.has(value.trim().toLowerCase())) return;
		const found = lookup(value);
		if (found.length === 1) match.index[i] = found[0];
		else if (found.length > 1) match.ambiguous.push({ value: i, candidates: found });
		else if (isTotalName(value)) match.totals.push(i);
		else if (namesSeveral(value, lookup)) match.several.push(i);
		else match.unmatched.push(i);
	});
	return match;
}

type Lookup = (text: string) => number[];
type Index = Map<string, Set<number>>;

function areaLookup({ ids, names, parents: given }: MatchableAreas): Lookup {
	const parents = given ?? statesOfCounties(ids);
	const codes: Index = new Map();
	const exact: Index = new Map();
	const full: Index = new Map();
	/** Names without blanks and without their kind: "La Salle County" and "LaSalle" meet here. */
	const squeezed: Index = new Map();
	const add = (index: Index, key: string, area: number) => {
		if (key) index.set(key, (index.get(key) ?? new Set()).add(area));
	};
	ids.forEach((id, area) => {
		add(exact, id.trim(), area);
		add(codes, plainCode(id), area);
		const own = placeName(names[area]);
		for (const name of [own, ...otherNames(id, names[area]).map(placeName)]) {
			add(full, name, area);
			add(squeezed, bareName(name).replaceAll(' ', ''), area);
		}
		const kind = countyKind(id, parents?.[area]);
		if (kind) add(full, `${own} ${kind}`, area);
		for (const code of otherCodes(id, names[area])) add(codes, plainCode(code), area);
	});
	const forms = new Map<string, Set<string>>();
	for (const parent of new Set(parents)) forms.set(parent, parentForms(parent));
	const parentNames = parents?.map((parent) => forms.get(parent)!) ?? null;
	const byName = (text: string, fits: (area: number) => boolean = () => true): number[] => {
		const name = placeName(text);
		const own = [...(full.get(name) ?? [])].filter(fits);
		if (own.length) return own;
		return [...(squeezed.get(bareName(name).replaceAll(' ', '')) ?? [])].filter(fits);
	};
	return (text) => {
		const sure = exact.get(text.trim()) ?? codes.get(plainCode(text));
		if (sure?.size === 1) return [...sure];
		const found = byName(text);
		if (found.length) return found;
		return parentNames ? withParent(text, byName, parentNames) : [];
	};
}

/** The state that each US county's code begins with, where all the areas are US counties. */
function statesOfCounties(ids: string[]): string[] | null {
	const states = ids.map((id) => (/^\d{5}$/.test(id) ? id.slice(0, 2) : ''));
	return ids.length && states.every((state) => state && stateOf(state)) ? states : null;
}

/** "Orange County, CA", "CA - Orange", "Orange (California)": the name and what it lies in, either way round. */
function withParent(
	text: string,
	byName: (text: string, fits: (area: number) => boolean) => number[],
	parents: ReadonlySet<string>[]
): number[] {
	const cut = /^(.+?)\s*(?:,|;|\/|\||\(| - | – )\s*([^,;/|()]+?)\s*\)?$/.exec(text.trim());
	if (!cut) return [];
	for (const [name, parent] of [
		[cut[1], cut[2]],
		[cut[2], cut[1]]
	]) {
		const within = placeName(parent);
		const code = plainCode(parent);
		const found = byName(name, (area) => parents[area].has(within) || parents[area].has(code));
		if (found.length) return found;
	}
	return [];
}

const statesByFips = new Set(usStates.map(({ fips }) => fips));

/** What a US county is: cities of their own have codes from 510 on, and atlases leave the word out. */
function countyKind(id: string, parent: string | undefined): string | null {
	if (!/^\d{5}$/.test(id) || !parent || !id.startsWith(parent) || !statesByFips.has(parent))
		return null;
	if (Number(id.slice(2)) >= 510) return 'city';
	return parent === '22' ? 'parish' : parent === '02' ? 'borough' : 'county';
}

const stateOf = (text: string) =>
	usStates.find((state) => state.fips === text || state.postal === text || state.name === text);

/** The ways in which the area that others lie in may be written. */
function parentForms(parent: string): Set<string> {
	const state = stateOf(parent);
	const forms = state ? [state.fips, state.postal, state.name] : [parent];
	return new Set(forms.flatMap((form) => [placeName(form), plainCode(form)]));
}

const countryOf = (id: string, name: string) =>
	id.length > 3
		? undefined
		: countries.find(
				(country) =>
					country.name === name &&
					[country.alpha2, country.alpha3, country.numeric].includes(id.toUpperCase())
			);

/** Postal codes of states and the three codes of countries, where the areas are such. */
function otherCodes(id: string, name: string): string[] {
	const country = countryOf(id, name);
	if (country) return [country.alpha2, country.alpha3, country.numeric].filter(Boolean);
	if (id.length !== 2) return [];
	const state = stateOf(name);
	return state && stateOf(id) === state ? [state.fips, state.postal] : [];
}

function otherNames(id: string, name: string): string[] {
	return countryOf(id, name)?.aliases ?? [];
}

/** Whether a text lists two or more areas: "Kent and Sussex", "Kent; Sussex", "Kent/Sussex", "Kent & Sussex". */
function namesSeveral(text: string, lookup: Lookup): boolean {
	const parts = text.split(/\s*(?:,|;|\/|\+|&| and | y | et | und | e )\s*/i).filter(Boolean);
	return parts.length > 1 && parts.every((part) => lookup(part).length > 0);
}

import type { Areas } from '$lib/model/areas';
import { usStates } from '$lib/spatial/us-states';
import { isTotalName } from '../layouts/total-names';
import { otherCodes, otherNames, parentNames, stateOf } from './other-names';
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
	const within = parents?.map((parent) => forms.get(parent)!) ?? null;
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
		const inParent = within ? withParent(text, byName, within) : [];
		return inParent.length ? inParent : [...(codes.get(plainCode(censusCode(text))) ?? [])];
	};
}

/** The state that each US county's code begins with, where all the areas are US counties. */
function statesOfCounties(ids: string[]): string[] | null {
	const states = ids.map((id) => (/^\d{5}$/.test(id) ? id.slice(0, 2) : ''));
	return ids.length && states.every((state) => state && stateOf(state)) ? states : null;
}

/** "Orange County, CA", "CA - Orange", "Orange (California)", "Orange CA": the name and what it lies in, either way round. */
function withParent(
	text: string,
	byName: (text: string, fits: (area: number) => boolean) => number[],
	parents: ReadonlySet<string>[]
): number[] {
	for (const [name, parent] of cuts(text.trim())) {
		const within = placeName(parent);
		const code = plainCode(parent);
		const found = byName(name, (area) => parents[area].has(within) || parents[area].has(code));
		if (found.length) return found;
	}
	return [];
}

/** The ways to cut a text into a place's name and what it lies in. */
function cuts(text: string): [name: string, parent: string][] {
	const cut = /^(.+?)\s*(?:,|;|\/|\||\(| - | – )\s*([^,;/|()]+?)\s*\)?$/.exec(text);
	if (cut)
		return [
			[cut[1], cut[2]],
			[cut[2], cut[1]]
		];
	const words = text.split(/\s+/);
	return [1, 2, 3]
		.filter((last) => last < words.length)
		.map((last) => [words.slice(0, -last).join(' '), words.slice(-last).join(' ')]);
}

/** The code inside "0500000US06037", "US06037" and "US-CA": the US Census Bureau's and ISO 3166-2 forms. */
function censusCode(text: string): string {
	return /^(?:\d{7})?US-?([A-Z]{2}|\d{2}|\d{5})$/i.exec(text.trim())?.[1] ?? '';
}

const statesByFips = new Set(usStates.map(({ fips }) => fips));

/** What a US county is: cities of their own have codes from 510 on, and atlases leave the word out. */
function countyKind(id: string, parent: string | undefined): string | null {
	if (!/^\d{5}$/.test(id) || !parent || !id.startsWith(parent) || !statesByFips.has(parent))
		return null;
	if (Number(id.slice(2)) >= 510) return 'city';
	return parent === '22' ? 'parish' : parent === '02' ? 'borough' : 'county';
}

/** The ways in which the area that others lie in may be written, folded. */
function parentForms(parent: string): Set<string> {
	return new Set(parentNames(parent).flatMap((form) => [placeName(form), plainCode(form)]));
}

/** Whether a text lists two or more areas: "Kent and Sussex", "Kent; Sussex", "Kent/Sussex", "Kent & Sussex". */
function namesSeveral(text: string, lookup: Lookup): boolean {
	const parts = text.split(/\s*(?:,|;|\/|\+|&| and | y | et | und | e )\s*/i).filter(Boolean);
	return parts.length > 1 && parts.every((part) => lookup(part).length > 0);
}

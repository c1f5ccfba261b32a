import type { AreaProperties, Areas } from '$lib/model/areas';
import { InputError, type Finding } from '$lib/model/problem';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { centreOfMass } from './centre-of-mass';
import { cleanGeometry, type Repairs } from './clean-geometry';
import { polygonsOf } from './rings';
import { readFeatures, type AreaFeature } from './read-features';

/** Which properties of a boundary file hold what. Absent: guessed. Null: the file has none. */
export interface BoundaryProperties {
	id?: string;
	name?: string;
	population?: string | null;
	parent?: string | null;
}

/** Areas read from a file, and what was found and set right on the way. */
export interface ReadBoundaries {
	areas: Areas;
	findings: Finding[];
	/** The properties that were used. */
	properties: BoundaryProperties;
}

const idNames = [
	'geoid',
	'fips',
	'id',
	'code',
	'iso_a2',
	'iso_a3',
	'gid',
	'nuts_id',
	'lad_cd',
	'shapeid'
];
const nameNames = [
	'name',
	'namelsad',
	'admin',
	'name_en',
	'label',
	'title',
	'shapename',
	'nuts_name'
];

/**
 * Makes areas of a parsed GeoJSON or TopoJSON file. Rows are features, counted from 1. Features with
 * one identifier become one area. Throws an `InputError` where no areas can be had.
 */
export function areasFromBoundaries(
	input: unknown,
	given: BoundaryProperties = {},
	file?: string
): ReadBoundaries {
	const { areas: features, others } = readFeatures(input, file);
	const properties = chooseProperties(features, given, file);
	const findings: Finding[] = [];
	const note = (code: string, problem: string) =>
		findings.push({ file, code, problem, rejected: false });
	if (others > 0)
		note('boundaries-others', `${others} features are not polygons and were left out.`);

	const ids = identifiers(features, properties.id, file);
	const repairs: Repairs = new Map();
	const byId = new Map<string, Feature<Polygon | MultiPolygon, AreaProperties> & { row: number }>();
	features.forEach((feature, i) => {
		const place = { file, row: i + 1, column: 'geometry' };
		const geometry = cleanGeometry(feature.geometry, repairs, place);
		const earlier = byId.get(ids[i]);
		if (earlier) {
			const coordinates = [...polygonsOf(earlier.geometry), ...polygonsOf(geometry)];
			earlier.geometry = { type: 'MultiPolygon', coordinates };
			return;
		}
		const name = properties.name === undefined ? '' : textOf(feature.properties?.[properties.name]);
		byId.set(ids[i], {
			type: 'Feature',
			id: ids[i],
			properties: { id: ids[i], name: name || ids[i] },
			geometry,
			row: i
		});
	});
	if (byId.size < features.length)
		note(
			'boundaries-merged',
			`${features.length - byId.size} features share the identifier of an earlier one and were joined to it.`
		);
	for (const [code, count] of repairs) note(`boundaries-${code}`, repairSentences[code](count));

	const kept = [...byId.values()];
	const rows = kept.map(({ row }) => features[row]);
	return {
		areas: {
			ids: kept.map((one) => one.properties.id),
			names: kept.map((one) => one.properties.name),
			centres: centresOf(kept),
			population: populationOf(rows, properties.population, note),
			parents: properties.parent
				? rows.map((one) => textOf(one.properties?.[properties.parent!]))
				: null,
			features: {
				type: 'FeatureCollection',
				features: kept.map(({ type, id, properties, geometry }) => ({
					type,
					id,
					properties,
					geometry
				}))
			}
		},
		findings,
		properties
	};
}

const repairSentences: Record<
	Repairs extends Map<infer Key, number> ? Key : never,
	(n: number) => string
> = {
	'unclosed-ring': (n) => `${n} rings did not end where they began and were closed.`,
	'short-ring': (n) => `${n} rings had fewer than three corners and were left out.`,
	antimeridian: (n) => `${n} rings cross the antimeridian and were joined across it.`,
	'self-crossing': (n) =>
		`${n} rings cross themselves; where they do, inside is what they wind around an odd number of times.`,
	'third-dimension': (n) => `${n} rings had heights, which were left out.`
};

/** The centres of mass of features, interleaved. */
export function centresOf(features: Feature<Polygon | MultiPolygon>[]): Float64Array {
	const centres = new Float64Array(features.length * 2);
	features.forEach((one, i) => centres.set(centreOfMass(one.geometry), 2 * i));
	return centres;
}

function textOf(value: unknown): string {
	return value === null || value === undefined ? '' : String(value).trim();
}

function chooseProperties(
	features: AreaFeature[],
	given: BoundaryProperties,
	file?: string
): BoundaryProperties {
	const names = [
		...new Set(features.slice(0, 100).flatMap((one) => Object.keys(one.properties ?? {})))
	];
	for (const [role, name] of Object.entries(given))
		if (typeof name === 'string' && !features.some((one) => name in (one.properties ?? {})))
			throw new InputError(
				`The boundaries have no property "${name}" for the ${role}; they have ${names.join(', ') || 'none'}.`,
				{ file, column: name },
				'boundaries-no-property',
				{ name }
			);
	const find = (wanted: string[], fits: (name: string) => boolean) =>
		wanted
			.map((want) => names.find((name) => name.toLowerCase() === want && fits(name)))
			.find((name) => name !== undefined);
	const unique = (name: string) => {
		const values = features.map((one) => textOf(one.properties?.[name]));
		return values.every((value) => value !== '') && new Set(values).size === values.length;
	};
	return {
		id: given.id ?? (hasOwnIds(features) ? undefined : find(idNames, unique)),
		name: given.name ?? find(nameNames, () => true),
		population: given.population ?? null,
		parent: given.parent ?? null
	};
}

function hasOwnIds(features: AreaFeature[]): boolean {
	const ids = features.map((one) => textOf(one.id));
	return ids.every((id) => id !== '') && new Set(ids).size === ids.length;
}

function identifiers(
	features: AreaFeature[],
	property: string | undefined,
	file?: string
): string[] {
	if (property === undefined)
		return hasOwnIds(features)
			? features.map((one) => textOf(one.id))
			: features.map((_, i) => String(i + 1));
	return features.map((one, i) => {
		const id = textOf(one.properties?.[property]);
		if (id === '')
			throw new InputError(
				`Area ${i + 1} has no identifier in "${property}"; every area needs one.`,
				{ file, row: i + 1, column: property },
				'boundaries-no-id'
			);
		return id;
	});
}

function populationOf(
	features: AreaFeature[],
	property: string | null | undefined,
	note: (code: string, problem: string) => void
): Float64Array | null {
	if (!property) return null;
	const population = Float64Array.from(features, (one) => {
		const text = textOf(one.properties?.[property]);
		const value = text === '' ? NaN : Number(text);
		return value >= 0 ? value : NaN;
	});
	const unknown = population.filter(Number.isNaN).length;
	if (unknown > 0)
		note(
			'boundaries-population',
			`${unknown} areas have no usable population in "${property}" and get no rate.`
		);
	return population;
}

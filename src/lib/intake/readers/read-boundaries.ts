import type { FeatureCollection, Geometry } from 'geojson';
import type { Format, OpenedBoundaries, Packing } from '$lib/model/intake';
import type { Finding } from '$lib/model/problem';
import { readFeatures, type AreaFeature } from '$lib/spatial/read-features';
import { finding } from '../problems';
import { words } from '../values/fold';

const idWords =
	/^(geoid|fips|id|code|pcode|gid|key|nuts id|lau id|iso|iso a2|iso a3|objectid|.*(code|fips|geoid|pcode|id|cd|ags))$/;
const nameWords =
	/^(name|nombre|nom|nome|label|title|admin|.*(name|nombre|nom|nm|namelsad))( \w+)?$/;
const populationWords =
	/^(.*population.*|pop\w*|.* pop|residents|inhabitants|einwohner|poblacion|bir\w*)$/;
const parentWords =
	/^(state|province|region|parent|country|admin1|statefp|state name|.* parent)( name)?$/;

/** Where a boundary file came from. */
export interface BoundarySource {
	name: string;
	format: Format;
	packing: Packing;
}

/**
 * The polygons of a parsed boundary file, with the properties that may serve as identifier, name,
 * residents and parent, the likeliest first. Shapes are set right later, by `spatial/`.
 */
export function openBoundaries(source: BoundarySource, input: unknown): OpenedBoundaries {
	const { areas, others } = readFeatures(input, source.name);
	const findings: Finding[] = [];
	if (others) findings.push(finding('geometry-not-area', { file: source.name }, { count: others }));
	const names = [
		...new Set(areas.slice(0, 200).flatMap((one) => Object.keys(one.properties ?? {})))
	];
	const values = (name: string) => areas.map((one) => one.properties?.[name]);
	const unique = (name: string) => {
		const texts = values(name).map((value) => String(value ?? ''));
		return texts.every(Boolean) && new Set(texts).size === texts.length;
	};
	const numeric = (name: string) =>
		values(name).every((value) => value === null || Number.isFinite(Number(value)));
	const ids = names.filter((name) => unique(name));
	return {
		kind: 'boundaries',
		...source,
		features: { type: 'FeatureCollection', features: areas } as FeatureCollection<
			Geometry,
			Record<string, unknown>
		>,
		idCandidates: [
			...ids.filter((name) => idWords.test(words(name))),
			...ids.filter((name) => !idWords.test(words(name)))
		],
		nameCandidates: names.filter((name) => nameWords.test(words(name)) && !numeric(name)),
		populationCandidates: names.filter(
			(name) => populationWords.test(words(name)) && numeric(name)
		),
		parentCandidates: names.filter((name) => parentWords.test(words(name)) && !unique(name)),
		findings
	};
}

/** Whether parsed GeoJSON is mostly areas rather than points. */
export function holdsAreas(input: unknown): boolean {
	const { features = [input] } = input as { features?: unknown[] };
	const types = features.map(
		(one) => (one as AreaFeature | null)?.geometry?.type ?? (one as { type?: string })?.type
	);
	const areas = types.filter((type) => type === 'Polygon' || type === 'MultiPolygon').length;
	const points = types.filter((type) => (type as string) === 'Point').length;
	return areas > points;
}

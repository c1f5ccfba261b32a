import { readFileSync } from 'node:fs';
import { area } from '@turf/area';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { builtinAreas } from '../src/lib/spatial/builtin-areas';
import { centreOfMass } from '../src/lib/spatial/centre-of-mass';
import { cleanGeometry } from '../src/lib/spatial/clean-geometry';
import { polygonsOf } from '../src/lib/spatial/rings';
import { usCities } from './us-cities';
import { worldCities } from './world-cities';

/** What a label says and from which zoom it may be shown. Lower `rank` wins where labels collide. */
export interface LabelProperties {
	kind: 'country' | 'state' | 'city';
	name: string;
	/** A country's name in another language of the site. */
	[name: `name-${string}`]: string;
	rank: number;
	minZoom: number;
}

/** The basemap's files by name: GeoJSON, coordinates to a thousandth of a degree. */
export function makeBasemap(): Record<string, FeatureCollection> {
	const world = atlas('world-atlas/countries-50m.json');
	const states = atlas('us-atlas/states-10m.json');
	const land = feature(world, world.objects.land as GeometryCollection);
	return {
		'land.json': collection(
			land.features.map((one) => cleanGeometry(one.geometry as MultiPolygon, new Map(), {}))
		),
		'country-borders.json': collection([borders(world, 'countries')]),
		'state-borders.json': collection([borders(states, 'states')]),
		'labels.json': { type: 'FeatureCollection', features: makeLabels(world, states) }
	};
}

function atlas(file: string): Topology {
	const path = new URL(`../node_modules/${file}`, import.meta.url);
	return JSON.parse(readFileSync(path, 'utf8')) as Topology;
}

/** Borders that two areas share: coasts are drawn by the land. */
function borders(topology: Topology, object: string): Geometry {
	return mesh(topology, topology.objects[object] as GeometryCollection, (a, b) => a !== b);
}

function collection(geometries: Geometry[]): FeatureCollection {
	return {
		type: 'FeatureCollection',
		features: geometries.map((geometry) => ({
			type: 'Feature',
			properties: {},
			geometry: rounded(geometry)
		}))
	};
}

function rounded<T extends Geometry>(geometry: T): T {
	return JSON.parse(
		JSON.stringify(geometry, (_, value) =>
			typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
		)
	) as T;
}

/** Countries and states at the middle of their largest part, and cities, the most important first. */
function makeLabels(world: Topology, states: Topology): Feature<Point, LabelProperties>[] {
	const labels: [LabelProperties, number, number][] = [];
	const countries = builtinAreas('countries', world);
	countries.features.features.forEach((country, i) => {
		if (country.properties.id.startsWith('x-')) return;
		const { centre, squareKilometres } = largestPart(country.geometry);
		const people = countries.population![i] || 0;
		const size = Math.log10(squareKilometres + 1) + 0.5 * Math.log10(people + 1);
		const rank = Math.max(1, Math.round((11 - size) * 2));
		const minZoom = size > 9.3 ? 1 : size > 8.4 ? 2 : size > 7.2 ? 3 : 4.5;
		const { id, name } = country.properties;
		labels.push([{ kind: 'country', name, ...foreignNames(id), rank, minZoom }, ...centre]);
	});
	const parts = builtinAreas('us-states', states);
	parts.features.features.forEach((state) => {
		if (Number(state.properties.id) >= 60) return;
		const { centre, squareKilometres } = largestPart(state.geometry);
		const minZoom = squareKilometres > 150_000 ? 3.5 : squareKilometres > 30_000 ? 4.2 : 5.5;
		labels.push([{ kind: 'state', name: state.properties.name, rank: 20, minZoom }, ...centre]);
	});
	for (const [name, longitude, latitude, rank] of worldCities)
		labels.push([
			{ kind: 'city', name, rank: 10 + 10 * rank, minZoom: [0, 3, 4, 5][rank] },
			longitude,
			latitude
		]);
	for (const [name, longitude, latitude, size] of usCities) {
		const minZoom = size >= 60 ? 3 : size >= 25 ? 4 : size >= 10 ? 5 : 6;
		const plain = name.replace(/ [A-Z]{2}$/, '');
		labels.push([
			{ kind: 'city', name: plain, rank: 10 + minZoom * 6, minZoom },
			longitude,
			latitude
		]);
	}
	return labels
		.sort(([a], [b]) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
		.map(([properties, longitude, latitude], id) => ({
			type: 'Feature',
			id,
			properties,
			geometry: rounded({ type: 'Point', coordinates: [longitude, latitude] })
		}));
}

/** Languages of the site beside English, and the names of countries in them as Unicode's CLDR has them. */
const languages = ['es', 'fr', 'ar', 'pt'].map(
	(language) => [language, new Intl.DisplayNames(language, { type: 'region' })] as const
);

/** The names of a country (ISO 3166-1 alpha-2) in the site's other languages, each as a property `name-LANGUAGE`. */
const foreignNames = (id: string): Record<`name-${string}`, string> =>
	Object.fromEntries(languages.map(([language, of]) => [`name-${language}`, of.of(id)!]));

function largestPart(geometry: Polygon | MultiPolygon) {
	const parts = polygonsOf(geometry).map((coordinates): Polygon => ({
		type: 'Polygon',
		coordinates
	}));
	const sizes = parts.map((part) => Math.abs(area(part)));
	const at = sizes.indexOf(Math.max(...sizes));
	return { centre: centreOfMass(parts[at]), squareKilometres: sizes[at] / 1e6 };
}

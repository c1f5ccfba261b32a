import { geoArea, geoCentroid } from 'd3';
import type {
	Feature,
	FeatureCollection,
	Geometry,
	MultiLineString,
	Point,
	Polygon
} from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import countriesUrl from 'world-atlas/countries-50m.json?url';
import statesUrl from 'us-atlas/states-10m.json?url';

type Named = { name: string };
type Atlas = Topology<Record<string, GeometryCollection<Named>>>;

/** The ground under the data: land, borders and names, from this site's own files. */
export interface Basemap {
	land: FeatureCollection;
	countryBorders: MultiLineString;
	stateBorders: MultiLineString;
	/** Name, and rank: 0 for countries, 1 for states. */
	labels: FeatureCollection<Point, { name: string; rank: number }>;
}

/** Where a name stands: the centre of the largest part. */
function labelPoint(shape: Feature<Geometry, Named>, rank: number) {
	const { geometry } = shape;
	const parts: Polygon[] =
		geometry.type === 'MultiPolygon'
			? geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
			: [geometry as Polygon];
	const largest = parts.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
	return {
		type: 'Feature' as const,
		properties: { name: shape.properties.name, rank },
		geometry: { type: 'Point' as const, coordinates: geoCentroid(largest) }
	};
}

async function atlas(url: string): Promise<Atlas> {
	return (await fetch(url)).json();
}

let loaded: Promise<Basemap> | undefined;

/** Reads the basemap once. Natural Earth draws disputed borders one way; the legend says so. */
export function loadBasemap(): Promise<Basemap> {
	loaded ??= Promise.all([atlas(countriesUrl), atlas(statesUrl)]).then(([world, us]) => {
		const countries = feature(world, world.objects.countries);
		const states = feature(us, us.objects.states);
		const labels = [
			...countries.features.filter((shape) => shape.geometry).map((shape) => labelPoint(shape, 0)),
			...states.features.map((shape) => labelPoint(shape, 1))
		];
		return {
			land: countries,
			countryBorders: mesh(world, world.objects.countries, (a, b) => a !== b),
			stateBorders: mesh(us, us.objects.states, (a, b) => a !== b),
			labels: { type: 'FeatureCollection', features: labels }
		};
	});
	return loaded;
}

import type { Feature, GeoJSON, GeoJsonProperties, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { InputError } from '$lib/model/problem';

export type AreaFeature = Feature<Polygon | MultiPolygon, Record<string, unknown>>;

/** GeoJSON or TopoJSON, as parsed from a file. */
export type BoundaryInput = GeoJSON | Topology;

/**
 * The features of a boundary file that are areas, and how many others it holds. Of a topology the
 * object with the most geometries is taken. Throws an `InputError` for anything else.
 */
export function readFeatures(
	input: unknown,
	file?: string
): { areas: AreaFeature[]; others: number } {
	const all = featuresOf(input, file);
	const areas = all.filter(
		(one) => one.geometry?.type === 'Polygon' || one.geometry?.type === 'MultiPolygon'
	);
	if (areas.length === 0)
		throw new InputError(
			`The boundaries hold ${all.length} features but no polygon; give one polygon or multi-polygon for each area.`,
			{ file },
			'boundaries-no-polygon',
			{ features: all.length }
		);
	return { areas: areas as AreaFeature[], others: all.length - areas.length };
}

function featuresOf(input: unknown, file?: string): Feature[] {
	const data = input as { type?: unknown; features?: unknown; objects?: unknown };
	switch (data !== null && typeof data === 'object' ? data.type : undefined) {
		case 'Topology':
			return fromTopology(input as Topology, file);
		case 'FeatureCollection':
			if (Array.isArray(data.features)) return data.features.filter(isFeature);
			break;
		case 'Feature':
			return [input as Feature];
		case 'GeometryCollection': {
			const { geometries } = input as { geometries: Feature['geometry'][] };
			return geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry }));
		}
		case 'Polygon':
		case 'MultiPolygon':
			return [{ type: 'Feature', properties: {}, geometry: input as Polygon }];
	}
	throw new InputError(
		'The file is neither GeoJSON nor TopoJSON; a FeatureCollection or a Topology was expected.',
		{ file },
		'boundaries-format'
	);
}

function isFeature(value: unknown): value is Feature {
	return value !== null && typeof value === 'object' && (value as Feature).type === 'Feature';
}

function fromTopology(topology: Topology, file?: string): Feature[] {
	const objects = Object.values(topology.objects ?? {});
	const size = (object: GeometryObject<GeoJsonProperties>) =>
		object.type === 'GeometryCollection' ? object.geometries.length : 1;
	const largest = objects.sort((a, b) => size(b) - size(a))[0];
	if (!largest || !Array.isArray(topology.arcs))
		throw new InputError('The topology holds no objects.', { file }, 'boundaries-format');
	try {
		const found = feature(topology, largest);
		return found.type === 'FeatureCollection' ? found.features : [found];
	} catch {
		throw new InputError(
			'The topology names arcs that it does not hold; it may be cut short.',
			{ file },
			'boundaries-broken-topology'
		);
	}
}

import type { AreaFeatures } from '$lib/model/areas';
import { simplify } from '@turf/simplify';
import type { LineString } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection } from 'topojson-specification';

/**
 * Areas with fewer corners, for display: shared borders are simplified once (Douglas and Peucker 1973, by
 * Turf), so neighbours stay neighbours without slivers. A ring that would vanish keeps its corners.
 *
 * @param toleranceDegrees how far a border may move
 */
export function simplifyAreas(features: AreaFeatures, toleranceDegrees: number): AreaFeatures {
	if (!(toleranceDegrees > 0)) return features;
	const shared = topology({ areas: features });
	shared.arcs = shared.arcs.map((arc) => {
		const line: LineString = { type: 'LineString', coordinates: arc };
		const thinner = simplify(line, { tolerance: toleranceDegrees, highQuality: true });
		const isRing = arc[0][0] === arc[arc.length - 1][0] && arc[0][1] === arc[arc.length - 1][1];
		return isRing && thinner.coordinates.length < 4 ? arc : (thinner.coordinates as typeof arc);
	});
	const simplified = feature(shared, shared.objects.areas as GeometryCollection) as AreaFeatures;
	return {
		type: 'FeatureCollection',
		features: simplified.features.map((one, i) => ({
			...features.features[i],
			geometry: hasCollapsed(one.geometry) ? features.features[i].geometry : one.geometry
		}))
	};
}

function hasCollapsed(geometry: AreaFeatures['features'][number]['geometry']): boolean {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.some((rings) =>
		rings.some((ring) => new Set(ring.map((point) => point.join())).size < 3)
	);
}

import { area } from '@turf/area';
import { centerOfMass } from '@turf/center-of-mass';
import type { MultiPolygon, Polygon } from 'geojson';
import { extent, partsOf, type Part } from './rings';

/**
 * The centre of mass of an area: longitude (in [−180, 180]) and latitude. Of a single polygon it is
 * Turf's; several parts are weighted by their true areas, where Turf would take their convex hull;
 * holes are taken out. May lie outside a crescent or an archipelago.
 */
export function centreOfMass(geometry: Polygon | MultiPolygon): [number, number] {
	let weight = 0;
	let x = 0;
	let y = 0;
	const parts = partsOf(geometry);
	const reference = parts.length > 0 ? middleOf(parts[0]) : 0;
	for (const part of parts) {
		// Parts on the other side of the antimeridian come over to the first one's side.
		const turn = 360 * Math.round((reference - middleOf(part)) / 360);
		part.forEach((ring, hole) => {
			const polygon = ringPolygon(ring);
			const size = area(polygon) * (hole === 0 ? 1 : -1);
			if (size === 0) return;
			const [longitude, latitude] = centerOfMass(polygon).geometry.coordinates;
			weight += size;
			x += size * (longitude + turn);
			y += size * latitude;
		});
	}
	if (weight === 0) return parts.length > 0 ? [parts[0][0][0], parts[0][0][1]] : [NaN, NaN];
	return [withinTurn(x / weight), y / weight];
}

function middleOf(part: Part): number {
	const { minX, maxX } = extent(part);
	return (minX + maxX) / 2;
}

function ringPolygon(ring: Float64Array): Polygon {
	const coordinates = Array.from({ length: ring.length / 2 }, (_, i) => [
		ring[2 * i],
		ring[2 * i + 1]
	]);
	return { type: 'Polygon', coordinates: [coordinates] };
}

function withinTurn(longitude: number): number {
	return longitude - 360 * Math.round(longitude / 360);
}

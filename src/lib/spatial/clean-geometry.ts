import type { MultiPolygon, Polygon, Position } from 'geojson';
import { InputError, type Place } from '$lib/model/problem';
import { crossesItself } from './crosses-itself';
import { continuousRing, polygonsOf } from './rings';

/** What was found or set right in a geometry, by its code, and how often. */
export type Repairs = Map<
	'unclosed-ring' | 'short-ring' | 'antimeridian' | 'third-dimension' | 'self-crossing',
	number
>;

/**
 * A geometry with every ring closed, of at least four points, continuous in longitude (so that it may
 * leave [−180, 180]) and without heights. What was changed is counted in `repairs`.
 * Throws an `InputError` for coordinates that are not numbers or not degrees.
 */
export function cleanGeometry(
	geometry: Polygon | MultiPolygon,
	repairs: Repairs,
	place: Place
): Polygon | MultiPolygon {
	const count = (code: typeof repairs extends Map<infer Key, number> ? Key : never) =>
		repairs.set(code, (repairs.get(code) ?? 0) + 1);
	const polygons: Position[][][] = [];
	for (const rings of polygonsOf(geometry)) {
		const cleaned: Position[][] = [];
		for (const [i, ring] of rings.entries()) {
			checkCoordinates(ring, place);
			if (ring.some((point) => point.length > 2)) count('third-dimension');
			const continuous = continuousRing(ring);
			const points = Array.from({ length: continuous.length / 2 }, (_, k) => [
				continuous[2 * k],
				continuous[2 * k + 1]
			]);
			const unclosed = ring.length > 0 && !samePoint(ring[0], ring[ring.length - 1]);
			if (points.length < 4) {
				count('short-ring');
				if (i === 0) break;
				continue;
			}
			if (points.some(([x], k) => k < ring.length && x !== ring[k][0])) count('antimeridian');
			else if (unclosed) count('unclosed-ring');
			if (crossesItself(points)) count('self-crossing');
			cleaned.push(points);
		}
		if (cleaned.length > 0) polygons.push(cleaned);
	}
	return polygons.length === 1
		? { type: 'Polygon', coordinates: polygons[0] }
		: { type: 'MultiPolygon', coordinates: polygons };
}

function samePoint(a: Position, b: Position): boolean {
	return a[0] === b[0] && a[1] === b[1];
}

function checkCoordinates(ring: Position[], place: Place): void {
	for (const point of ring) {
		const [x, y] = point;
		if (!Number.isFinite(x) || !Number.isFinite(y))
			throw new InputError(
				'The area has a corner whose coordinates are not numbers; longitude and latitude in degrees were expected.',
				{ ...place, value: JSON.stringify(point) },
				'boundaries-not-numbers'
			);
		if (Math.abs(x) > 540 || Math.abs(y) > 90)
			throw new InputError(
				'The area has a corner outside the globe; the coordinates seem to be projected or swapped. Save the boundaries in longitude and latitude (WGS 84).',
				{ ...place, value: `${x}, ${y}` },
				'boundaries-not-degrees'
			);
	}
}

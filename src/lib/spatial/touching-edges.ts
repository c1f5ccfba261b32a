import Flatbush from 'flatbush';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { PairSet } from './pair-set';
import { polygonsOf } from './rings';

type PolygonFeatures = FeatureCollection<Polygon | MultiPolygon, unknown>;

interface Edges {
	/** x and y of both ends, four numbers an edge. */
	ends: Float64Array;
	areaOf: Int32Array;
}

/**
 * Pairs of areas whose borders come within the tolerance of each other, for boundaries that do not
 * share their vertices. Queen: at one point or more. Rook: at two points that lie further apart than
 * twice the tolerance. Distances are in degrees, those of longitude shrunk by the latitude's cosine.
 */
export function touchingPairs(
	features: PolygonFeatures,
	rule: 'queen' | 'rook',
	toleranceDegrees: number
): PairSet {
	const edges = edgesOf(features);
	const count = edges.areaOf.length;
	const pairs = new PairSet(features.features.length);
	if (count === 0) return pairs;
	const index = new Flatbush(count);
	for (let e = 0; e < count; e++) {
		const [x1, y1, x2, y2] = edges.ends.subarray(4 * e, 4 * e + 4);
		index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
	}
	index.finish();
	const firstContact = new Map<number, [number, number]>();
	for (let e = 0; e < count; e++) {
		const x = edges.ends[4 * e];
		const y = edges.ends[4 * e + 1];
		const shrink = Math.max(0.01, Math.cos((y * Math.PI) / 180));
		const reach = toleranceDegrees / shrink;
		const near = index.search(x - reach, y - toleranceDegrees, x + reach, y + toleranceDegrees);
		for (const other of near) {
			const a = edges.areaOf[e];
			const b = edges.areaOf[other];
			if (a === b || distanceToEdge(edges.ends, other, x, y, shrink) > toleranceDegrees) continue;
			if (rule === 'queen') {
				pairs.add(a, b);
				continue;
			}
			const key = Math.min(a, b) * pairs.areas + Math.max(a, b);
			const first = firstContact.get(key);
			if (!first) firstContact.set(key, [x, y]);
			else if (Math.hypot((x - first[0]) * shrink, y - first[1]) > 2 * toleranceDegrees)
				pairs.add(a, b);
		}
	}
	return pairs;
}

function edgesOf(features: PolygonFeatures): Edges {
	const ends: number[] = [];
	const areaOf: number[] = [];
	features.features.forEach((feature, area) => {
		for (const ring of polygonsOf(feature.geometry).flat())
			for (let i = 0; i + 1 < ring.length; i++) {
				ends.push(ring[i][0], ring[i][1], ring[i + 1][0], ring[i + 1][1]);
				areaOf.push(area);
			}
	});
	return { ends: Float64Array.from(ends), areaOf: Int32Array.from(areaOf) };
}

function distanceToEdge(
	ends: Float64Array,
	edge: number,
	x: number,
	y: number,
	shrink: number
): number {
	const x1 = ends[4 * edge] * shrink;
	const y1 = ends[4 * edge + 1];
	const dx = ends[4 * edge + 2] * shrink - x1;
	const dy = ends[4 * edge + 3] - y1;
	const lengthSquared = dx * dx + dy * dy;
	const along = lengthSquared === 0 ? 0 : ((x * shrink - x1) * dx + (y - y1) * dy) / lengthSquared;
	const share = Math.min(1, Math.max(0, along));
	return Math.hypot(x * shrink - x1 - share * dx, y - y1 - share * dy);
}

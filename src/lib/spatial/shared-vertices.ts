import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { polygonsOf } from './rings';

/**
 * The rings of all areas with each vertex replaced by a number; vertices closer than the tolerance
 * share one. Ring r belongs to area `areaOf[r]` and is `vertices[offsets[r]] … [offsets[r + 1] - 1]`,
 * without a repeated last vertex.
 */
export interface NumberedRings {
	vertexCount: number;
	vertices: Int32Array;
	offsets: Int32Array;
	areaOf: Int32Array;
}

type PolygonFeatures = FeatureCollection<Polygon | MultiPolygon, unknown>;

/** Numbers the vertices of all rings. The two sides of the antimeridian count as one. */
export function numberVertices(features: PolygonFeatures, toleranceDegrees: number): NumberedRings {
	const numbering = vertexNumbering(largestCoordinate(features), toleranceDegrees);
	const vertices: number[] = [];
	const offsets = [0];
	const areaOf: number[] = [];
	features.features.forEach((feature, area) => {
		for (const ring of polygonsOf(feature.geometry).flat()) {
			const start = vertices.length;
			for (const [x, y] of ring) {
				const vertex = numbering.numberOf(x, y);
				if (vertices.length === start || vertices[vertices.length - 1] !== vertex)
					vertices.push(vertex);
			}
			if (vertices.length > start + 1 && vertices[start] === vertices[vertices.length - 1])
				vertices.pop();
			offsets.push(vertices.length);
			areaOf.push(area);
		}
	});
	return {
		vertexCount: numbering.count(),
		vertices: Int32Array.from(vertices),
		offsets: Int32Array.from(offsets),
		areaOf: Int32Array.from(areaOf)
	};
}

function largestCoordinate(features: PolygonFeatures): number {
	let largest = 0;
	for (const feature of features.features)
		for (const ring of polygonsOf(feature.geometry).flat())
			for (const [x, y] of ring) largest = Math.max(largest, Math.abs(x), Math.abs(y));
	return largest;
}

/** Vertices in square buckets, a bucket as a chain; a near vertex may lie in the next bucket. */
function vertexNumbering(largest: number, tolerance: number) {
	const bucket = Math.max(2 * tolerance, (largest + 1) / 2 ** 24);
	const first = new Map<number, number>();
	const next: number[] = [];
	const xs: number[] = [];
	const ys: number[] = [];
	const keyOf = (column: number, row: number) => column * 2 ** 26 + row;
	const find = (key: number, x: number, y: number) => {
		for (let at = first.get(key) ?? -1; at >= 0; at = next[at])
			if (Math.hypot(xs[at] - x, ys[at] - y) <= tolerance) return at;
		return -1;
	};
	function numberOf(longitude: number, y: number): number {
		const x =
			longitude <= -180 + tolerance && longitude >= -180 - tolerance ? longitude + 360 : longitude;
		const column = Math.floor(x / bucket);
		const row = Math.floor(y / bucket);
		const lowestColumn = Math.floor((x - tolerance) / bucket);
		const highestColumn = Math.floor((x + tolerance) / bucket);
		const lowestRow = Math.floor((y - tolerance) / bucket);
		const highestRow = Math.floor((y + tolerance) / bucket);
		for (let c = lowestColumn; c <= highestColumn; c++)
			for (let r = lowestRow; r <= highestRow; r++) {
				const found = find(keyOf(c, r), x, y);
				if (found >= 0) return found;
			}
		const key = keyOf(column, row);
		next.push(first.get(key) ?? -1);
		first.set(key, xs.length);
		ys.push(y);
		return xs.push(x) - 1;
	}
	return { numberOf, count: () => xs.length };
}

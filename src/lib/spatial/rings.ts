import type { MultiPolygon, Polygon, Position } from 'geojson';

/** A ring as longitudes and latitudes interleaved, its last point equal to its first. */
export type Ring = Float64Array;

/** One polygon: an outer ring and its holes. */
export type Part = Ring[];

/** The polygons of a geometry, each with its rings as given. */
export function polygonsOf(geometry: Polygon | MultiPolygon): Position[][][] {
	return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/**
 * Makes a ring continuous in longitude. A step of more than 180° is read as crossing the
 * antimeridian the short way, so longitudes may leave [−180, 180]; a ring that thereby winds once
 * around the globe is closed over the pole of its own hemisphere. Only the box around the world,
 * whose steps of exactly 360° cancel out, is left as it is. Unclosed rings are closed. This is where
 * we part from Turf, which reads such a ring as spanning the whole world the other way.
 */
export function continuousRing(ring: Position[]): Ring {
	const turn = isBoxAroundTheWorld(ring) ? 0 : 360;
	const points: number[] = [];
	let shift = 0;
	let latitudes = 0;
	for (let i = 0; i < ring.length; i++) {
		const step = i > 0 ? ring[i][0] - ring[i - 1][0] : 0;
		if (Math.abs(step) > 180) shift -= Math.sign(step) * turn;
		points.push(ring[i][0] + shift, ring[i][1]);
		latitudes += ring[i][1];
	}
	const last = points.length - 2;
	if (Math.abs(shift) > 180 && Math.abs(Math.abs(points[last] - points[0]) - 360) < 1e-9) {
		const pole = latitudes < 0 ? -90 : 90;
		points.push(points[last], pole, points[0], pole, points[0], points[1]);
	} else if (points[last] !== points[0] || points[last + 1] !== points[1]) {
		points.push(points[0], points[1]);
	}
	return Float64Array.from(points);
}

function isBoxAroundTheWorld(ring: Position[]): boolean {
	let turns = 0;
	for (let i = 1; i < ring.length; i++) {
		const step = ring[i][0] - ring[i - 1][0];
		if (Math.abs(step) === 360) turns += Math.sign(step);
		else if (Math.abs(step) > 180) return false;
	}
	return turns === 0;
}

/**
 * The polygons of a geometry with continuous rings; holes are shifted by whole turns to lie beside
 * their outer ring.
 */
export function partsOf(geometry: Polygon | MultiPolygon): Part[] {
	return polygonsOf(geometry)
		.map((rings) => {
			const [outer, ...holes] = rings.filter((ring) => ring.length > 0).map(continuousRing);
			if (!outer) return [];
			const { minX, maxX } = extent([outer]);
			const middle = (minX + maxX) / 2;
			return [outer, ...holes.map((hole) => besides(hole, middle))];
		})
		.filter((part) => part.length > 0);
}

function besides(hole: Ring, middle: number): Ring {
	const { minX, maxX } = extent([hole]);
	const turns = Math.round((middle - (minX + maxX) / 2) / 360);
	return turns === 0 ? hole : shifted(hole, turns * 360);
}

/** The ring moved east by `degrees`. */
export function shifted(ring: Ring, degrees: number): Ring {
	return ring.map((value, i) => (i % 2 === 0 ? value + degrees : value));
}

export interface Extent {
	minX: number;
	minY: number;
	maxX: number;
	maxY: number;
}

/** The smallest box around some rings. */
export function extent(rings: Ring[]): Extent {
	const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
	for (const ring of rings)
		for (let i = 0; i < ring.length; i += 2) {
			box.minX = Math.min(box.minX, ring[i]);
			box.maxX = Math.max(box.maxX, ring[i]);
			box.minY = Math.min(box.minY, ring[i + 1]);
			box.maxY = Math.max(box.maxY, ring[i + 1]);
		}
	return box;
}

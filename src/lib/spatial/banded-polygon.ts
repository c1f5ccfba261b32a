import { extent, type Extent, type Part } from './rings';

/**
 * A polygon whose edges are sorted into horizontal bands, so that a point is compared with the few
 * edges at its own latitude. Each edge is stored from its lower to its upper end: two areas that
 * share an edge compute the same number for it and never both win or both lose a point beside it.
 */
export interface BandedPolygon extends Extent {
	bandsPerDegree: number;
	/** Edges of band b: entries `offsets[b]` to `offsets[b + 1] - 1` of `edges`. */
	offsets: Int32Array;
	/** x1, y1, x2, y2 of each entry, y1 ≤ y2. */
	edges: Float64Array;
}

const EDGES_PER_BAND = 2;

/** The edges of a polygon's rings as x1, y1, x2, y2 with y1 ≤ y2 (and x1 ≤ x2 where flat). */
export function upwardEdges(part: Part): Float64Array {
	const edges = new Float64Array(part.reduce((sum, ring) => sum + ring.length * 2 - 4, 0));
	let at = 0;
	for (const ring of part)
		for (let i = 0; i + 3 < ring.length; i += 2) {
			const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]];
			const upward = y1 < y2 || (y1 === y2 && x1 <= x2);
			edges[at++] = upward ? x1 : x2;
			edges[at++] = upward ? y1 : y2;
			edges[at++] = upward ? x2 : x1;
			edges[at++] = upward ? y2 : y1;
		}
	return edges;
}

/** Sorts a polygon's edges into bands of latitude. */
export function bandedPolygon(part: Part): BandedPolygon {
	const box = extent(part);
	const flat = upwardEdges(part);
	const count = flat.length / 4;
	const bands = Math.max(1, Math.ceil(count / EDGES_PER_BAND));
	const bandsPerDegree = box.maxY > box.minY ? bands / (box.maxY - box.minY) : 0;
	const bandOf = (y: number) => Math.min(bands - 1, Math.floor((y - box.minY) * bandsPerDegree));
	const offsets = new Int32Array(bands + 1);
	for (let e = 0; e < flat.length; e += 4)
		for (let b = bandOf(flat[e + 1]); b <= bandOf(flat[e + 3]); b++) offsets[b + 1]++;
	for (let b = 0; b < bands; b++) offsets[b + 1] += offsets[b];
	const edges = new Float64Array(offsets[bands] * 4);
	const next = offsets.slice(0, bands);
	for (let e = 0; e < flat.length; e += 4)
		for (let b = bandOf(flat[e + 1]); b <= bandOf(flat[e + 3]); b++)
			edges.set(flat.subarray(e, e + 4), next[b]++ * 4);
	return { ...box, bandsPerDegree, offsets, edges };
}

/**
 * Whether a point lies in a polygon by the even-odd rule over all its rings; a point exactly on an
 * edge lies in it. Self-crossing rings are thereby inside where they wind an odd number of times.
 */
export function polygonHolds(polygon: BandedPolygon, x: number, y: number): boolean {
	if (!(x >= polygon.minX && x <= polygon.maxX && y >= polygon.minY && y <= polygon.maxY))
		return false;
	const { offsets, edges } = polygon;
	const band = Math.min(
		offsets.length - 2,
		Math.floor((y - polygon.minY) * polygon.bandsPerDegree)
	);
	const end = offsets[band + 1] * 4;
	let inside = false;
	for (let e = offsets[band] * 4; e < end; e += 4) {
		const y1 = edges[e + 1];
		const y2 = edges[e + 3];
		if (y < y1 || y > y2) continue;
		const x1 = edges[e];
		const x2 = edges[e + 2];
		if (y1 === y2) {
			if (x >= x1 && x <= x2) return true;
			continue;
		}
		const side = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
		if (side === 0) return true;
		if (side > 0 && y < y2) inside = !inside;
	}
	return inside;
}

import { extent, type Part } from './rings';

/**
 * Polygons whose edges are sorted into horizontal bands, so that a point is compared with the few edges
 * at its own latitude. Each edge is stored from its lower to its upper end: two areas that share an edge
 * compute the same number for it and never both win or both lose a point beside it. All polygons lie in
 * shared arrays, as a million points jump between them and every object on the way would be a detour.
 */
export interface BandedPolygons {
	count: number;
	/** Five numbers a polygon: west, south, east, north and bands per degree. */
	boxes: Float64Array;
	/** The first band of each polygon, and past the last. */
	firstBand: Int32Array;
	/** Edges of band b: `edgeOffsets[b]` to `edgeOffsets[b + 1] - 1`. */
	edgeOffsets: Int32Array;
	/** x1, y1, x2, y2 of each edge, y1 ≤ y2. */
	edges: Float64Array;
}

const EDGES_PER_BAND = 2;
const NUMBERS_PER_BOX = 5;

/** Sorts the edges of polygons into bands of latitude. */
export function bandedPolygons(parts: Part[]): BandedPolygons {
	const boxes = new Float64Array(parts.length * NUMBERS_PER_BOX);
	const firstBand = new Int32Array(parts.length + 1);
	const flat = parts.map(upwardEdges);
	parts.forEach((part, p) => {
		const { minX, minY, maxX, maxY } = extent(part);
		const bands = Math.max(1, Math.ceil(flat[p].length / 4 / EDGES_PER_BAND));
		const perDegree = maxY > minY ? bands / (maxY - minY) : 0;
		boxes.set([minX, minY, maxX, maxY, perDegree], p * NUMBERS_PER_BOX);
		firstBand[p + 1] = firstBand[p] + bands;
	});
	const polygons = {
		count: parts.length,
		boxes,
		firstBand,
		edgeOffsets: new Int32Array(firstBand[parts.length] + 1)
	};
	const { edgeOffsets } = polygons;
	flat.forEach((edges, p) => eachBand(polygons, p, edges, (band) => edgeOffsets[band + 1]++));
	for (let b = 1; b < edgeOffsets.length; b++) edgeOffsets[b] += edgeOffsets[b - 1];
	const edges = new Float64Array(edgeOffsets[edgeOffsets.length - 1] * 4);
	const next = edgeOffsets.slice();
	flat.forEach((own, p) =>
		eachBand(polygons, p, own, (band, e) => {
			const at = next[band]++ * 4;
			for (let k = 0; k < 4; k++) edges[at + k] = own[e + k];
		})
	);
	return { ...polygons, edges };
}

/** The edges of a polygon's rings as x1, y1, x2, y2 with y1 ≤ y2 (and x1 ≤ x2 where flat). */
export function upwardEdges(part: Part): Float64Array {
	const edges = new Float64Array(part.reduce((sum, ring) => sum + ring.length * 2 - 4, 0));
	let at = 0;
	for (const ring of part)
		for (let i = 0; i + 3 < ring.length; i += 2) {
			const upward =
				ring[i + 1] < ring[i + 3] || (ring[i + 1] === ring[i + 3] && ring[i] <= ring[i + 2]);
			const [low, high] = upward ? [i, i + 2] : [i + 2, i];
			edges[at++] = ring[low];
			edges[at++] = ring[low + 1];
			edges[at++] = ring[high];
			edges[at++] = ring[high + 1];
		}
	return edges;
}

type Bands = Pick<BandedPolygons, 'boxes' | 'firstBand'>;

function eachBand(
	polygons: Bands,
	p: number,
	edges: Float64Array,
	visit: (band: number, edge: number) => void
): void {
	for (let e = 0; e < edges.length; e += 4) {
		const last = bandOf(polygons, p, edges[e + 3]);
		for (let band = bandOf(polygons, p, edges[e + 1]); band <= last; band++) visit(band, e);
	}
}

function bandOf({ boxes, firstBand }: Bands, p: number, y: number): number {
	const box = p * NUMBERS_PER_BOX;
	const band = firstBand[p] + Math.floor((y - boxes[box + 1]) * boxes[box + 4]);
	return Math.min(firstBand[p + 1] - 1, band);
}

/**
 * Whether a point lies in polygon `p` by the even-odd rule over all its rings; a point exactly on an edge
 * lies in it. Self-crossing rings are thereby inside where they wind an odd number of times.
 */
export function polygonHolds(polygons: BandedPolygons, p: number, x: number, y: number): boolean {
	const { boxes, edgeOffsets, edges } = polygons;
	const box = p * NUMBERS_PER_BOX;
	if (!(x >= boxes[box] && x <= boxes[box + 2] && y >= boxes[box + 1] && y <= boxes[box + 3]))
		return false;
	const band = bandOf(polygons, p, y);
	const end = edgeOffsets[band + 1] * 4;
	let inside = false;
	for (let e = edgeOffsets[band] * 4; e < end; e += 4) {
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

/** West, south, east and north of a polygon. */
export function boxOf(polygons: BandedPolygons, p: number): Float64Array {
	return polygons.boxes.subarray(p * NUMBERS_PER_BOX, p * NUMBERS_PER_BOX + 4);
}

/** All edge entries of a polygon; an edge that spans bands comes more than once. */
export function edgesOf(
	{ firstBand, edgeOffsets, edges }: BandedPolygons,
	p: number
): Float64Array {
	return edges.subarray(edgeOffsets[firstBand[p]] * 4, edgeOffsets[firstBand[p + 1]] * 4);
}

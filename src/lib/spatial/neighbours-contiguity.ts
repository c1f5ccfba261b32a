import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Neighbours } from '$lib/model/neighbours';
import { PairSet } from './pair-set';
import { numberVertices, type NumberedRings } from './shared-vertices';
import { touchingPairs } from './touching-edges';

type PolygonFeatures = FeatureCollection<Polygon | MultiPolygon, unknown>;
export type ContiguityRule = 'queen' | 'rook';

/** Vertices this close (degrees, about a millimetre) are the same: the default of spdep's `poly2nb`. */
export const EXACT_TOLERANCE_DEGREES = Math.sqrt(2 ** -52);
const METRES_PER_DEGREE = 111_195;

/**
 * Areas that touch: by at least one vertex (queen) or along an edge, which has two (rook); holes and
 * all parts considered. Boundaries are taken to share their vertices, as those of one topology do;
 * the result is then that of spdep's `poly2nb`. For boundaries drawn separately give `toleranceMetres`: borders
 * that come so close to each other touch, also where a corner meets the middle of an edge.
 * Symmetric; areas without neighbours stay without.
 */
export function contiguousNeighbours(
	features: PolygonFeatures,
	rule: ContiguityRule,
	toleranceMetres = 0
): Neighbours {
	if (toleranceMetres > 0)
		return touchingPairs(features, rule, toleranceMetres / METRES_PER_DEGREE).neighbours();
	const rings = numberVertices(features, EXACT_TOLERANCE_DEGREES);
	const pairs = new PairSet(features.features.length);
	addSharedVertices(areasOfVertices(rings), rule === 'queen' ? 1 : 2, pairs);
	return pairs.neighbours();
}

/** The areas at each vertex, as compressed rows, each area once. */
function areasOfVertices(rings: NumberedRings): { offsets: Int32Array; areas: Int32Array } {
	const offsets = new Int32Array(rings.vertexCount + 1);
	const lastArea = new Int32Array(rings.vertexCount).fill(-1);
	const eachOnce = (visit: (vertex: number, area: number) => void) => {
		lastArea.fill(-1);
		for (let ring = 0; ring < rings.areaOf.length; ring++)
			for (let at = rings.offsets[ring]; at < rings.offsets[ring + 1]; at++) {
				const vertex = rings.vertices[at];
				if (lastArea[vertex] === rings.areaOf[ring]) continue;
				lastArea[vertex] = rings.areaOf[ring];
				visit(vertex, rings.areaOf[ring]);
			}
	};
	eachOnce((vertex) => offsets[vertex + 1]++);
	for (let vertex = 0; vertex < rings.vertexCount; vertex++) offsets[vertex + 1] += offsets[vertex];
	const areas = new Int32Array(offsets[rings.vertexCount]);
	const filled = offsets.slice();
	eachOnce((vertex, area) => (areas[filled[vertex]++] = area));
	return { offsets, areas };
}

/** Adds the areas that meet at a vertex, or at two or more where `atLeast` is 2. */
function addSharedVertices(
	{ offsets, areas }: ReturnType<typeof areasOfVertices>,
	atLeast: 1 | 2,
	pairs: PairSet
): void {
	const once = new PairSet(pairs.areas);
	for (let vertex = 0; vertex + 1 < offsets.length; vertex++)
		for (let a = offsets[vertex]; a < offsets[vertex + 1]; a++)
			for (let b = a + 1; b < offsets[vertex + 1]; b++)
				if (atLeast === 1 || !once.add(areas[a], areas[b])) pairs.add(areas[a], areas[b]);
}

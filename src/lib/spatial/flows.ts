import { greatCircle } from '@turf/great-circle';
import type { Feature, FeatureCollection, LineString, MultiLineString } from 'geojson';

/** How many cases went from one place to another: indices into one list of places. */
export interface Flow {
	from: number;
	to: number;
	count: number;
}

/** What an arc's feature carries. */
export interface FlowProperties extends Flow {
	/** 1 for the largest flow. */
	rank: number;
}

/** A flow between places without coordinates, or that stays where it is, has no arc. */
export type FlowArcs = FeatureCollection<LineString | MultiLineString, FlowProperties>;

/**
 * Sums pairs of places into flows, the largest first (ties by `from`, then `to`). Pairs with a negative
 * index (an unknown place) are passed over.
 *
 * @param from index of each record's place of origin
 * @param to index of its destination
 * @param counts cases of each record; 1 where absent
 */
export function sumFlows(from: Int32Array, to: Int32Array, counts?: Float64Array): Flow[] {
	const places = Math.max(0, ...maxima(from, to)) + 1;
	const sums = new Map<number, number>();
	for (let i = 0; i < from.length; i++) {
		if (from[i] < 0 || to[i] < 0) continue;
		const key = from[i] * places + to[i];
		sums.set(key, (sums.get(key) ?? 0) + (counts ? counts[i] : 1));
	}
	return [...sums]
		.map(([key, count]) => ({ from: Math.floor(key / places), to: key % places, count }))
		.sort(byCount);
}

/** Largest first; ties in the order of their places. */
function byCount(a: Flow, b: Flow): number {
	return b.count - a.count || a.from - b.from || a.to - b.to;
}

function maxima(...lists: Int32Array[]): number[] {
	return lists.map((list) => list.reduce((most, value) => Math.max(most, value), -1));
}

/** The largest flows between different places. Counts that are not numbers (hidden ones) come never. */
export function topFlows(flows: Flow[], most: number): Flow[] {
	return flows
		.filter((flow) => flow.from !== flow.to && flow.count > 0)
		.sort(byCount)
		.slice(0, most);
}

/**
 * Flows as arcs along great circles (Turf), in the given order. An arc across the antimeridian is split
 * in two there. Opposite ends of the globe, between which no shortest way is defined, get a straight line.
 *
 * @param centres longitude and latitude of each place, interleaved
 * @param corners how many points an arc has
 */
export function flowArcs(flows: Flow[], centres: Float64Array, corners = 48): FlowArcs {
	const features: FlowArcs['features'] = [];
	flows.forEach((flow, i) => {
		const start = [centres[2 * flow.from], centres[2 * flow.from + 1]];
		const end = [centres[2 * flow.to], centres[2 * flow.to + 1]];
		const known = [...start, ...end].every(Number.isFinite);
		if (!known || (start[0] === end[0] && start[1] === end[1])) return;
		features.push(arcBetween(start, end, { ...flow, rank: i + 1 }, corners));
	});
	return { type: 'FeatureCollection', features };
}

function arcBetween(
	start: number[],
	end: number[],
	properties: FlowProperties,
	corners: number
): Feature<LineString | MultiLineString, FlowProperties> {
	const opposite =
		Math.abs(start[1] + end[1]) < 1e-9 && Math.abs(Math.abs(start[0] - end[0]) - 180) < 1e-9;
	if (opposite)
		return {
			type: 'Feature',
			properties,
			geometry: { type: 'LineString', coordinates: [start, end] }
		};
	return greatCircle(start, end, { properties, npoints: corners }) as Feature<
		LineString | MultiLineString,
		FlowProperties
	>;
}

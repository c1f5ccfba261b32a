import type { ExploreFlows } from '$lib/model/explore';
import { greatCircle } from '@turf/turf';
import type { Feature, FeatureCollection } from 'geojson';

/** A flow drawn on the map: its place in the list, its count, and its share of the largest. */
export interface FlowProperties {
	index: number;
	count: number;
	share: number;
}

/**
 * Great circles from origin to destination for the largest flows whose ends are both known and
 * differ and whose count is shown; at most `most`.
 */
export function flowArcs(flows: ExploreFlows, most = 60): FeatureCollection {
	const { counts, originCentres: from, destinationCentres: to } = flows;
	const order = Array.from(counts.values.keys())
		.filter((i) => counts.values[i] > 0)
		.filter((i) => [from[i * 2], from[i * 2 + 1], to[i * 2], to[i * 2 + 1]].every(Number.isFinite))
		.filter((i) => from[i * 2] !== to[i * 2] || from[i * 2 + 1] !== to[i * 2 + 1])
		.sort((a, b) => counts.values[b] - counts.values[a])
		.slice(0, most);
	const largest = order.length ? counts.values[order[0]] : 1;
	const features = order.map((index): Feature => {
		const properties: FlowProperties = {
			index,
			count: counts.values[index],
			share: counts.values[index] / largest
		};
		const end = (centres: Float64Array) => [centres[index * 2], centres[index * 2 + 1]];
		return greatCircle(end(from), end(to), { properties, npoints: 48 }) as Feature;
	});
	return { type: 'FeatureCollection', features };
}

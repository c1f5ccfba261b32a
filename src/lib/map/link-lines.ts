import type { NeighbourLinks } from '$lib/model/findings';
import type { Feature, MultiLineString, Position } from 'geojson';

/** One line from centre to centre for each pair; a link that goes one way only is drawn too. */
export function linkLines(links: NeighbourLinks, centres: Float64Array): Feature<MultiLineString> {
	const { offsets, indices } = links;
	const at = (area: number): Position => [centres[2 * area], centres[2 * area + 1]];
	const lines: Position[][] = [];
	const hasBack = (from: number, to: number) => {
		for (let k = offsets[to]; k < offsets[to + 1]; k++) if (indices[k] === from) return true;
		return false;
	};
	for (let area = 0; area + 1 < offsets.length; area++)
		for (let k = offsets[area]; k < offsets[area + 1]; k++) {
			const other = indices[k];
			if (other < area && hasBack(area, other)) continue;
			// A line across the date line would cross the whole map.
			if (Math.abs(centres[2 * area] - centres[2 * other]) < 180) lines.push([at(area), at(other)]);
		}
	return {
		type: 'Feature',
		properties: {},
		geometry: { type: 'MultiLineString', coordinates: lines }
	};
}

import type { ExploreCells } from '$lib/model/explore';
import type { FeatureCollection, Point, Polygon } from 'geojson';

/** The outlines of cells as polygons, in their order. */
export function cellPolygons(
	cells: Pick<ExploreCells, 'ring' | 'offsets'>
): FeatureCollection<Polygon> {
	const { ring, offsets } = cells;
	const features = Array.from({ length: Math.max(0, offsets.length - 1) }, (_, cell) => {
		const corners: [number, number][] = [];
		for (let at = offsets[cell]; at < offsets[cell + 1]; at++)
			corners.push([ring[at * 2], ring[at * 2 + 1]]);
		return {
			type: 'Feature' as const,
			properties: {},
			geometry: { type: 'Polygon' as const, coordinates: [corners] }
		};
	});
	return { type: 'FeatureCollection', features };
}

/** The centres of the cells whose count is shown and above zero, with the count. */
export function cellPoints(
	cells: Pick<ExploreCells, 'centres' | 'counts'>
): FeatureCollection<Point, { count: number }> {
	const { centres, counts } = cells;
	const features = Array.from(counts.values, (count, cell) => ({ count, cell }))
		.filter(({ count }) => count > 0)
		.map(({ count, cell }) => ({
			type: 'Feature' as const,
			id: cell,
			properties: { count },
			geometry: {
				type: 'Point' as const,
				coordinates: [centres[cell * 2], centres[cell * 2 + 1]]
			}
		}));
	return { type: 'FeatureCollection', features };
}

import type { ExploreCells } from '$lib/model/explore';
import type { FeatureCollection, Point } from 'geojson';

/**
 * The outlines of cells as the text of a GeoJSON file, in their order, each with its code, null where
 * none is given: a map's worker reads an address of it sooner than the page could hand many small objects over.
 */
export function cellPolygonsText(
	{ ring, offsets }: Pick<ExploreCells, 'ring' | 'offsets'>,
	codes: Uint8Array
): string {
	const features: string[] = [];
	for (let cell = 0; cell + 1 < offsets.length; cell++) {
		const corners: string[] = [];
		for (let at = offsets[cell]; at < offsets[cell + 1]; at++)
			corners.push(`[${ring[at * 2]},${ring[at * 2 + 1]}]`);
		features.push(
			`{"type":"Feature","properties":{"code":${codes[cell] ?? null}},"geometry":{"type":"Polygon","coordinates":[[${corners}]]}}`
		);
	}
	return `{"type":"FeatureCollection","features":[${features}]}`;
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

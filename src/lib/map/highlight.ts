import { tokenColour } from '$lib/ui/token';
import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { addLayer, putSource } from './layers';

/** Outlines the pinned shape strongly and the one pointed at lightly; -1 is none. */
export function highlight(
	map: MapLibreMap,
	shapes: FeatureCollection,
	selected: number,
	hovered: number
): void {
	if (!map.getLayer('highlight')) {
		const empty = { type: 'FeatureCollection' as const, features: [] };
		putSource(map, 'highlight', { type: 'geojson', data: empty });
		addLayer<'line'>(map, 'highlight', {
			type: 'line',
			source: 'highlight',
			layout: { 'line-join': 'round' },
			paint: { 'line-width': ['get', 'width'] }
		});
	}
	const outline = (index: number, width: number): Feature[] =>
		shapes.features[index]
			? [{ type: 'Feature', properties: { width }, geometry: shapes.features[index].geometry }]
			: [];
	map.setPaintProperty('highlight', 'line-color', tokenColour('--ink'));
	(map.getSource('highlight') as GeoJSONSource).setData({
		type: 'FeatureCollection',
		features: [...outline(hovered === selected ? -1 : hovered, 1), ...outline(selected, 2.5)]
	});
}

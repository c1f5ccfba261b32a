import { tokenColour } from '$lib/ui/token';
import type { Areas } from '$lib/model/areas';
import type { Feature } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { addLayer, putSource } from './layers';

/** Outlines the pinned shape strongly and the one pointed at lightly; -1 is none. */
export function highlight(
	map: MapLibreMap,
	areas: Pick<Areas, 'features'>,
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
		index < 0 || !areas.features.features[index]
			? []
			: [
					{
						type: 'Feature',
						properties: { width },
						geometry: areas.features.features[index].geometry
					}
				];
	map.setPaintProperty('highlight', 'line-color', tokenColour('--ink'));
	(map.getSource('highlight') as GeoJSONSource).setData({
		type: 'FeatureCollection',
		features: [...outline(hovered === selected ? -1 : hovered, 1), ...outline(selected, 2.5)]
	});
}

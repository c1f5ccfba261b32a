import { tokenColour } from '$lib/ui/token';
import { getLocale } from '$lib/messages/compiled/runtime';
import type { ExpressionSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { basemapAddress } from './basemap';
import { addLayer, putSource } from './layers';

/**
 * The page's own font stands in for a glyph server: MapLibre draws labels with local fonts. It is
 * quoted here because MapLibre hands the name to CSS as it stands, and a bare 3 is no CSS identifier.
 */
export const labelFont = ["'Source Sans 3 Variable'"];

/** Adds land and borders. Their names follow by `addBasemapLabels`: drawing letters would hold the first picture up. */
export function addBasemap(map: MapLibreMap): void {
	for (const part of ['land', 'country-borders', 'state-borders', 'labels'] as const)
		putSource(map, part, { type: 'geojson', data: basemapAddress(part) });
	addLayer<'fill'>(map, 'land', { type: 'fill', source: 'land', paint: {} });
	addLayer<'line'>(map, 'state-borders', {
		type: 'line',
		source: 'state-borders',
		minzoom: 2,
		paint: { 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.4, 8, 1.4] }
	});
	addLayer<'line'>(map, 'country-borders', {
		type: 'line',
		source: 'country-borders',
		paint: { 'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.6, 8, 2] }
	});
	paintBasemap(map);
}

/** Adds the names of countries and, nearer, of states. */
export function addBasemapLabels(map: MapLibreMap): void {
	addLayer<'symbol'>(map, 'labels', {
		type: 'symbol',
		source: 'labels',
		filter: [
			'all',
			['>=', ['zoom'], ['get', 'minZoom']],
			['any', ['!=', ['get', 'kind'], 'country'], ['<', ['zoom'], 6]]
		],
		layout: {
			'text-field': nameIn(getLocale()),
			'text-font': labelFont,
			'text-size': ['interpolate', ['linear'], ['zoom'], 2, 10.5, 7, 14],
			'text-max-width': 7,
			'text-padding': 6,
			'symbol-sort-key': ['get', 'rank']
		},
		paint: { 'text-halo-width': 1.4 }
	});
	paintBasemap(map);
}

/** Says the basemap's names in another language. */
export function nameBasemap(map: MapLibreMap, locale: string): void {
	if (map.getLayer('labels')?.source === 'labels')
		map.setLayoutProperty('labels', 'text-field', nameIn(locale));
}

/** A country's name in a language; states and cities have English names alone. */
const nameIn = (locale: string): ExpressionSpecification => [
	'coalesce',
	['get', `name-${locale}`],
	['get', 'name']
];

/** Gives the basemap the colours of the present theme. */
export function paintBasemap(map: MapLibreMap): void {
	if (!map.getLayer('land')) return;
	map.setPaintProperty('sea', 'background-color', tokenColour('--sea'));
	map.setPaintProperty('land', 'fill-color', tokenColour('--land'));
	map.setPaintProperty('state-borders', 'line-color', tokenColour('--border'));
	map.setPaintProperty('country-borders', 'line-color', tokenColour('--border-strong'));
	if (!map.getLayer('labels')) return;
	map.setPaintProperty('labels', 'text-color', tokenColour('--map-label'));
	map.setPaintProperty('labels', 'text-halo-color', tokenColour('--land'));
}

import { m } from '$lib/messages/compiled/messages';
import { getLocale } from '$lib/messages/compiled/runtime';
import { tokenColour } from '$lib/ui/token';
import { Map as MapLibreMap, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { addBasemap, nameBasemap } from './paint-basemap';
import { ScaleBar } from './scale-bar';

/** A map in an element of its own, which can stand in one page and later in another. */
export interface StandingMap {
	map: MapLibreMap;
	element: HTMLElement;
	scale: ScaleBar;
	/** Resolves once layers can be put over its land and borders. */
	ready: Promise<void>;
}

/** The map that stands nowhere at present. */
let idle: StandingMap | null = null;

/**
 * Puts a map into `host`: the one that was put away before, or a new one. Starting a map holds the page up
 * for as long as the graphics card needs to make its programs ready, so it is done once a visit.
 * Throws where the browser draws no maps.
 */
export function takeMap(host: HTMLElement): StandingMap {
	const taken = idle ?? startMap(host);
	if (taken === idle) {
		host.append(taken.element);
		fitElement(taken);
	}
	idle = null;
	return taken;
}

/** Says what a map and its buttons are, in the reader's language; MapLibre itself keeps the one it began with. */
export function nameMap({ map, element, scale }: StandingMap, label: string): void {
	map.getCanvas().setAttribute('aria-label', label);
	for (const [button, text] of [
		['in', m.map_zoom_in()],
		['out', m.map_zoom_out()]
	]) {
		const found = element.querySelector(`.maplibregl-ctrl-zoom-${button}`);
		found?.setAttribute('aria-label', text);
		found?.setAttribute('title', text);
	}
	scale.write();
	nameBasemap(map, getLocale());
}

/** Where it stood before it may have been larger or smaller: what it is to show must fit where it stands now. */
function fitElement({ map, element }: StandingMap): void {
	const { clientWidth, clientHeight } = map.getCanvas();
	if (clientWidth !== element.clientWidth || clientHeight !== element.clientHeight) map.resize();
}

/** Puts a map away for the next who needs one; where one lies there already, it ends. */
export function putMapAway(standing: StandingMap): void {
	standing.element.remove();
	if (idle) standing.map.remove();
	else idle = standing;
}

function startMap(host: HTMLElement): StandingMap {
	setWorkerUrl(workerUrl);
	const element = document.createElement('div');
	element.style.height = '100%';
	// The element is measured when the map starts.
	host.append(element);
	const map = new MapLibreMap({
		container: element,
		style: {
			version: 8,
			sources: {},
			layers: [
				{ id: 'sea', type: 'background', paint: { 'background-color': tokenColour('--sea') } }
			]
		},
		attributionControl: false,
		dragRotate: false,
		pitchWithRotate: false,
		maxPitch: 0,
		trackResize: false,
		// Names that fade in would have the whole map drawn over and over.
		fadeDuration: 0
	});
	followSize(map, element);
	map.touchZoomRotate.disableRotation();
	map.keyboard.disableRotation();
	// It answers arrow keys itself; as a region it would be a second landmark of the panel's name.
	map.getCanvas().setAttribute('role', 'application');
	map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
	const scale = new ScaleBar();
	map.addControl(scale, 'bottom-right');
	const ready = new Promise<void>((resolve) => {
		map.once('load', () => {
			addBasemap(map);
			resolve();
		});
	});
	return { map, element, scale, ready };
}

/** Keeps a map as large as its element; while it stands nowhere it keeps the size it had. */
function followSize(map: MapLibreMap, element: HTMLElement): void {
	let size = `${element.clientWidth} ${element.clientHeight}`;
	new ResizeObserver(() => {
		const now = `${element.clientWidth} ${element.clientHeight}`;
		if (!element.isConnected || now === size) return;
		size = now;
		map.resize();
	}).observe(element);
}

import type { Map as MapLibreMap } from 'maplibre-gl';
import { getContext, setContext } from 'svelte';

const key = Symbol('map');

/** What a layer component finds around it: the map, its style loaded. */
export interface MapContext {
	map: MapLibreMap;
}

export const setMap = (context: MapContext): MapContext => setContext(key, context);

/** The map around a layer component. */
export const getMap = (): MapLibreMap => getContext<MapContext>(key).map;

import { asset } from '$app/paths';

/** A part of the ground under the data, from this site's own files. */
export type BasemapPart = 'land' | 'country-borders' | 'state-borders' | 'labels';

/**
 * Where a part of the ground can be read as GeoJSON; the map's worker does that. Natural Earth draws disputed
 * borders one way; the map's settings say so.
 */
export function basemapAddress(part: BasemapPart): string {
	return new URL(asset(`/basemap/${part}.json`), location.href).href;
}

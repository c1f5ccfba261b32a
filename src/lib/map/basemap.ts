import { asset } from '$app/paths';
import type { FeatureCollection, Point } from 'geojson';

/** What a label says and from which zoom it may be shown. The lower `rank` wins where labels collide. */
interface LabelProperties {
	kind: 'country' | 'state' | 'city';
	name: string;
	rank: number;
	minZoom: number;
}

/** The ground under the data: land, borders and names, from this site's own files. */
export interface Basemap {
	land: FeatureCollection;
	countryBorders: FeatureCollection;
	stateBorders: FeatureCollection;
	labels: FeatureCollection<Point, LabelProperties>;
}

async function read<T>(name: string): Promise<T> {
	const response = await fetch(asset(`/basemap/${name}.json`));
	if (!response.ok) throw new Error(`The map's ground is missing: ${name}`);
	return response.json();
}

let loaded: Promise<Basemap> | undefined;

/** Reads the basemap once. Natural Earth draws disputed borders one way; the map's settings say so. */
export function loadBasemap(): Promise<Basemap> {
	loaded ??= Promise.all([
		read<Basemap['land']>('land'),
		read<Basemap['countryBorders']>('country-borders'),
		read<Basemap['stateBorders']>('state-borders'),
		read<Basemap['labels']>('labels')
	]).then(([land, countryBorders, stateBorders, labels]) => ({
		land,
		countryBorders,
		stateBorders,
		labels
	}));
	return loaded;
}

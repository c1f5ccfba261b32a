import type { AreaFeatures, Areas } from '$lib/model/areas';
import type { BuiltinSet } from '$lib/model/settings/areas';
import type { MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { centresOf } from './boundaries';
import { cleanGeometry } from './clean-geometry';
import { countries } from './countries';
import { polygonsOf } from './rings';
import { usStates } from './us-states';

/** One built-in area before its geometry: what the tables and the atlas tell of it. */
interface Entry {
	id: string;
	name: string;
	population: number;
	parent: string;
}

const objectOf: Record<BuiltinSet, string> = {
	'us-counties': 'counties',
	'us-states': 'states',
	countries: 'countries'
};

/**
 * The areas of a built-in set from its topology (us-atlas counties-10m, states-10m; world-atlas
 * countries-50m). Counties have their five-digit FIPS code as identifier, their state's as parent and no
 * population; states their two-digit FIPS code and the census of 2020; countries their ISO alpha-2 code and
 * the estimate of 2021. Places without an ISO code get an identifier that begins with `x-`.
 */
export function builtinAreas(set: BuiltinSet, topology: Topology): Areas {
	const collection = feature(
		topology,
		topology.objects[objectOf[set]] as GeometryCollection<{ name: string }>
	);
	const byId = new Map<string, { entry: Entry; geometry: Polygon | MultiPolygon }>();
	for (const one of collection.features) {
		const entry = entryOf(set, one.id === undefined ? '' : String(one.id), one.properties.name);
		const geometry = cleanGeometry(one.geometry as Polygon | MultiPolygon, new Map(), {});
		const earlier = byId.get(entry.id);
		if (earlier)
			earlier.geometry = {
				type: 'MultiPolygon',
				coordinates: [...polygonsOf(earlier.geometry), ...polygonsOf(geometry)]
			};
		else byId.set(entry.id, { entry, geometry });
	}
	const sorted = [...byId.values()].sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
	const entries = sorted.map(({ entry }) => entry);
	const features: AreaFeatures = {
		type: 'FeatureCollection',
		features: sorted.map(({ entry, geometry }) => ({
			type: 'Feature',
			id: entry.id,
			properties: { id: entry.id, name: entry.name },
			geometry
		}))
	};
	return {
		ids: entries.map((entry) => entry.id),
		names: entries.map((entry) => entry.name),
		centres: centresOf(features.features),
		population:
			set === 'us-counties' ? null : Float64Array.from(entries, (entry) => entry.population),
		parents: set === 'us-counties' ? entries.map((entry) => entry.parent) : null,
		features
	};
}

function entryOf(set: BuiltinSet, id: string, atlasName: string): Entry {
	if (set === 'us-counties')
		return { id, name: atlasName, population: NaN, parent: id.slice(0, 2) };
	if (set === 'us-states') {
		const state = usStates.find((one) => one.fips === id);
		return { id, name: state?.name ?? atlasName, population: state?.population ?? NaN, parent: '' };
	}
	const country = countries.find((one) =>
		id === '' ? one.name === atlasName : one.numeric === id
	);
	return {
		id: country?.alpha2 ?? `x-${atlasName.toLowerCase().replace(/[^a-z]+/g, '-')}`,
		name: country?.name ?? atlasName,
		population: country?.population ?? NaN,
		parent: ''
	};
}

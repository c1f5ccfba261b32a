import type { Areas } from '$lib/model/areas';
import type { BuiltinSet } from '$lib/model/settings/areas';
import type { Topology } from 'topojson-specification';
import { builtinAreas } from './builtin-areas';

const topologies: Record<BuiltinSet, () => Promise<{ default: unknown }>> = {
	'us-counties': () => import('us-atlas/counties-10m.json', { with: { type: 'json' } }),
	'us-states': () => import('us-atlas/states-10m.json', { with: { type: 'json' } }),
	countries: () => import('world-atlas/countries-50m.json', { with: { type: 'json' } })
};

/** Loads a built-in set's topology: a chunk of the page's own in the browser, a file of the package in Node. */
export async function loadTopology(set: BuiltinSet): Promise<Topology> {
	return (await topologies[set]()).default as Topology;
}

/** Loads a built-in set of areas. */
export async function loadBuiltinAreas(set: BuiltinSet): Promise<Areas> {
	return builtinAreas(set, await loadTopology(set));
}

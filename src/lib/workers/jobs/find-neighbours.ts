import type { Areas } from '$lib/model/areas';
import type { Neighbours } from '$lib/model/neighbours';
import type { NeighboursSettings } from '$lib/model/settings/hotspots';
import { findNeighbours } from '$lib/spatial/neighbours';

/** The neighbours of each area under a rule. */
export function findNeighboursJob(input: {
	areas: Pick<Areas, 'features' | 'centres'>;
	settings: NeighboursSettings;
}): Neighbours {
	return findNeighbours(input.areas, input.settings);
}

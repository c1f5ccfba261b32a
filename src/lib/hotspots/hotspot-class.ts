import type { HotspotClass, MoranClass, Quadrant } from '$lib/model/hotspots';

/** The class of a Gi* or Gi value by its sign and its p-value after correction. */
export function hotspotClass(z: number, pAdjusted: number): HotspotClass {
	if (!(pAdjusted < 0.1)) return 'not-significant';
	const side = z > 0 ? 'hot' : 'cold';
	if (pAdjusted < 0.01) return `${side}-99`;
	return pAdjusted < 0.05 ? `${side}-95` : `${side}-90`;
}

/** The class of a local Moran's I: its quadrant where the p-value after correction is below the level. */
export function moranClass(quadrant: Quadrant, pAdjusted: number, level: number): MoranClass {
	return quadrant !== 'none' && pAdjusted < level ? quadrant : 'not-significant';
}

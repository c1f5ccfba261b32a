import type { AreaFeatures } from '$lib/model/areas';
import { centreOfMass } from '$lib/spatial/centre-of-mass';

/** Centres of mass of all areas, longitude and latitude interleaved. */
export function centresOf(features: AreaFeatures): Float64Array {
	return Float64Array.from(
		features.features.flatMap((feature) => [...centreOfMass(feature.geometry)])
	);
}

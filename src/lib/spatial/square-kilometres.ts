import { area } from '@turf/area';
import type { AreaFeatures } from '$lib/model/areas';

/** The size of each area in square kilometres, on the sphere. */
export function squareKilometres({ features }: AreaFeatures): Float64Array {
	return Float64Array.from(features, (feature) => area(feature) / 1e6);
}

import type { AreaFeatures } from '$lib/model/areas';
import { joinPoints } from '$lib/spatial/point-in-area';

/** The area of each point as an index into the features, -1 for none. */
export function joinPointsJob(input: {
	longitudes: Float64Array;
	latitudes: Float64Array;
	features: AreaFeatures;
}): Int32Array {
	return joinPoints(input.longitudes, input.latitudes, input.features);
}

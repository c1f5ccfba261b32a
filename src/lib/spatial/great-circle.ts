/** Mean radius of the Earth (IUGG), as in Turf. */
export const EARTH_RADIUS_METRES = 6_371_008.8;

/** Great-circle distance in metres between two places in degrees (haversine; a sphere: within 0.5 % of the ellipsoid). */
export function haversineMetres(lon1: number, lat1: number, lon2: number, lat2: number): number {
	const radians = Math.PI / 180;
	const h =
		Math.sin(((lat2 - lat1) * radians) / 2) ** 2 +
		Math.cos(lat1 * radians) *
			Math.cos(lat2 * radians) *
			Math.sin(((lon2 - lon1) * radians) / 2) ** 2;
	return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Places (longitude and latitude interleaved, degrees) as points on the unit sphere, three numbers each. */
export function unitVectors(places: Float64Array): Float64Array {
	const vectors = new Float64Array((places.length / 2) * 3);
	for (let i = 0; i < places.length / 2; i++) {
		const lon = (places[2 * i] * Math.PI) / 180;
		const lat = (places[2 * i + 1] * Math.PI) / 180;
		vectors[3 * i] = Math.cos(lat) * Math.cos(lon);
		vectors[3 * i + 1] = Math.cos(lat) * Math.sin(lon);
		vectors[3 * i + 2] = Math.sin(lat);
	}
	return vectors;
}

const EARTH_KILOMETRES = 6371.0088;
const radians = Math.PI / 180;

/**
 * The ring of places at a distance from a centre on the sphere, closed; longitudes may pass ±180, so
 * that the ring is not torn.
 */
export function reachCircle(
	[longitude, latitude]: [number, number],
	kilometres: number,
	corners = 72
): [number, number][] {
	const angle = kilometres / EARTH_KILOMETRES;
	const [sin, cos] = [Math.sin(latitude * radians), Math.cos(latitude * radians)];
	return Array.from({ length: corners + 1 }, (_, i) => {
		const bearing = (2 * Math.PI * i) / corners;
		const sinAt = sin * Math.cos(angle) + cos * Math.sin(angle) * Math.cos(bearing);
		const turn = Math.atan2(
			Math.sin(bearing) * Math.sin(angle) * cos,
			Math.cos(angle) - sin * sinAt
		);
		return [longitude + turn / radians, Math.asin(Math.min(1, Math.max(-1, sinAt))) / radians];
	});
}

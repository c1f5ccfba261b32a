/** West, south, east, north. */
export type Extent = [number, number, number, number];

/**
 * The extent of most of the centres (longitude and latitude interleaved): the outermost share on
 * each side is left out, so that a few far islands do not push everything else into a corner.
 */
export function mainExtent(centres: Float64Array, share = 0.012): Extent | null {
	const pick = (offset: number) =>
		centres.filter((value, i) => i % 2 === offset && Number.isFinite(value)).sort();
	const [longitudes, latitudes] = [pick(0), pick(1)];
	if (longitudes.length === 0) return null;
	const cut = Math.floor(longitudes.length * share);
	const end = longitudes.length - 1 - cut;
	const padLongitude = Math.max(0.2, (longitudes[end] - longitudes[cut]) * 0.02);
	const padLatitude = Math.max(0.2, (latitudes[end] - latitudes[cut]) * 0.04);
	return [
		Math.max(-180, longitudes[cut] - padLongitude),
		Math.max(-85, latitudes[cut] - padLatitude),
		Math.min(180, longitudes[end] + padLongitude),
		Math.min(85, latitudes[end] + padLatitude)
	];
}

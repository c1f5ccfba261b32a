/** West, south, east, north. */
export type Extent = [number, number, number, number];

/** Centres lie far out beyond so many times the middle half's width from it. */
const fence = 2.5;
/** Of fewer centres none is far out. */
const fewest = 8;

/**
 * The extent of most of the centres (longitude and latitude interleaved): the outermost share on
 * each side is left out, and what lies far from all others, so that a few far islands do not push
 * everything else into a corner.
 */
export function mainExtent(centres: Float64Array, share = 0.012): Extent | null {
	const known = Array.from({ length: centres.length / 2 }, (_, i) => [
		centres[2 * i],
		centres[2 * i + 1]
	]).filter((place) => place.every(Number.isFinite));
	const axes = [0, 1];
	const near = axes.map((axis) => fenceAround(known.map((place) => place[axis])));
	const main = known.filter((place) =>
		axes.every((axis) => place[axis] >= near[axis][0] && place[axis] <= near[axis][1])
	);
	if (main.length === 0) return null;
	const cut = Math.floor(main.length * share);
	const [[west, east], [south, north]] = axes.map((axis) => {
		const values = Float64Array.from(main, (place) => place[axis]).sort();
		return [values[cut], values[values.length - 1 - cut]];
	});
	const padLongitude = Math.max(0.2, (east - west) * 0.02);
	const padLatitude = Math.max(0.2, (north - south) * 0.04);
	return [
		Math.max(-180, west - padLongitude),
		Math.max(-85, south - padLatitude),
		Math.min(180, east + padLongitude),
		Math.min(85, north + padLatitude)
	];
}

/** The range beyond which values lie far out. */
function fenceAround(values: number[]): [number, number] {
	const sorted = Float64Array.from(values).sort();
	const [low, high] = [0.25, 0.75].map((part) => sorted[Math.floor((sorted.length - 1) * part)]);
	const reach = sorted.length < fewest || low === high ? Infinity : fence * (high - low);
	return [low - reach, high + reach];
}

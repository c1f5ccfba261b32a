/** West, south, east, north. */
export type Extent = [number, number, number, number];

/** Centres beyond a gap of the middle half's width lie far out, where they are at most this share of all. */
const fewApart = 1 / 6;
/** Of fewer centres none is far out. */
const fewest = 8;

/**
 * The extent of most of the centres (longitude and latitude interleaved), and about half an area around
 * them: the outermost share on each side is left out, and what lies apart from all others, so that a few
 * far islands do not push everything else into a corner.
 */
export function mainExtent(centres: Float64Array, share = 0.012): Extent | null {
	let main = Array.from({ length: centres.length / 2 }, (_, i) => [
		centres[2 * i],
		centres[2 * i + 1]
	]).filter((place) => place.every(Number.isFinite));
	if (main.length === 0) return null;
	for (let before = 0; before !== main.length;) {
		before = main.length;
		for (const axis of [0, 1]) main = withoutApart(main, axis);
	}
	const cut = Math.floor(main.length * share);
	const [[west, east], [south, north]] = [0, 1].map((axis) => {
		const values = sorted(main, axis);
		return [values[cut], values[values.length - 1 - cut]];
	});
	const [width, height] = [east - west, north - south];
	const area = Math.sqrt((width * height) / main.length) / 2;
	const padLongitude = Math.max(0.2, width * 0.02, area);
	const padLatitude = Math.max(0.2, height * 0.04, area);
	return [
		Math.max(-180, west - padLongitude),
		Math.max(-85, south - padLatitude),
		Math.min(180, east + padLongitude),
		Math.min(85, north + padLatitude)
	];
}

const sorted = (places: number[][], axis: number) =>
	Float64Array.from(places, (place) => place[axis]).sort();

/** The places without those at either end of an axis that a wide gap parts from the rest. */
function withoutApart(places: number[][], axis: number): number[][] {
	if (places.length < fewest) return places;
	const values = sorted(places, axis);
	const last = values.length - 1;
	const [low, high] = [0.25, 0.75].map((part) => values[Math.floor(last * part)]);
	const wide = low === high ? Infinity : high - low;
	const few = Math.floor(values.length * fewApart);
	let [from, to] = [0, last];
	for (let i = 0; i < few; i++) {
		if (values[i + 1] - values[i] > wide) from = i + 1;
		if (values[last - i] - values[last - i - 1] > wide) to = last - i - 1;
	}
	return places.filter((place) => place[axis] >= values[from] && place[axis] <= values[to]);
}

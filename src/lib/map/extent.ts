import { statusCode } from '$lib/model/disclosure';

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
	let main = placesOf(centres);
	for (let before = 0; before !== main.length;) {
		before = main.length;
		for (const axis of [0, 1]) main = withoutApart(main, axis);
	}
	return around(main, Math.floor(main.length * share));
}

const placesOf = (centres: Float64Array): number[][] =>
	Array.from({ length: centres.length / 2 }, (_, i) => [centres[2 * i], centres[2 * i + 1]]).filter(
		(place) => place.every(Number.isFinite)
	);

/** The extent of the places without the outermost few (`cut`) on each side, and about half an area around them. */
function around(places: number[][], cut = 0): Extent | null {
	if (places.length === 0) return null;
	const [[west, east], [south, north]] = [0, 1].map((axis) => {
		const values = sorted(places, axis);
		return [values[cut], values[values.length - 1 - cut]];
	});
	const [width, height] = [east - west, north - south];
	const area = Math.sqrt((width * height) / places.length) / 2;
	const padLongitude = Math.max(0.2, width * 0.02, area);
	const padLatitude = Math.max(0.2, height * 0.04, area);
	return [
		Math.max(-180, west - padLongitude),
		Math.max(-85, south - padLatitude),
		Math.min(180, east + padLongitude),
		Math.min(85, north + padLatitude)
	];
}

/** What is looked at spans at least this share of all areas, and so much of them that a closer look gains little is all. */
const [leastShare, mostShare] = [1 / 6, 1 / 2];

/**
 * Where a map of counts first looks: the extent of the areas that have some, or hide theirs, among the
 * centres (interleaved); of all areas where they lie all over it.
 */
export function casesExtent(
	centres: Float64Array,
	{ values, statuses }: { values: Float64Array; statuses: Uint8Array }
): Extent | null {
	const all = mainExtent(centres);
	const some = around(
		placesOf(centres.filter((_, i) => values[i >> 1] > 0 || statuses[i >> 1] === statusCode.hidden))
	);
	if (!all || !some) return all;
	const [x, y] = [0, 1].map((axis) => widened(some, all, axis));
	const share = [x, y].map(([from, to], axis) => (to - from) / (all[axis + 2] - all[axis]));
	return share[0] * share[1] > mostShare ? all : [x[0], y[0], x[1], y[1]];
}

/** A part of an axis at least as long as the least share of all of it, and within the world. */
function widened(some: Extent, all: Extent, axis: number): [from: number, to: number] {
	const [from, to] = [some[axis], some[axis + 2]];
	const more = Math.max(0, (leastShare * (all[axis + 2] - all[axis]) - (to - from)) / 2);
	const end = [180, 85][axis];
	return [Math.max(-end, from - more), Math.min(end, to + more)];
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

import type { Shown } from '$lib/model/explore';
import { cellStatusCode } from '$lib/model/protected';

/** How values are cut into classes: equal numbers of areas, equal widths, natural breaks, or powers. */
export type ClassMethod = 'quantile' | 'equal' | 'jenks' | 'log';

export const classMethods: readonly ClassMethod[] = ['quantile', 'jenks', 'equal', 'log'];

/** Codes of a feature on the map; classes of values follow from `firstClass` on. */
export const noDataClass = 0;
export const hiddenClass = 1;
export const zeroClass = 2;
export const firstClass = 3;

const thinTo = 400;

function quantile(sorted: Float64Array, share: number): number {
	const at = share * (sorted.length - 1);
	const low = Math.floor(at);
	const high = Math.ceil(at);
	return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

/**
 * Fisher's natural breaks (Fisher 1958; Jenks 1967): the cuts of a sorted series with the least sum
 * of squared deviations from the means of the classes, by dynamic programming. Returns the lower
 * ends of the classes 1 … k - 1.
 */
export function naturalBreaks(sorted: ArrayLike<number>, classes: number): number[] {
	const n = sorted.length;
	const sum = new Float64Array(n + 1);
	const squares = new Float64Array(n + 1);
	for (let i = 0; i < n; i++) {
		sum[i + 1] = sum[i] + sorted[i];
		squares[i + 1] = squares[i] + sorted[i] ** 2;
	}
	const spread = (from: number, to: number) =>
		squares[to] - squares[from] - (sum[to] - sum[from]) ** 2 / (to - from);
	let cost = Float64Array.from({ length: n + 1 }, (_, i) => (i ? spread(0, i) : 0));
	const cuts: Int32Array[] = [];
	for (let k = 2; k <= classes; k++) {
		const next = new Float64Array(n + 1).fill(Infinity);
		const cut = new Int32Array(n + 1);
		for (let to = k; to <= n; to++)
			for (let from = k - 1; from < to; from++) {
				const total = cost[from] + spread(from, to);
				if (total < next[to]) {
					next[to] = total;
					cut[to] = from;
				}
			}
		cuts.push(cut);
		cost = next;
	}
	const breaks: number[] = [];
	for (let k = classes - 2, end = n; k >= 0; k--) {
		end = cuts[k][end];
		breaks.unshift(sorted[end]);
	}
	return breaks;
}

function thinned(sorted: Float64Array): Float64Array {
	if (sorted.length <= thinTo) return sorted;
	return Float64Array.from({ length: thinTo }, (_, i) => quantile(sorted, i / (thinTo - 1)));
}

/**
 * The lower ends of the classes above the first: strictly rising, so there may be fewer than asked
 * where values repeat, and whole where the values are. Zeros and values that are not shown take no part.
 */
export function classBreaks(shown: Shown, method: ClassMethod, classes: number): number[] {
	const sorted = shown.values.filter((value) => value > 0).sort();
	if (sorted.length === 0) return [];
	const [low, high] = [sorted[0], sorted[sorted.length - 1]];
	const distinct = Math.min(classes, new Set(sorted).size);
	const cuts = Array.from({ length: distinct - 1 }, (_, i) => (i + 1) / distinct);
	const breaks = {
		quantile: () => cuts.map((share) => quantile(sorted, share)),
		equal: () => cuts.map((share) => low + share * (high - low)),
		log: () => cuts.map((share) => low * (high / low) ** share),
		jenks: () => naturalBreaks(thinned(sorted), distinct)
	}[method]();
	const whole = sorted.every(Number.isInteger);
	const ends = whole ? breaks.map(Math.ceil) : breaks;
	return [...new Set(ends)].filter((value) => value > low).sort((a, b) => a - b);
}

/** The code of each feature under the breaks: no data, hidden, zero, or a class. */
export function assignClasses(shown: Shown, breaks: readonly number[]): Uint8Array {
	return Uint8Array.from(shown.values, (value, i) => {
		if (shown.status[i] === cellStatusCode.hidden) return hiddenClass;
		if (Number.isNaN(value)) return noDataClass;
		if (value <= 0) return zeroClass;
		let index = 0;
		while (index < breaks.length && value >= breaks[index]) index++;
		return firstClass + index;
	});
}

export interface ChangePointOptions {
	/** Fewest periods of a level. */
	minimumLength: number;
	/** Multiplies ln n as the price of a change; 3 is the modified BIC of Zhang & Siegmund (2007). */
	penalty: number;
}

/** Deviance of one constant rate over the rows from `from` up to, without, `to`; less is better. */
export type SegmentCost = (from: number, to: number) => number;

/** Rows of a series, the reported periods alone, and how much more they vary than a Poisson's. */
export interface Rows {
	counts: Float64Array;
	/** What each count would be at a relative rate of 1. */
	expected: Float64Array;
	scale: number;
}

/** Starts of the later segments, and the deviance with what the changes cost. */
export interface Segmentation {
	cuts: number[];
	total: number;
}

/** The deviance of a constant relative rate over a segment, up to what all segmentations share. */
export function segmentCost({ counts, expected, scale }: Rows): SegmentCost {
	const sums = runningSum(counts);
	const exposures = runningSum(expected);
	return (from, to) => {
		const y = sums[to] - sums[from];
		return y > 0 ? (-2 * y * Math.log(y / (exposures[to] - exposures[from]))) / scale : 0;
	};
}

/** What one change of level costs in a series of n rows. */
export const priceOf = (n: number, { penalty }: ChangePointOptions) => penalty * Math.log(n);

/** The cheapest segmentation of n rows, found exactly. */
export function bestSegmentation(
	n: number,
	cost: SegmentCost,
	options: ChangePointOptions
): Segmentation {
	const { minimumLength } = options;
	const price = priceOf(n, options);
	const best = new Float64Array(n + 1).fill(Infinity);
	const before = new Int32Array(n + 1);
	best[0] = -price;
	for (let to = minimumLength; to <= n; to++)
		for (let from = 0; from <= to - minimumLength; from++) {
			if (best[from] === Infinity) continue;
			const total = best[from] + cost(from, to) + price;
			if (total < best[to]) {
				best[to] = total;
				before[to] = from;
			}
		}
	const cuts: number[] = [];
	for (let to = before[n]; to > 0; to = before[to]) cuts.unshift(to);
	return { cuts, total: best[n] };
}

function runningSum(values: Float64Array): Float64Array {
	const sums = new Float64Array(values.length + 1);
	values.forEach((value, i) => (sums[i + 1] = sums[i] + value));
	return sums;
}

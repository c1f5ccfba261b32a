import {
	bestSegmentation,
	priceOf,
	segmentCost,
	type ChangePointOptions,
	type Rows,
	type Segmentation
} from './segmentation';

/** Rounds of slope and segmentation by turns, and steps of a slope's search. */
const MOST_ROUNDS = 12;
const MOST_STEPS = 30;

/** A steady slope: of ln(rate), or of the rate. x goes from −1/2 to 1/2 over the series. */
interface Form {
	/** ln of the shape at x, and its derivative by the slope. */
	log: (slope: number, x: number) => number;
	derivative: (slope: number, x: number) => number;
	/** The steepest slope either way. */
	most: number;
}
const FORMS: Form[] = [
	{ log: (slope, x) => slope * x, derivative: (_, x) => x, most: 20 },
	{
		log: (slope, x) => Math.log(1 + slope * x),
		derivative: (slope, x) => x / (1 + slope * x),
		most: 1.99
	}
];

/** A segmentation around one slope that all segments share. */
export interface SlopedSegmentation extends Segmentation {
	/** The rows with that slope in what is expected. */
	rows: Rows;
}

/**
 * The cheapest levels of a series around one steady slope, of ln(rate) or of the rate, which costs as
 * much as a change of level does (a trend with shifts: Gallagher, Lund & Robbins 2013; Beaulieu &
 * Killick 2018). For given levels the slope has the highest likelihood, for a given slope the levels are
 * found exactly, by turns from no change and from the changes `found` without a slope. `times` holds
 * the period of every row.
 */
export function slopedSegmentation(
	rows: Rows,
	times: readonly number[],
	found: number[],
	options: ChangePointOptions
): SlopedSegmentation {
	const n = times.length;
	const middle = (times[0] + times[n - 1]) / 2;
	const span = times[n - 1] - times[0];
	const x = Float64Array.from(times, (t) => (t - middle) / span);
	let best: SlopedSegmentation = { rows, cuts: found, total: Infinity };
	for (const form of FORMS)
		for (const start of [[], found]) {
			let cuts = start;
			for (let round = 0; round < MOST_ROUNDS; round++) {
				const slope = slopeWithin(rows, x, cuts, form);
				const shape = x.map((at) => form.log(slope, at));
				const sloped = { ...rows, expected: rows.expected.map((e, i) => e * Math.exp(shape[i])) };
				const levels = bestSegmentation(n, segmentCost(sloped), options);
				const fit = rows.counts.reduce((sum, y, i) => sum + y * shape[i], 0);
				const total = levels.total - (2 * fit) / rows.scale + priceOf(n, options);
				if (total < best.total) best = { rows: sloped, cuts: levels.cuts, total };
				if (String(levels.cuts) === String(cuts)) break;
				cuts = levels.cuts;
			}
		}
	return best;
}

/**
 * The slope of highest likelihood where every segment has a level of its own: given the cases of a
 * segment, its counts are multinomial (McCullagh & Nelder 1989, 6.4), and only the slope is left.
 */
function slopeWithin(
	{ counts, expected }: Rows,
	x: Float64Array,
	cuts: number[],
	{ log, derivative, most }: Form
): number {
	const ends = [0, ...cuts, x.length];
	let slope = 0;
	for (let step = 0; step < MOST_STEPS; step++) {
		let [score, information] = [0, 0];
		for (let s = 0; s + 1 < ends.length; s++) {
			let [cases, moment, weight, mean, square] = [0, 0, 0, 0, 0];
			for (let i = ends[s]; i < ends[s + 1]; i++) {
				const w = expected[i] * Math.exp(log(slope, x[i]));
				const d = derivative(slope, x[i]);
				cases += counts[i];
				moment += counts[i] * d;
				weight += w;
				mean += w * d;
				square += w * d * d;
			}
			mean /= weight;
			score += moment - cases * mean;
			information += cases * (square / weight - mean * mean);
		}
		if (!(information > 0)) return slope;
		const next = Math.max(-most, Math.min(most, slope + score / information));
		const change = Math.abs(next - slope);
		slope = next;
		if (change < 1e-9) break;
	}
	return slope;
}

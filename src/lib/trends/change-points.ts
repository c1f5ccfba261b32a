import type { Step } from '$lib/model/period';
import type { ChangePoint } from '$lib/model/trends';
import { slopedSegmentation } from './common-slope';
import {
	bestSegmentation,
	segmentCost,
	type ChangePointOptions,
	type Rows,
	type SegmentCost
} from './segmentation';

export const changePointDefaults: ChangePointOptions = { minimumLength: 4, penalty: 3 };

/** Levels last four periods or more; three years, since years are few and each is the sum of many reports. */
export function changePointOptions(step: Step): ChangePointOptions {
	return step === 'year' ? { ...changePointDefaults, minimumLength: 3 } : changePointDefaults;
}

/** How much cheaper a slope has to be than the changes without it: twice the log of odds of e (Kass & Raftery 1995). */
const POSITIVE_EVIDENCE = 2;

/**
 * Periods at which the level of a series of counts changes: the piecewise constant relative rate of
 * highest Poisson likelihood, each change costing penalty × ln n, found exactly (Auger & Lawrence
 * 1989; Killick, Fearnhead & Eckley 2012). Where such changes are found, levels around one steady
 * slope are tried as well and taken where clearly cheaper, so that a ramp is not told as stairs; ratios
 * are then against the slope. `expected` carries residents and season (1 where neither);
 * overdispersion, estimated from neighbouring differences so that shifts do not hide themselves,
 * scales the likelihood. NaN counts are passed over.
 */
export function changePoints(
	counts: ArrayLike<number>,
	expected: ArrayLike<number>,
	options: ChangePointOptions = changePointDefaults
): ChangePoint[] {
	const at: number[] = [];
	for (let t = 0; t < counts.length; t++)
		if (!Number.isNaN(counts[t]) && expected[t] > 0) at.push(t);
	const n = at.length;
	if (n < 2 * options.minimumLength || at.every((t) => counts[t] === 0)) return [];
	const flat: Rows = {
		counts: Float64Array.from(at, (t) => counts[t]),
		expected: Float64Array.from(at, (t) => expected[t]),
		scale: dispersionOfDifferences(at.map((t) => [counts[t], expected[t]]))
	};
	const steps = bestSegmentation(n, segmentCost(flat), options);
	if (!steps.cuts.length) return [];
	const sloped = slopedSegmentation(flat, at, steps.cuts, options);
	const { cuts, rows } =
		sloped.total < steps.total - POSITIVE_EVIDENCE ? sloped : { ...steps, rows: flat };
	const cost = segmentCost(rows);
	const ends = [0, ...cuts, n];
	const rate = (from: number, to: number) =>
		sumOf(rows.counts, from, to) / sumOf(rows.expected, from, to);
	return cuts.map((cut, i) => {
		const [from, to] = [ends[i], ends[i + 2]];
		const [first, last] = likelyRange(from, to, options.minimumLength, cost);
		return {
			at: at[cut],
			earliest: at[first],
			latest: at[last],
			ratio: rate(cut, to) / rate(from, cut)
		};
	});
}

function sumOf(values: Float64Array, from: number, to: number): number {
	return values.subarray(from, to).reduce((sum, value) => sum + value, 0);
}

/** Where a single cut between two ends lies with 95 % of its profile likelihood. */
function likelyRange(
	from: number,
	to: number,
	minimumLength: number,
	cost: SegmentCost
): [number, number] {
	const first = from + minimumLength;
	const costs = Array.from(
		{ length: to - minimumLength - first + 1 },
		(_, i) => cost(from, first + i) + cost(first + i, to)
	);
	const least = Math.min(...costs);
	const weights = costs.map((value) => Math.exp(-(value - least) / 2));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const order = weights.map((_, i) => i).sort((a, b) => weights[b] - weights[a]);
	let held = 0;
	let [low, high] = [order[0], order[0]];
	for (const i of order) {
		if (held >= 0.95 * total) break;
		held += weights[i];
		low = Math.min(low, i);
		high = Math.max(high, i);
	}
	return [first + low, first + high];
}

/** Half the mean squared step of neighbouring values over their Poisson variance; at least 1. */
function dispersionOfDifferences(rows: number[][]): number {
	const windows = rows.map((_, i) => rows.slice(Math.max(0, i - 3), i + 4));
	let sum = 0;
	let steps = 0;
	for (let i = 1; i < rows.length; i++) {
		let y = 0;
		let e = 0;
		for (const [count, expected] of windows[i]) {
			y += count;
			e += expected;
		}
		const rate = y / e;
		if (!(rate > 0)) continue;
		const [a, b] = [rows[i - 1], rows[i]];
		sum += (b[0] / b[1] - a[0] / a[1]) ** 2 / (rate / a[1] + rate / b[1]);
		steps++;
	}
	return Math.max(1, sum / Math.max(1, steps));
}

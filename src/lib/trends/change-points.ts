import type { ChangePoint } from '$lib/model/trends';

export interface ChangePointOptions {
	/** Fewest periods of a level. */
	minimumLength: number;
	/** Multiplies ln n as the price of a change; 3 is the modified BIC of Zhang & Siegmund (2007). */
	penalty: number;
}

export const changePointDefaults: ChangePointOptions = { minimumLength: 4, penalty: 3 };

/**
 * Periods at which the level of a series of counts changes: the piecewise constant relative rate of
 * highest Poisson likelihood, each change costing penalty × ln n, found exactly (Auger & Lawrence
 * 1989; Killick, Fearnhead & Eckley 2012). `expected` carries residents and season (1 where neither);
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
	const sums = new Float64Array(n + 1);
	const exposures = new Float64Array(n + 1);
	at.forEach((t, i) => {
		sums[i + 1] = sums[i] + counts[t];
		exposures[i + 1] = exposures[i] + expected[t];
	});
	if (n < 2 * options.minimumLength || sums[n] === 0) return [];
	const scale = dispersionOfDifferences(at.map((t) => [counts[t], expected[t]]));
	const cost = (from: number, to: number) => {
		const y = sums[to] - sums[from];
		return y > 0 ? (-2 * y * Math.log(y / (exposures[to] - exposures[from]))) / scale : 0;
	};
	const cuts = bestCuts(n, cost, options);
	const ends = [0, ...cuts, n];
	const rate = (from: number, to: number) =>
		(sums[to] - sums[from]) / (exposures[to] - exposures[from]);
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

/** Starts of the later segments of the cheapest segmentation. */
function bestCuts(
	n: number,
	cost: (from: number, to: number) => number,
	{ minimumLength, penalty }: ChangePointOptions
): number[] {
	const price = penalty * Math.log(n);
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
	return cuts;
}

/** Where a single cut between two ends lies with 95 % of its profile likelihood. */
function likelyRange(
	from: number,
	to: number,
	minimumLength: number,
	cost: (from: number, to: number) => number
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

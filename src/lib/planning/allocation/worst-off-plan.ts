import type { Pairs } from './allocation-rows';
import { reachableAreas, worstShare } from './exact-plan';
import { fillGreedily, type Filling, keepsLimits, slopesOf } from './greedy-plan';
import { cutSegments, orderDescending, type Segments } from './segments';

/** A plan that brings the worst-off area as far as it can, with a bound on how far any could. */
export interface WorstOffPlan {
	steps: Int32Array;
	/** The largest unmet share left. */
	unmet: number;
	/** No plan leaves a smaller one. */
	bound: number;
	feasible: boolean;
}

/**
 * Worst-off first, for large problems: the largest share of need that every reachable area can be
 * brought to, by halving over greedy fills, then the rest where it does most. The bound relaxes
 * whole units and every limit but the budget.
 */
export function planForWorstOff(pairs: Pairs): WorstOffPlan {
	const segments = cutSegments(pairs);
	const slopes = slopesOf(pairs, segments);
	const order = orderDescending(slopes);
	const limit = reachOf(pairs, segments);
	const fill = (coverage: number) =>
		fillGreedily(pairs, segments, { coverage, capAtNeed: true }, slopes, order);
	let best: Filling = fill(1e-9);
	let low = 0;
	let high = limit;
	for (let i = 0; i < 24 && high - low > 1e-5; i++) {
		const middle = i === 0 ? limit : (low + high) / 2;
		const filling = fill(middle);
		const reached = 1 - worstShare(pairs, filling.steps);
		if (reached >= middle * (1 - 1e-6) && keepsLimits(pairs, filling.used)) {
			best = filling;
			low = Math.max(middle, Math.min(reached, high));
		} else high = middle;
	}
	return {
		steps: best.steps,
		unmet: worstShare(pairs, best.steps),
		bound: 1 - affordableCoverage(pairs, segments, slopes, order, limit),
		feasible: keepsLimits(pairs, best.used)
	};
}

/** The share of need that the least reachable area could be brought to with all the money. */
function reachOf(pairs: Pairs, segments: Segments): number {
	const reach = new Float64Array(pairs.areaFactor.length);
	for (let i = 0; i < segments.pair.length; i++) {
		const area = Math.floor(segments.pair[i] / pairs.programmes);
		const programme = segments.pair[i] - area * pairs.programmes;
		reach[area] +=
			(segments.effect[i] * pairs.programmeFactor[programme]) / pairs.problem.need[area];
	}
	return Math.min(1, ...reachableAreas(pairs).map((area) => reach[area]));
}

/** The largest coverage of every area that the budget could pay for if nothing else held. */
function affordableCoverage(
	pairs: Pairs,
	segments: Segments,
	slopes: Float64Array,
	order: Uint32Array,
	limit: number
): number {
	const goals = pairs.problem.need.map((need, area) => need * pairs.areaFactor[area]);
	const cost = (coverage: number) => {
		const missing = goals.map((goal) => goal * coverage);
		let money = 0;
		for (const i of order) {
			const area = Math.floor(segments.pair[i] / pairs.programmes);
			if (missing[area] <= 0) continue;
			const effect = slopes[i] * segments.money[i];
			const share = Math.min(1, missing[area] / effect);
			missing[area] -= share * effect;
			money += share * segments.money[i];
		}
		return money;
	};
	let low = 0;
	let high = limit;
	if (cost(limit) <= pairs.problem.budget) return limit;
	for (let i = 0; i < 30; i++) {
		const middle = (low + high) / 2;
		if (cost(middle) <= pairs.problem.budget) low = middle;
		else high = middle;
	}
	return high;
}

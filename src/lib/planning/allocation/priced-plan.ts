import type { Pairs } from './allocation-rows';
import { fillGreedily, type Filling, keepsLimits, slopesOf } from './greedy-plan';
import { findDualPrices } from './dual-prices';
import { trimPlan } from './trim-plan';
import { effectInArea } from './exact-plan';
import { priceBound } from './price-bound';
import { cutSegments, orderDescending } from './segments';

/** A plan with the bound that its prices prove. */
export interface PricedPlan {
	steps: Int32Array;
	/** No plan has more effect than this. */
	bound: number;
	/** Effect of this plan, capped at need where asked. */
	effect: number;
	feasible: boolean;
}

/**
 * Large allocations. Prices for the limits that areas share make each area's best plan nearly the
 * best plan of all, and prove how far from it any result can be; what the areas' own choices
 * overspend is trimmed, what they leave is filled in order of effect per money. The purely greedy
 * plan is kept where it does better.
 */
export function planByPrices(pairs: Pairs, capAtNeed: boolean): PricedPlan {
	const segments = cutSegments(pairs);
	const slopes = slopesOf(pairs, segments);
	const order = orderDescending(slopes);
	const dual = findDualPrices(pairs, segments, slopes);
	const bound = priceBound(pairs, dual.prices, capAtNeed);
	trimPlan(pairs, segments, order, dual.steps);
	const priced = judge(
		pairs,
		fillGreedily(pairs, segments, { capAtNeed, start: dual.steps }, slopes, order),
		capAtNeed,
		bound
	);
	const greedy = judge(
		pairs,
		fillGreedily(pairs, segments, { capAtNeed }, slopes, order),
		capAtNeed,
		bound
	);
	if (greedy.feasible !== priced.feasible) return greedy.feasible ? greedy : priced;
	return greedy.effect > priced.effect ? greedy : priced;
}

function judge(pairs: Pairs, filling: Filling, capAtNeed: boolean, bound: number): PricedPlan {
	return {
		steps: filling.steps,
		bound,
		effect: countedEffect(pairs, filling.steps, capAtNeed),
		feasible: keepsLimits(pairs, filling.used)
	};
}

/** Cases averted by a plan, in each area at most its need where asked. */
export function countedEffect(pairs: Pairs, steps: Int32Array, capAtNeed: boolean): number {
	const { programmes, problem } = pairs;
	let sum = 0;
	for (let area = 0; area < problem.need.length; area++) {
		const effect = effectInArea(pairs, area, steps);
		const goal = problem.need[area] * pairs.areaFactor[area];
		sum += capAtNeed ? Math.min(goal, effect) : effect;
	}
	return programmes === 0 ? 0 : sum;
}

import type { LinearSolver } from '../linear-solver';
import type { Pairs } from './allocation-rows';
import { fillGreedily, keepsLimits } from './greedy-plan';
import { priceBound } from './price-bound';
import { countedEffect, type PricedPlan } from './priced-plan';
import { cutSegments, type Segments } from './segments';
import { solveSegments } from './segment-programme';

/** A gap, as a share of the bound, that is not worth a further search. */
const GOOD_ENOUGH = 0.005;
/** Segments up to which a linear programme, and one with whole numbers, is worth its time. */
const LINEAR_SEGMENTS = 30_000;
const WHOLE_SEGMENTS = 10_000;
/** Branches of the search, so that every machine finds the same plan. */
const NODES = 20;

/**
 * A better plan, and a nearer bound, for middling problems whose limits bind area by area: there prices
 * leave much undone, or meet minimums badly. A linear programme over the segments first, whose
 * prices may bound more closely; then, where the gap is still wide, one with whole numbers.
 */
export function refinePlan(
	pairs: Pairs,
	plan: PricedPlan,
	capAtNeed: boolean,
	solver: LinearSolver,
	timeLimit: number
): PricedPlan {
	if (isGood(plan)) return plan;
	const segments = cutSegments(pairs);
	if (segments.pair.length > LINEAR_SEGMENTS) return plan;
	const linear = solveSegments(pairs, segments, solver, capAtNeed, false);
	if (!linear) return plan;
	let best = {
		...plan,
		bound: Math.min(plan.bound, priceBound(pairs, linear.prices, capAtNeed))
	};
	best = better(best, filled(pairs, segments, linear.steps, capAtNeed));
	if (isGood(best) || segments.pair.length > WHOLE_SEGMENTS) return best;
	const whole = solveSegments(pairs, segments, solver, capAtNeed, true, {
		timeLimit: 3 * timeLimit,
		gap: GOOD_ENOUGH / 2,
		mostNodes: NODES
	});
	return whole ? better(best, filled(pairs, segments, whole.steps, capAtNeed)) : best;
}

const isGood = ({ feasible, effect, bound }: PricedPlan) =>
	feasible && bound - effect <= GOOD_ENOUGH * Math.abs(bound);

type Candidate = Omit<PricedPlan, 'bound'>;

/** A programme's steps with what they leave spent in order of effect per money. */
function filled(
	pairs: Pairs,
	segments: Segments,
	start: Int32Array,
	capAtNeed: boolean
): Candidate {
	const { steps, used } = fillGreedily(pairs, segments, { capAtNeed, start });
	return {
		steps,
		effect: countedEffect(pairs, steps, capAtNeed),
		feasible: keepsLimits(pairs, used)
	};
}

function better(plan: PricedPlan, other: Candidate): PricedPlan {
	const wins = plan.feasible ? other.feasible && other.effect > plan.effect : other.feasible;
	return wins ? { ...other, bound: plan.bound } : plan;
}

import type { AllocationProblem, RobustnessReport } from '$lib/model/planning';
import type { Progress } from '$lib/model/runner';
import { drawNormal } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import {
	baseEffect,
	costOf,
	layOut,
	type Pairs,
	stepsPerUnit
} from '../allocation/allocation-rows';
import { findDualPrices } from '../allocation/dual-prices';
import { fillGreedily, keepsLimits, slopesOf, startFilling } from '../allocation/greedy-plan';
import { cutSegments, orderDescending } from '../allocation/segments';
import { trimPlan } from '../allocation/trim-plan';

export interface RobustnessInput {
	problem: AllocationProblem;
	/** The plan in question: units by area and programme, area-major. */
	units: Float64Array;
	/** Standard deviation of the logarithm of need, by area: forecast and reporting together. */
	needSpread: Float64Array;
	/** The same for the effect of each programme. */
	effectSpread: Float64Array;
	draws: number;
	seed: number;
}

/** Plans of draws that are tried as recommendations, besides the given one. */
const CANDIDATES = 40;

/**
 * How a plan fares in plausible worlds: need and programme effects are drawn (lognormal, mean kept),
 * the plan is made anew for each, and the given plan is compared with the best found there. Returns
 * how often each area and pair is funded, the regret of the plan, and, among the plan, a consensus,
 * the plans of some draws and blends with the mean of all of them, the one with the least 90th
 * percentile of regret.
 */
export function assessRobustness(
	input: RobustnessInput,
	report: (progress: Progress) => void = () => {}
): RobustnessReport {
	const pairs = layOut(input.problem);
	const segments = cutSegments(pairs);
	const capAtNeed = input.problem.objective === 'min-unmet';
	const nominal = findDualPrices(pairs, segments, slopesOf(pairs, segments)).prices;
	const given = stepsOf(pairs, input.units);
	const candidates: Int32Array[] = [given];
	const factors: World[] = [];
	const best = new Float64Array(input.draws);
	const fundedPairs = new Float64Array(pairs.maximum.length);
	const fundedAreas = new Float64Array(pairs.areaFactor.length);
	const meanSteps = new Float64Array(pairs.maximum.length);
	for (let draw = 0; draw < input.draws; draw++) {
		report({ share: (0.9 * draw) / input.draws, step: 'draws' });
		drawFactors(pairs, input, draw);
		factors.push({ area: pairs.areaFactor.slice(), programme: pairs.programmeFactor.slice() });
		const slopes = slopesOf(pairs, segments);
		const order = orderDescending(slopes);
		const { steps: start } = findDualPrices(pairs, segments, slopes, nominal);
		trimPlan(pairs, segments, order, start);
		const { steps } = fillGreedily(pairs, segments, { capAtNeed, start }, slopes, order);
		if (candidates.length <= CANDIDATES) candidates.push(steps);
		best[draw] = effectIn(baseEffects(pairs, steps), pairs, factors[draw], capAtNeed);
		countFunded(pairs, steps, fundedPairs, fundedAreas);
		steps.forEach((count, pair) => (meanSteps[pair] += count / input.draws));
	}
	pairs.areaFactor.fill(1);
	pairs.programmeFactor.fill(1);
	const contest = new Contest(pairs, factors, best, capAtNeed);
	for (const steps of candidates) contest.enter(steps);
	contest.enter(consensusPlan(pairs, segments, fundedPairs, input.draws, capAtNeed));
	for (const steps of blendedPlans(pairs, segments, given, meanSteps, capAtNeed))
		contest.enter(steps);
	const share = (counts: Float64Array) => counts.map((count) => count / input.draws);
	const chosen = contest.safest();
	return {
		draws: input.draws,
		fundedAreas: share(fundedAreas),
		fundedPairs: share(fundedPairs),
		plan: summarise(contest.regretOf(0), contest.effects[0]),
		robust: {
			...summarise(contest.regretOf(chosen), contest.effects[chosen]),
			units: unitsOf(pairs, contest.plans[chosen]),
			amount: Float64Array.from(contest.plans[chosen], (count, pair) => costOf(pairs, pair, count))
		}
	};
}

/** What multiplies effects in one plausible world. */
interface World {
	area: Float64Array;
	programme: Float64Array;
}

/** Plans held against each other over the same worlds. */
class Contest {
	readonly plans: Int32Array[] = [];
	readonly effects: Float64Array[] = [];

	constructor(
		private readonly pairs: Pairs,
		readonly worlds: World[],
		/** The most effect found in each world. */
		private readonly top: Float64Array,
		private readonly capAtNeed: boolean
	) {}

	/** Takes a plan that keeps the limits; the first is the one in question and always taken. */
	enter(steps: Int32Array): void {
		const { pairs, capAtNeed, top } = this;
		if (this.plans.length && !keepsLimits(pairs, startFilling(pairs, steps).used)) return;
		const base = baseEffects(pairs, steps);
		const effect = Float64Array.from(this.worlds, (world) =>
			effectIn(base, pairs, world, capAtNeed)
		);
		effect.forEach((value, world) => (top[world] = Math.max(top[world], value)));
		this.plans.push(steps);
		this.effects.push(effect);
	}

	regretOf(plan: number): Float64Array {
		return this.effects[plan].map((value, world) =>
			this.top[world] > 0 ? 1 - value / this.top[world] : 0
		);
	}

	/** The plan with the least 90th percentile of regret. */
	safest(): number {
		const worst = this.plans.map((_, plan) => quantile(this.regretOf(plan), 0.9));
		return worst.indexOf(Math.min(...worst));
	}
}

/** How much of a blended plan is the mean of all worlds' plans; the rest is the plan in question. */
const BLENDS = [0.25, 0.5, 0.75, 1];

/**
 * Plans between the one in question and the mean of the best plans of all worlds: what every world
 * wants a little of is bought a little, which no world's own plan does.
 */
function blendedPlans(
	pairs: Pairs,
	segments: ReturnType<typeof cutSegments>,
	given: Int32Array,
	meanSteps: Float64Array,
	capAtNeed: boolean
): Int32Array[] {
	const slopes = slopesOf(pairs, segments);
	const order = orderDescending(slopes);
	return BLENDS.map((share) => {
		const start = Int32Array.from(given, (steps, pair) =>
			Math.round(steps + share * (meanSteps[pair] - steps))
		);
		trimPlan(pairs, segments, order, start);
		return fillGreedily(pairs, segments, { capAtNeed, start }, slopes, order).steps;
	});
}

function drawFactors(pairs: Pairs, input: RobustnessInput, draw: number): void {
	const random = createRandom(input.seed, draw);
	const lognormal = (spread: number) =>
		spread > 0 ? Math.exp(spread * drawNormal(random) - (spread * spread) / 2) : 1;
	input.effectSpread.forEach((spread, i) => (pairs.programmeFactor[i] = lognormal(spread)));
	input.needSpread.forEach((spread, i) => (pairs.areaFactor[i] = lognormal(spread || 0)));
}

function baseEffects(pairs: Pairs, steps: Int32Array): Float64Array {
	return Float64Array.from(steps, (count, pair) => baseEffect(pairs, pair, count));
}

function effectIn(
	base: Float64Array,
	pairs: Pairs,
	{ area, programme }: World,
	capAtNeed: boolean
): number {
	const { programmes, problem } = pairs;
	let sum = 0;
	for (let a = 0, at = 0; a < area.length; a++) {
		let effect = 0;
		for (let p = 0; p < programmes; p++, at++) effect += base[at] * programme[p];
		sum += area[a] * (capAtNeed ? Math.min(problem.need[a], effect) : effect);
	}
	return sum;
}

function countFunded(
	pairs: Pairs,
	steps: Int32Array,
	fundedPairs: Float64Array,
	fundedAreas: Float64Array
): void {
	for (let area = 0; area < fundedAreas.length; area++) {
		let any = 0;
		for (let pair = area * pairs.programmes; pair < (area + 1) * pairs.programmes; pair++)
			if (steps[pair] > 0) {
				fundedPairs[pair]++;
				any = 1;
			}
		fundedAreas[area] += any;
	}
}

/** The plan that prefers what most draws fund: slopes weighted by the square root of that share. */
function consensusPlan(
	pairs: Pairs,
	segments: ReturnType<typeof cutSegments>,
	fundedPairs: Float64Array,
	draws: number,
	capAtNeed: boolean
): Int32Array {
	const slopes = slopesOf(pairs, segments).map(
		(slope, i) => slope * Math.sqrt((fundedPairs[segments.pair[i]] + 1) / (draws + 1))
	);
	return fillGreedily(pairs, segments, { capAtNeed }, slopes, orderDescending(slopes)).steps;
}

function summarise(regret: Float64Array, effect: Float64Array) {
	return {
		meanRegret: regret.reduce((sum, value) => sum + value, 0) / regret.length,
		regret90: quantile(regret, 0.9),
		meanEffect: effect.reduce((sum, value) => sum + value, 0) / effect.length,
		effectLower: quantile(effect, 0.05),
		effectUpper: quantile(effect, 0.95)
	};
}

function quantile(values: Float64Array, share: number): number {
	const sorted = values.slice().sort();
	const at = share * (sorted.length - 1);
	const low = Math.floor(at);
	return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
}

const perUnit = (pairs: Pairs, pair: number) =>
	stepsPerUnit(pairs.problem.programmes[pair % pairs.programmes].wholeUnits);

function stepsOf(pairs: Pairs, units: Float64Array): Int32Array {
	return Int32Array.from(units, (value, pair) => Math.round(value * perUnit(pairs, pair)));
}

function unitsOf(pairs: Pairs, steps: Int32Array): Float64Array {
	return Float64Array.from(steps, (value, pair) => value / perUnit(pairs, pair));
}

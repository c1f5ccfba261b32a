import type { AllocationProblem } from '$lib/model/allocation';
import type { RobustnessReport } from '$lib/model/planning';
import type { Progress } from '$lib/model/runner';
import { drawNormal } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { costOf, layOut, type Pairs, stepsPerUnit } from '../allocation/allocation-rows';
import { slopesOf } from '../allocation/greedy-plan';
import { baseEffects, Contest, effectIn, quantile, type World } from './contest';
import { enterHedgedPlans, roundEvenly } from './hedged-plans';
import { WorldPlanner } from './plan-world';

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
 * how often each area and pair is funded, the regret of the plan, and, among the plan, the plans
 * of some draws, blends with the mean of all of them and plans made against the worst worlds
 * (`enterHedgedPlans`), the one with the least 90th percentile of regret.
 */
export function assessRobustness(
	input: RobustnessInput,
	report: (progress: Progress) => void = () => {}
): RobustnessReport {
	const pairs = layOut(input.problem);
	const capAtNeed = input.problem.objective === 'min-unmet';
	const given = stepsOf(pairs, input.units);
	const planner = new WorldPlanner(pairs, given, capAtNeed);
	const candidates: Int32Array[] = [given];
	const worlds: World[] = [];
	const best = new Float64Array(input.draws);
	const fundedPairs = new Float64Array(pairs.maximum.length);
	const fundedAreas = new Float64Array(pairs.areaFactor.length);
	const meanSteps = new Float64Array(pairs.maximum.length);
	for (let draw = 0; draw < input.draws; draw++) {
		report({ share: (0.85 * draw) / input.draws, step: 'draws' });
		drawFactors(pairs, input, draw);
		worlds.push({ area: pairs.areaFactor.slice(), programme: pairs.programmeFactor.slice() });
		const steps = planner.plan(slopesOf(pairs, planner.segments));
		if (candidates.length <= CANDIDATES) candidates.push(steps);
		best[draw] = effectIn(baseEffects(pairs, steps), pairs, worlds[draw], capAtNeed);
		countFunded(pairs, steps, fundedPairs, fundedAreas);
		steps.forEach((count, pair) => (meanSteps[pair] += count / input.draws));
	}
	pairs.areaFactor.fill(1);
	pairs.programmeFactor.fill(1);
	const contest = new Contest(pairs, worlds, best, capAtNeed);
	for (const steps of candidates) contest.enter(steps);
	for (const steps of blendedPlans(planner, meanSteps)) contest.enter(steps);
	enterHedgedPlans(contest, planner, (share) =>
		report({ share: 0.85 + 0.15 * share, step: 'draws' })
	);
	const share = (counts: Float64Array) => counts.map((count) => count / input.draws);
	const chosen = contest.safest();
	return {
		draws: input.draws,
		tried: contest.plans.length - 1,
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

/** How much of a blended plan is the mean of all worlds' plans; the rest is the plan in question. */
const BLENDS = [0.25, 0.5, 0.75, 1];

/**
 * Plans between the one in question and the mean of the best plans of all worlds: what every world
 * wants a little of is bought a little, which no world's own plan does.
 */
function blendedPlans(planner: WorldPlanner, meanSteps: Float64Array): Int32Array[] {
	const { pairs, segments, given } = planner;
	const slopes = slopesOf(pairs, segments);
	return BLENDS.flatMap((share) => {
		const mixed = Float64Array.from(
			given,
			(steps, pair) => steps + share * (meanSteps[pair] - steps)
		);
		return planner.settle(roundEvenly(mixed, pairs.programmes), slopes) ?? [];
	});
}

function drawFactors(pairs: Pairs, input: RobustnessInput, draw: number): void {
	const random = createRandom(input.seed, draw);
	const lognormal = (spread: number) =>
		spread > 0 ? Math.exp(spread * drawNormal(random) - (spread * spread) / 2) : 1;
	input.effectSpread.forEach((spread, i) => (pairs.programmeFactor[i] = lognormal(spread)));
	input.needSpread.forEach((spread, i) => (pairs.areaFactor[i] = lognormal(spread || 0)));
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

function summarise(regret: Float64Array, effect: Float64Array) {
	return {
		meanRegret: regret.reduce((sum, value) => sum + value, 0) / regret.length,
		regret90: quantile(regret, 0.9),
		meanEffect: effect.reduce((sum, value) => sum + value, 0) / effect.length,
		effectLower: quantile(effect, 0.05),
		effectUpper: quantile(effect, 0.95)
	};
}

const perUnit = (pairs: Pairs, pair: number) =>
	stepsPerUnit(pairs.problem.programmes[pair % pairs.programmes].wholeUnits);

function stepsOf(pairs: Pairs, units: Float64Array): Int32Array {
	return Int32Array.from(units, (value, pair) => Math.round(value * perUnit(pairs, pair)));
}

function unitsOf(pairs: Pairs, steps: Int32Array): Float64Array {
	return Float64Array.from(steps, (value, pair) => value / perUnit(pairs, pair));
}

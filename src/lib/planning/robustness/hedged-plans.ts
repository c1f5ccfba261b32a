import type { Contest, World } from './contest';
import type { WorldPlanner } from './plan-world';

/** Rounds in which the bad worlds are given their weight, and the worlds that are bad: the worst tenth. */
const ROUNDS = 16;
const TAIL = 0.1;

/**
 * Plans that are made for the worlds in which the plans before them did worst, and the means of those
 * plans (fictitious play against the tail of regret): what no single world asks for, but what
 * keeps the loss small whichever world it is. Enters them all.
 */
export function enterHedgedPlans(
	contest: Contest,
	planner: WorldPlanner,
	report: (share: number) => void = () => {}
): void {
	// Areas err each for itself, which evens out over many; programmes err everywhere at once.
	const even = contest.worlds.map(({ area, programme }) => ({
		area: new Float64Array(area.length).fill(1),
		programme
	}));
	playAgainst(contest, planner, even, (share) => report(share / 2));
	playAgainst(contest, planner, contest.worlds, (share) => report((1 + share) / 2));
}

/** `worlds`: as the plans are to see them; what a plan misses is always counted in the contest's own. */
function playAgainst(
	contest: Contest,
	planner: WorldPlanner,
	worlds: readonly World[],
	report: (share: number) => void
): void {
	const { top } = contest;
	const { programmes } = planner.pairs;
	const slopesFor = (weights: Float64Array) => weightedSlopes(planner, worlds, weights);
	const even = slopesFor(Float64Array.from(top, (best) => 1 / Math.max(best, 1e-12)));
	const regret = contest.regretOf(0).slice();
	const mean = Float64Array.from(contest.plans[0]);
	for (let round = 1; round <= ROUNDS; round++) {
		report(round / ROUNDS);
		const steps = planner.plan(slopesFor(tailWeights(regret, top)));
		contest.enter(steps);
		const own = contest.regretUnder(steps);
		const share = 2 / (round + 2);
		regret.forEach((value, world) => (regret[world] += share * (own[world] - value)));
		mean.forEach((value, pair) => (mean[pair] += share * (steps[pair] - value)));
		const mixed = round % 4 === 0 && planner.settle(roundEvenly(mean, programmes), even);
		if (mixed) contest.enter(mixed);
	}
}

/** The weight of each world: that of its share in the worst tenth by regret, per unit of its best effect. */
function tailWeights(regret: Float64Array, top: Float64Array): Float64Array {
	const many = Math.max(1, Math.round(TAIL * regret.length));
	const worst = [...regret.keys()].sort((a, b) => regret[b] - regret[a]).slice(0, many);
	const weights = new Float64Array(regret.length);
	for (const world of worst) weights[world] = 1 / many / Math.max(top[world], 1e-12);
	return weights;
}

/** Effect per money of every segment, its factors averaged over the worlds by weight. */
function weightedSlopes(
	{ pairs, segments }: WorldPlanner,
	worlds: readonly World[],
	weights: Float64Array
): Float64Array {
	const { programmes } = pairs;
	const factor = new Float64Array(pairs.maximum.length);
	let sum = 0;
	worlds.forEach(({ area, programme }, world) => {
		const weight = weights[world];
		if (weight === 0) return;
		sum += weight;
		for (let a = 0, at = 0; a < area.length; a++)
			for (let p = 0; p < programmes; p++, at++) factor[at] += weight * area[a] * programme[p];
	});
	return segments.effect.map(
		(effect, i) => ((factor[segments.pair[i]] / sum) * effect) / segments.money[i]
	);
}

/** Whole steps near the given ones: what rounding takes from one area it gives to the next, programme by programme. */
export function roundEvenly(steps: Float64Array, programmes: number): Int32Array {
	const rounded = new Int32Array(steps.length);
	for (let programme = 0; programme < programmes; programme++) {
		let owed = 0;
		for (let pair = programme; pair < steps.length; pair += programmes) {
			rounded[pair] = Math.max(0, Math.round(steps[pair] + owed));
			owed += steps[pair] - rounded[pair];
		}
	}
	return rounded;
}

import type { AllocationProblem } from '$lib/model/allocation';
import type { PlanReasons, PlanStop } from '$lib/model/planning';
import { baseEffect, costOf, layOut, type Pairs, stepsPerUnit } from './allocation-rows';
import { startFilling } from './greedy-plan';
import { cutSegments, type Segments } from './segments';

/**
 * Why each area gets no more than it does: what the next money there would avert, and what stands in
 * its way. `margin` is the most that unhindered money still offers anywhere, so that areas whose
 * offer is below it lose to others and areas above it are held back by a limit.
 */
export function explainPlan(problem: AllocationProblem, units: Float64Array): PlanReasons {
	const pairs = layOut(problem);
	const steps = Int32Array.from(units, (value, pair) =>
		Math.round(value * stepsPerUnit(problem.programmes[pair % pairs.programmes].wholeUnits))
	);
	const { used } = startFilling(pairs, steps);
	const free = layOut(withoutCeilings(problem));
	const offers = bestOffers(free, cutSegments(free), steps);
	const areas = problem.need.length;
	const offer = new Float64Array(areas);
	const stops = new Array<PlanStop>(areas).fill('nothing-left');
	for (let area = 0; area < areas; area++) {
		if (!(problem.need[area] > 0)) {
			stops[area] = 'no-need';
			continue;
		}
		for (let pair = area * pairs.programmes; pair < (area + 1) * pairs.programmes; pair++) {
			if (!(offers.slope[pair] > offer[area])) continue;
			offer[area] = offers.slope[pair];
			stops[area] = stopOf(pairs, used, pair, offers.steps[pair], steps[pair]);
		}
	}
	const margin = offer.reduce(
		(most, value, area) => (stops[area] === 'budget' ? Math.max(most, value) : most),
		0
	);
	return { margin, offer, stops };
}

/** The problem in which no ceiling cuts short what an area or programme could still take. */
function withoutCeilings(problem: AllocationProblem): AllocationProblem {
	const programmes = problem.programmes.map((programme) => ({
		...programme,
		units: Infinity,
		maximumBudget: Infinity
	}));
	return { ...problem, programmes, areaMaximum: null };
}

/** The next piece of every pair: its effect per money and the steps it takes. */
function bestOffers(pairs: Pairs, segments: Segments, steps: Int32Array) {
	const slope = new Float64Array(pairs.maximum.length);
	const next = new Int32Array(pairs.maximum.length);
	for (let i = 0; i < segments.pair.length; i++) {
		const pair = segments.pair[i];
		const have = steps[pair];
		if (have >= segments.to[i] || slope[pair] > 0) continue;
		const to = segments.whole[i] && have === 0 ? segments.to[i] : have + 1;
		const gain = baseEffect(pairs, pair, to) - baseEffect(pairs, pair, have);
		slope[pair] = gain / (costOf(pairs, pair, to) - costOf(pairs, pair, have));
		next[pair] = to - have;
	}
	return { slope, steps: next };
}

const stopOfKind: Record<Pairs['rows'][number]['kind'], PlanStop> = {
	budget: 'budget',
	area: 'area-maximum',
	programme: 'programme',
	'programme-units': 'programme',
	jurisdiction: 'jurisdiction',
	equity: 'jurisdiction'
};

/** The first limit besides the budget that the next piece would break; the budget where none does. */
function stopOf(
	pairs: Pairs,
	used: Float64Array,
	pair: number,
	more: number,
	have: number
): PlanStop {
	const money = costOf(pairs, pair, have + more) - costOf(pairs, pair, have);
	for (let k = pairs.rowOffsets[pair]; k < pairs.rowOffsets[pair + 1]; k++) {
		const row = pairs.rows[pairs.rowIds[k]];
		if (row.kind === 'budget') continue;
		const amount = row.measure === 'money' ? money : more;
		if (used[pairs.rowIds[k]] + amount > row.upper * (1 + 1e-9)) return stopOfKind[row.kind];
	}
	return 'budget';
}

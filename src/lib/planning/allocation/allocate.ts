import type { Allocation, AllocationProblem } from '$lib/model/allocation';
import type { LinearSolver } from '../linear-solver';
import { costOf, effectOf, layOut, type Pairs, stepsPerUnit } from './allocation-rows';
import { checkAllocation } from './check-allocation';
import { countChoices, EXACT_CHOICES, solveExactly, worstShare } from './exact-plan';
import { explainConflict } from './explain-conflict';
import { moneyInWords as money } from './money-in-words';
import { InputError } from '$lib/model/problem';
import { countedEffect, planByPrices } from './priced-plan';
import { refinePlan } from './refine-plan';
import { planForWorstOff } from './worst-off-plan';

export interface AllocateOptions {
	/** Seconds that an exact search may take. */
	timeLimit?: number;
}

/**
 * The best plan under the problem's limits. Small problems are solved exactly by branch and bound;
 * larger ones by prices, and where these leave a gap by a programme over segments, with the distance
 * to the best that any plan could reach. Throws `InputError`
 * where the limits contradict each other, saying which and what smallest change would do.
 */
export function allocate(
	problem: AllocationProblem,
	solver: LinearSolver,
	{ timeLimit = 10 }: AllocateOptions = {}
): Allocation {
	checkAllocation(problem);
	const pairs = layOut(problem);
	if (countChoices(pairs) === 0) throw nothingToBuy(pairs, solver);
	if (countChoices(pairs) <= EXACT_CHOICES) {
		const exact = solveExactly(pairs, solver, { timeLimit });
		if (!exact) throw explainConflict(pairs, solver);
		return describe(pairs, exact.steps, exact.bound, 'exact');
	}
	if (problem.objective === 'worst-off') {
		const plan = planForWorstOff(pairs);
		if (!plan.feasible) {
			const any = refinePlan(pairs, planByPrices(pairs, true), true, solver, timeLimit);
			if (!any.feasible) throw explainConflict(pairs, solver);
			return describe(pairs, any.steps, plan.bound, 'priced');
		}
		return describe(pairs, plan.steps, plan.bound, 'priced');
	}
	const capAtNeed = problem.objective === 'min-unmet';
	const plan = refinePlan(pairs, planByPrices(pairs, capAtNeed), capAtNeed, solver, timeLimit);
	if (!plan.feasible) throw explainConflict(pairs, solver);
	const need = problem.need.reduce((sum, value) => sum + value, 0);
	return describe(pairs, plan.steps, capAtNeed ? need - plan.bound : plan.bound, 'priced');
}

/** Why not one unit can be bought anywhere: a minimum that cannot be met, or money short of the cheapest unit. */
function nothingToBuy(pairs: Pairs, solver: LinearSolver): InputError {
	const { programmes, budget } = pairs.problem;
	if (pairs.rows.some(({ lower }) => lower > 0)) return explainConflict(pairs, solver);
	const least = Math.min(
		...programmes.map(
			({ unitCost, fixedCost, wholeUnits }) => fixedCost + unitCost / stepsPerUnit(wholeUnits)
		)
	);
	if (least > budget)
		return new InputError(
			`the budget of ${money(budget)} buys not one unit: the cheapest costs ${money(least)}`,
			{},
			'plan-budget-small',
			{ budget, least }
		);
	return new InputError(
		`no area can take even one unit: the cheapest costs ${money(least)}, and the most by area or programme, or where programmes may run, leave no room for it`,
		{},
		'plan-nothing-fits',
		{ least }
	);
}

/** What a plan's steps come to. */
export function describe(
	pairs: Pairs,
	steps: Int32Array,
	bound: number,
	method: Allocation['method']
): Allocation {
	const units = new Float64Array(steps.length);
	const amount = new Float64Array(steps.length);
	const effect = new Float64Array(steps.length);
	let totalAmount = 0;
	for (let pair = 0; pair < steps.length; pair++) {
		const programme = pairs.problem.programmes[pair % pairs.programmes];
		units[pair] = steps[pair] / stepsPerUnit(programme.wholeUnits);
		amount[pair] = costOf(pairs, pair, steps[pair]);
		effect[pair] = effectOf(pairs, pair, steps[pair]);
		totalAmount += amount[pair];
	}
	const objective = objectiveOf(pairs, steps);
	const off = pairs.problem.objective === 'max-effect' ? bound - objective : objective - bound;
	const scale = Math.max(
		Math.abs(pairs.problem.objective === 'max-effect' ? bound : objective),
		1e-12
	);
	return {
		units,
		amount,
		effect,
		totalAmount,
		objective,
		bound,
		gap: off <= 1e-8 * scale ? 0 : off / scale,
		method
	};
}

/** The value of a plan in the terms of the objective. */
export function objectiveOf(pairs: Pairs, steps: Int32Array): number {
	const { objective, need } = pairs.problem;
	if (objective === 'worst-off') return worstShare(pairs, steps);
	const effect = countedEffect(pairs, steps, objective === 'min-unmet');
	return objective === 'max-effect' ? effect : need.reduce((sum, value) => sum + value, 0) - effect;
}

import type { Allocation, AllocationProblem } from '$lib/model/allocation';
import type { PlanReasons, RobustnessReport } from '$lib/model/planning';
import type { SitePlan, SiteProblem } from '$lib/model/sites';
import type { Progress } from '$lib/model/runner';
import { allocate } from '$lib/planning/allocation/allocate';
import { explainPlan } from '$lib/planning/allocation/explain-plan';
import { priceConstraints, type ConstraintPrice } from '$lib/planning/allocation/price-constraints';
import { assessRobustness, type RobustnessInput } from '$lib/planning/robustness/assess-robustness';
import { placeSites } from '$lib/planning/sites/place-sites';
import { loadSolver } from './load-solver';

/** The best plan, why no area gets more, and what each kind of limit costs where asked. */
export async function makePlanJob(
	{ problem, prices }: { problem: AllocationProblem; prices: boolean },
	report: (progress: Progress) => void
): Promise<{ plan: Allocation; prices: ConstraintPrice[]; reasons: PlanReasons }> {
	const solver = await loadSolver();
	report({ share: 0, step: 'plan' });
	const plan = allocate(problem, solver);
	return {
		plan,
		prices: prices ? priceConstraints(problem, plan, solver, report) : [],
		reasons: explainPlan(problem, plan.units)
	};
}

/** How the plan fares over draws. */
export function assessPlanJob(
	input: RobustnessInput,
	report: (progress: Progress) => void
): RobustnessReport {
	return assessRobustness(input, report);
}

/** Where to open sites. */
export async function placeSitesJob(problem: SiteProblem): Promise<SitePlan> {
	return placeSites(problem, await loadSolver());
}

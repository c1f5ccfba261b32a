import type { AllocationProblem } from '$lib/model/allocation';
import type { PlanResult } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { partsOf } from '$lib/model/runner';
import type { PlanSettings } from '$lib/model/settings/plan';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel } from './method-panel';
import { placeSites } from './place-sites';
import { buildNeed, type Need } from './plan/build-need';
import { buildProblem, lastYearsMoney } from './plan/build-problem';
import { attentionOf, fairnessOf } from './plan/plan-fairness';
import { protectPlan } from './plan/protect-plan';

/** Pairs of area and programme up to which the price of each kind of limit is worked out. */
const PRICED_PAIRS = 25_000;

/**
 * The plan of a project: need by area, the allocation under its limits, what the limits cost, how the
 * plan fares over draws, how fair it is, how much it follows past attention, and sites. Passed
 * through the gate: need and effects are withheld where an area's recorded cases are hidden.
 */
export async function planResources(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<PlanResult>> {
	const { plan } = project;
	if (!plan)
		throw new InputError(
			'The project has no block "plan": give it at least a budget.',
			{},
			'plan-missing'
		);
	const part = partsOf(context);
	const source = await loadMethodPanel(project, loaded, context);
	const need = await buildNeed(project, plan, loaded, source, part(0, 0.2));
	const { areas } = loaded;
	const problem = await buildProblem(plan, areas, need.index.need, need.residents, context);
	const prices = plan.prices && areas.ids.length * plan.programmes.length <= PRICED_PAIRS;
	const made = await context.runner.run('make-plan', { problem, prices }, part(0.2, 0.4));
	const effectSpread = Float64Array.from(
		plan.programmes,
		({ effectRange: [low, high] }) => Math.log(high / low) / 3.29
	);
	const robustness = await assess(
		plan,
		problem,
		made.plan.units,
		need,
		effectSpread,
		part(0.4, 0.9)
	);
	const sites = plan.sites
		? await placeSites(plan.sites, areas, need.index.need, part(0.9, 1))
		: null;
	const lastYear = await lastYearsMoney(plan, areas, context);
	const fairness = fairnessOf(areas, plan, need, made.plan, robustness, lastYear);
	return protectPlan(project, plan, areas, need, made.plan, {
		prices: made.prices.map(({ limit, name, price }) => ({ limit, name, price })),
		...fairness,
		...attentionOf(plan, need, fairness.fairnessRows),
		reasons: made.reasons,
		effectSpread,
		robustness,
		sites
	});
}

async function assess(
	plan: PlanSettings,
	problem: AllocationProblem,
	units: Float64Array,
	need: Need,
	effectSpread: Float64Array,
	context: Context
) {
	if (plan.draws === 0) return null;
	return context.runner.run(
		'assess-plan',
		{ problem, units, needSpread: need.spread, effectSpread, draws: plan.draws, seed: plan.seed },
		context
	);
}

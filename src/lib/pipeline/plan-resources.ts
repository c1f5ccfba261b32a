import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { protectResults, protectTable } from '$lib/disclosure/gate';
import type { Areas } from '$lib/model/areas';
import type { Allocation, PlanResult, RobustnessReport } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { PlanSettings } from '$lib/model/settings/plan';
import { measureFairness } from '$lib/planning/fairness';
import { dependenceOnAttention, simulateFeedback } from '$lib/planning/feedback';
import type { Context } from './context';
import { loadPanel, type LoadedProject } from './load-panel';
import { placeSites } from './place-sites';
import { buildNeed, type Need } from './plan/build-need';
import { buildProblem } from './plan/build-problem';

/** Pairs of area and programme up to which the price of each kind of limit is worked out. */
const PRICED_PAIRS = 4000;

/**
 * The plan of a project: need by area, the allocation under its limits, what the limits cost, how the
 * plan fares over draws, how fair it is, how much it follows past attention, and sites. Passed
 * through the gate: need and effects are withheld where an area's recorded cases are hidden; units
 * and money are decisions and stay.
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
	const panel = await loadPanel(project, loaded, context);
	const need = await buildNeed(project, plan, loaded, panel, context);
	const { areas } = loaded;
	const problem = await buildProblem(plan, areas, need.index.need, need.residents, context);
	const prices = plan.prices && areas.ids.length * plan.programmes.length <= PRICED_PAIRS;
	const made = await context.runner.run('make-plan', { problem, prices }, context);
	const effectSpread = Float64Array.from(
		plan.programmes,
		({ effectRange: [low, high] }) => Math.log(high / low) / 3.29
	);
	const robustness =
		plan.draws > 0
			? await context.runner.run(
					'assess-plan',
					{
						problem,
						units: made.plan.units,
						needSpread: need.spread,
						effectSpread,
						draws: plan.draws,
						seed: plan.seed
					},
					context
				)
			: null;
	const sites = plan.sites ? await placeSites(plan.sites, areas, need.index.need, context) : null;
	return protectPlan(project, plan, areas, need, made.plan, effectSpread, {
		prices: made.prices.map(({ limit, name, price }) => ({ limit, name, price })),
		robustness,
		sites
	});
}

function protectPlan(
	project: Project,
	plan: PlanSettings,
	areas: Areas,
	need: Need,
	allocation: Allocation,
	effectSpread: Float64Array,
	rest: Pick<PlanResult, 'prices' | 'sites'> & { robustness: RobustnessReport | null }
): Protected<PlanResult> {
	const { disclosure: policy } = project;
	const many = areas.ids.length;
	const programmes = plan.programmes.length;
	const reported = protectTable(
		{ rows: many, columns: 1, counts: need.estimates.reported, population: null },
		policy
	);
	const repeat = (times: number, at: (i: number) => number) =>
		Uint8Array.from({ length: many * times }, (_, i) => reported.statuses[at(i)]);
	const components = need.index.components.length;
	const byArea = protectResults({ numbers: { need: need.index.need } }, reported.statuses, policy);
	const byPair = protectResults(
		{ numbers: effectRanges(allocation, need.spread, effectSpread) },
		repeat(programmes, (i) => Math.floor(i / programmes)),
		policy
	);
	const byComponent = protectResults(
		{ numbers: { contributions: need.index.contributions } },
		repeat(components, (i) => i % many),
		policy
	);
	return deriveProtectedFrom({ reported, byArea, byPair, byComponent }, (shown) => ({
		currency: plan.currency,
		budget: plan.budget,
		objectiveKind: plan.objective,
		areaIds: areas.ids,
		areaNames: areas.names,
		programmes: plan.programmes.map(({ id, name, evidence }, p) => ({
			id,
			name: name ?? id,
			evidence,
			amount: sumOf(allocation.amount, programmes, p),
			effect: sumOf(allocation.effect, programmes, p)
		})),
		units: allocation.units,
		amount: allocation.amount,
		effect: shown.byPair.numbers.effect,
		effectLower: shown.byPair.numbers.effectLower,
		effectUpper: shown.byPair.numbers.effectUpper,
		need: shown.byArea.numbers.need,
		needComponents: need.index.components,
		contributions: shown.byComponent.numbers.contributions,
		totalAmount: allocation.totalAmount,
		totalEffect: allocation.effect.reduce((sum, value) => sum + value, 0),
		totalNeed: need.index.need.reduce((sum, value) => sum + value, 0),
		objective: allocation.objective,
		bound: allocation.bound,
		gap: allocation.gap,
		method: allocation.method,
		...fairnessOf(areas, need, allocation, programmes),
		...attentionOf(plan, need, allocation, programmes),
		...rest,
		statuses: shown.reported.statuses,
		hidden: shown.reported.hidden,
		exact: shown.reported.exact
	}));
}

function sumOf(values: Float64Array, programmes: number, programme: number): number {
	let sum = 0;
	for (let i = programme; i < values.length; i += programmes) sum += values[i];
	return sum;
}

/** Effects with the range that holds 90 % of plausible worlds: lognormal, from need and programme. */
function effectRanges(
	{ effect }: Allocation,
	needSpread: Float64Array,
	effectSpread: Float64Array
) {
	const programmes = effectSpread.length;
	const at = (side: number) =>
		effect.map((value, pair) => {
			const spread = Math.hypot(
				needSpread[Math.floor(pair / programmes)],
				effectSpread[pair % programmes]
			);
			return value * Math.exp(side * 1.645 * spread - (spread * spread) / 2);
		});
	return { effect, effectLower: at(-1), effectUpper: at(1) };
}

const byAreaOf = (values: Float64Array, programmes: number) =>
	Float64Array.from({ length: values.length / programmes }, (_, area) =>
		values.subarray(area * programmes, (area + 1) * programmes).reduce((sum, v) => sum + v, 0)
	);

function fairnessOf(areas: Areas, need: Need, { amount }: Allocation, programmes: number) {
	const money = byAreaOf(amount, programmes);
	const measure = (weights: Float64Array | null) => {
		if (!weights) return null;
		const { gini, theil } = measureFairness(money, weights);
		return { gini, theil };
	};
	const groups = measureFairness(money, need.index.need, areas.parents).groups;
	return {
		fairness: { perHead: measure(need.residents), perNeed: measure(need.index.need) },
		jurisdictions: areas.parents
			? groups.map(({ name, amountShare, weightShare }) => ({
					name,
					amount: amountShare,
					need: weightShare
				}))
			: []
	};
}

/** How far the plan follows past attention, and where funding by what was found would lead. */
function attentionOf(plan: PlanSettings, need: Need, { amount }: Allocation, programmes: number) {
	const { reported, estimated, method } = need.estimates;
	if (method === 'none') return { dependence: NaN, feedback: null };
	const rate = reported.map((count, area) =>
		estimated[area] > 0 ? Math.min(0.95, Math.max(0.01, count / estimated[area])) : 0.5
	);
	return {
		dependence: dependenceOnAttention(byAreaOf(amount, programmes), need.index.need, rate),
		feedback: simulateFeedback({
			need: need.index.need,
			reportingRate: rate,
			residents: need.residents,
			years: 6,
			response: 0.3,
			replicates: 20,
			seed: plan.seed
		}).map(({ rule, overlap, recorded }) => ({ rule, overlap, recorded }))
	};
}

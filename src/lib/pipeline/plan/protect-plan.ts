import { areaLabels } from '../explore/area-labels';
import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { protectResults } from '$lib/disclosure/gate';
import type { Areas } from '$lib/model/areas';
import type { Allocation } from '$lib/model/allocation';
import type { PlanReasons, PlanResult } from '$lib/model/planning';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { PlanSettings } from '$lib/model/settings/plan';
import type { Need } from './build-need';
import { protectBlocks, protectNeed } from './protect-need';

/** What was worked out for a plan besides the money itself. */
export type PlanParts = Pick<
	PlanResult,
	| 'prices'
	| 'sites'
	| 'robustness'
	| 'fairness'
	| 'fairnessRows'
	| 'jurisdictions'
	| 'dependence'
	| 'feedback'
> & { reasons: PlanReasons; effectSpread: Float64Array };

/**
 * A plan as it may be shown. Need, offers and effects are withheld where an area's recorded cases are
 * hidden; units and money are shown everywhere, because they rest on a need that says nothing of
 * hidden counts (see `buildNeed`).
 */
export function protectPlan(
	{ disclosure: policy }: Project,
	plan: PlanSettings,
	areas: Areas,
	need: Need,
	allocation: Allocation,
	{ reasons, effectSpread, ...rest }: PlanParts
): Protected<PlanResult> {
	const many = areas.ids.length;
	const programmes = plan.programmes.length;
	const byArea = protectNeed(need, policy);
	const offers = protectBlocks(reasons.offer, need, policy, (area) => area);
	const byPair = protectResults(
		{ numbers: effectRanges(allocation, need.spread, effectSpread) },
		Uint8Array.from(
			allocation.effect,
			(_, pair) => need.shown.statuses[Math.floor(pair / programmes)]
		),
		policy
	);
	const byComponent = protectBlocks(
		need.index.contributions,
		need,
		policy,
		(entry) => entry % many
	);
	const { shown: reported } = need;
	return deriveProtectedFrom({ reported, byArea, byPair, byComponent, offers }, (shown) => ({
		currency: plan.currency,
		budget: plan.budget,
		objectiveKind: plan.objective,
		areaIds: areas.ids,
		areaNames: areaLabels(areas),
		parents: areas.parents,
		residents: need.residents,
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
		recorded: shown.byArea.numbers.recorded,
		need: shown.byArea.numbers.need,
		needComponents: need.index.components,
		contributions: shown.byComponent.numbers.values,
		totalAmount: allocation.totalAmount,
		totalEffect: allocation.effect.reduce((sum, value) => sum + value, 0),
		totalNeed: need.index.need.reduce((sum, value) => sum + value, 0),
		objective: allocation.objective,
		bound: allocation.bound,
		gap: allocation.gap,
		method: allocation.method,
		...rest,
		reasons: { ...reasons, offer: shown.offers.numbers.values },
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

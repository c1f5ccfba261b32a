import type { Areas } from '$lib/model/areas';
import type { Allocation } from '$lib/model/allocation';
import type { FairnessRow, PlanResult, RobustnessReport } from '$lib/model/planning';
import type { PlanSettings } from '$lib/model/settings/plan';
import { measureFairness } from '$lib/planning/fairness';
import { dependenceOnAttention, simulateFeedback } from '$lib/planning/feedback';
import { parentsOf } from '../explore/area-labels';
import { areasNamed } from './areas-named';
import type { Need } from './build-need';

/** Sums over an area's programmes. */
export const byAreaOf = (values: Float64Array, programmes: number) =>
	Float64Array.from({ length: values.length / programmes }, (_, area) =>
		values.subarray(area * programmes, (area + 1) * programmes).reduce((sum, v) => sum + v, 0)
	);

/** The share of true cases that is recorded, by area; null where nothing is assumed about it. */
function reportingRate({ estimates: { reported, estimated, method } }: Need): Float64Array | null {
	if (method === 'none') return null;
	return reported.map((count, area) =>
		estimated[area] > 0 ? Math.min(0.95, Math.max(0.01, count / estimated[area])) : 0.5
	);
}

/** How even the plan is, beside the robust plan, the same money by recorded cases, and last year's. */
export function fairnessOf(
	areas: Areas,
	plan: PlanSettings,
	need: Need,
	{ amount }: Allocation,
	robustness: RobustnessReport | null,
	lastYear: Float64Array | null
): Pick<PlanResult, 'fairness' | 'fairnessRows' | 'jurisdictions'> {
	const programmes = amount.length / areas.ids.length;
	const money = byAreaOf(amount, programmes);
	const rate = reportingRate(need);
	const measure = (of: Float64Array, weights: Float64Array) => {
		const { gini, theil } = measureFairness(of, weights);
		return { gini, theil };
	};
	const row = (of: FairnessRow['of'], spent: Float64Array): FairnessRow => ({
		of,
		perHead: need.residents && measure(spent, need.residents),
		perNeed: measure(spent, need.index.need),
		dependence: rate ? dependenceOnAttention(spent, need.index.need, rate) : NaN
	});
	const recorded = need.estimates.reported.map((count) => count || 0);
	const rows = [row('plan', money)];
	if (robustness) rows.push(row('robust', byAreaOf(robustness.robust.amount, programmes)));
	rows.push(row('recorded', recorded));
	if (lastYear)
		rows.push(
			row(
				'last-year',
				lastYear.map((value) => value || 0)
			)
		);
	return {
		fairness: { perHead: rows[0].perHead, perNeed: rows[0].perNeed },
		fairnessRows: rows,
		jurisdictions: sharesByGroup(areas, plan, need, money, lastYear)
	};
}

/** Shares by jurisdiction, then by the groups of the equity floors: who gets what, beside what they need. */
function sharesByGroup(
	areas: Areas,
	plan: PlanSettings,
	need: Need,
	money: Float64Array,
	lastYear: Float64Array | null
): PlanResult['jurisdictions'] {
	const shareOf = (values: Float64Array | null) => {
		if (!values) return () => null;
		const all = sumOf(values, areas.ids.keys());
		return (members: Iterable<number>) => (all > 0 ? sumOf(values, members) / all : 0);
	};
	const [amount, before] = [shareOf(money), shareOf(lastYear)];
	const [needs, cases] = [shareOf(need.index.need), shareOf(need.estimates.reported)];
	const heads = shareOf(need.residents);
	const row = (
		kind: 'jurisdiction' | 'group',
		name: string,
		members: Int32Array
	): PlanResult['jurisdictions'][number] => ({
		name,
		kind,
		amount: amount(members) ?? 0,
		lastYear: before(members),
		need: needs(members) ?? 0,
		recorded: cases(members) ?? 0,
		residents: heads(members)
	});
	return [
		...parentsOf(areas).map(({ id, name }) =>
			row('jurisdiction', name, areasNamed([id], areas, 'jurisdictions'))
		),
		...plan.limits.equity.map(({ name, areas: named }) =>
			row('group', name, areasNamed(named, areas, `equity ${name}`))
		)
	];
}

function sumOf(values: Float64Array, members: Iterable<number>): number {
	let sum = 0;
	for (const area of members) sum += values[area] || 0;
	return sum;
}

/** How far the plan follows past attention, and where funding by what was found would lead. */
export function attentionOf(
	plan: PlanSettings,
	need: Need,
	fairness: FairnessRow[]
): Pick<PlanResult, 'dependence' | 'feedback'> {
	const rate = reportingRate(need);
	if (!rate) return { dependence: NaN, feedback: null };
	return {
		dependence: fairness[0].dependence,
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

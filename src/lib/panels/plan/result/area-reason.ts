import { m } from '$lib/messages/compiled/messages';
import type { PlanResult, PlanStop } from '$lib/model/planning';
import { formatCount, formatShare } from '$lib/ui/format';
import { formatMoney } from '../money';
import { sumByArea, unitsInWords } from './plan-numbers';

const stops: Record<Exclude<PlanStop, 'budget'>, () => string> = {
	'area-maximum': m.plan_stop_area,
	jurisdiction: m.plan_stop_jurisdiction,
	programme: m.plan_stop_programme,
	'nothing-left': m.plan_stop_nothing,
	'no-need': m.plan_stop_no_need
};

/** Why one area gets what it gets, in sentences: what it gets, against recorded cases, and why no more. */
export function areaReason(plan: PlanResult, area: number): string[] {
	const amount = sumByArea(plan).amount;
	const said = [whatItGets(plan, area, amount[area])];
	const compared = againstRecorded(plan, area, amount[area]);
	if (compared) said.push(compared);
	said.push(whyNoMore(plan, area));
	if (plan.robustness)
		said.push(m.plan_reason_worlds({ share: formatShare(plan.robustness.fundedAreas[area]) }));
	return said;
}

function whatItGets(plan: PlanResult, area: number, amount: number): string {
	const name = plan.areaNames[area];
	const money = formatMoney(amount, plan.currency);
	const units = unitsInWords(plan, area, formatCount);
	const need = plan.need[area];
	if (amount === 0) return m.plan_reason_nothing({ name });
	if (Number.isNaN(need)) return m.plan_reason_hidden({ name, money, units });
	return m.plan_reason_gets({
		name,
		money,
		units,
		share: formatShare(amount / plan.totalAmount, 1),
		need: formatShare(need / plan.totalNeed, 1)
	});
}

/** Whether the area gains or loses against the same money shared by recorded cases, and why. */
function againstRecorded(plan: PlanResult, area: number, amount: number): string | null {
	const all = plan.recorded.reduce((sum, value) => sum + (value || 0), 0);
	const recorded = plan.recorded[area];
	if (!(recorded > 0) || !(all > 0)) return null;
	const before = (plan.totalAmount * recorded) / all;
	const params = { money: formatMoney(before, plan.currency) };
	if (amount > before * 1.1)
		return plan.need[area] / plan.totalNeed > (1.05 * recorded) / all
			? m.plan_reason_gains_need(params)
			: m.plan_reason_gains_effect(params);
	if (amount < before * 0.9)
		return plan.need[area] / plan.totalNeed < (0.95 * recorded) / all
			? m.plan_reason_loses_need(params)
			: m.plan_reason_loses_effect(params);
	return m.plan_reason_same(params);
}

function whyNoMore({ reasons, currency }: PlanResult, area: number): string {
	const stop = reasons.stops[area];
	if (stop !== 'budget') return stops[stop]();
	const offer = reasons.offer[area];
	if (Number.isNaN(offer)) return m.plan_stop_budget_hidden();
	return m.plan_stop_budget({
		offer: formatCount(offer * 1e6),
		margin: formatCount(reasons.margin * 1e6),
		million: formatMoney(1e6, currency)
	});
}

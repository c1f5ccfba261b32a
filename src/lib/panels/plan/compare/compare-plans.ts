import { m } from '$lib/messages/compiled/messages';
import type { PlanResult } from '$lib/model/planning';
import { formatCount } from '$lib/ui/format';
import { formatMoney } from '../money';
import { sumByArea } from '../result/plan-numbers';

/** Money by area in one plan and its difference from another. */
export interface PlanDifference {
	amount: Float64Array;
	difference: Float64Array;
	gaining: number;
	losing: number;
	moved: number;
}

/** What changed from a first plan to another, by area. */
export function comparePlans(first: PlanResult, other: PlanResult): PlanDifference {
	const before = sumByArea(first).amount;
	const amount = sumByArea(other).amount;
	const difference = amount.map((value, area) => value - before[area]);
	return {
		amount,
		difference,
		gaining: difference.filter((value) => value > 0.5).length,
		losing: difference.filter((value) => value < -0.5).length,
		moved: difference.reduce((sum, value) => sum + Math.max(0, value), 0)
	};
}

/** Why an area gained or lost from a first plan to another, in a sentence. */
export function whyChanged(first: PlanResult, other: PlanResult, area: number): string {
	const name = other.areaNames[area];
	const difference = comparePlans(first, other).difference[area];
	if (Math.abs(difference) < 0.5) return m.plan_change_none({ name });
	const money = formatMoney(Math.abs(difference), other.currency);
	const what = difference > 0 ? m.plan_change_gains : m.plan_change_loses;
	return `${what({ name, money })} ${causeOf(first, other, area)}`;
}

function causeOf(first: PlanResult, other: PlanResult, area: number): string {
	const [before, after] = [first.need[area], other.need[area]];
	const gains = comparePlans(first, other).difference[area] > 0;
	const relative = after / other.totalNeed / (before / first.totalNeed);
	if (gains ? relative > 1.03 : relative < 0.97)
		return m.plan_cause_need({ before: formatCount(before), after: formatCount(after) });
	if (!gains && other.reasons.stops[area] !== 'budget' && other.reasons.stops[area] !== 'no-need')
		return m.plan_cause_limit();
	if (gains ? other.budget > first.budget * 1.001 : other.budget < first.budget * 0.999)
		return m.plan_cause_budget({
			before: formatMoney(first.budget, first.currency),
			after: formatMoney(other.budget, other.currency)
		});
	if (Number.isNaN(before)) return m.plan_cause_hidden();
	return m.plan_cause_others();
}

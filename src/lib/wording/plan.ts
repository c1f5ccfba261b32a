import { m } from '$lib/messages/compiled/messages';
import type { PlanResult, RobustnessReport } from '$lib/model/planning';
import { formatCount, formatMoney, formatShare } from './format';

/** Money by area over all programmes. */
function moneyByArea({ areaIds, programmes }: PlanResult, amount: Float64Array): Float64Array {
	const many = programmes.length;
	return Float64Array.from(areaIds, (_, area) =>
		amount.subarray(area * many, (area + 1) * many).reduce((sum, value) => sum + value, 0)
	);
}

/** The money that another plan spends elsewhere: half of all differences. */
function movedMoney(from: Float64Array, to: Float64Array): number {
	return from.reduce((sum, value, pair) => sum + Math.abs(value - to[pair]), 0) / 2;
}

/**
 * The plan that is recommended because it is robust beside the one that is best on average: what each
 * misses in the worlds that were tried, and, where no safer plan was found, that this is so.
 */
export function robustnessSentences(plan: PlanResult, robustness: RobustnessReport): string[] {
	const { robust, tried, draws } = robustness;
	const moved = movedMoney(plan.amount, robust.amount);
	const count = formatCount(tried);
	return [
		m.plan_regret({
			draws: formatCount(draws),
			mean: formatShare(robustness.plan.meanRegret, 1),
			high: formatShare(robustness.plan.regret90, 1)
		}),
		...(moved < 0.5
			? [m.plan_robust_same({ tried: count })]
			: [
					m.plan_robust_found({
						tried: count,
						high: formatShare(robust.regret90, 1),
						robust: formatCount(robust.meanEffect),
						plan: formatCount(robustness.plan.meanEffect)
					}),
					m.plan_said_robust_money({ money: formatMoney(moved, plan.currency) })
				])
	];
}

/** How sure the areas' money is, in one sentence. */
function worldsSentence(plan: PlanResult, { fundedAreas }: RobustnessReport): string {
	const money = moneyByArea(plan, plan.amount);
	const shares = fundedAreas.filter((_, area) => money[area] > 0);
	return m.plan_said_worlds({
		areas: formatCount(shares.length),
		sure: formatCount(shares.filter((share) => share >= 0.9).length),
		unsure: formatCount(shares.filter((share) => share < 0.5).length)
	});
}

/** A plan in sentences: what it spends and averts, how near to the best it is, how it fares if it is wrong. */
export function planSentences(plan: PlanResult): string[] {
	const { robustness, currency, gap } = plan;
	const funded = moneyByArea(plan, plan.amount).filter((money) => money > 0).length;
	return [
		m.plan_said_spent({
			spent: formatMoney(plan.totalAmount, currency),
			budget: formatMoney(plan.budget, currency),
			areas: formatCount(funded),
			averted: formatCount(plan.totalEffect)
		}),
		gap === 0 ? m.plan_said_proven() : m.plan_said_gap({ gap: formatShare(gap, 2) }),
		...(robustness
			? [worldsSentence(plan, robustness), ...robustnessSentences(plan, robustness)]
			: []),
		m.plan_caution()
	];
}

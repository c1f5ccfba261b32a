import { m } from '$lib/messages/compiled/messages';
import type { BriefSection } from '$lib/model/brief';
import type { PlanResult } from '$lib/model/planning';
import type { Outlines } from '$lib/model/report';
import { formatCount, formatMoney, formatShare } from '$lib/wording/format';
import { robustnessSentences } from '$lib/wording/plan';
import { numberMap } from './area-classes';
import { section, table } from './section';

const listed = 25;

function moneyByArea({ amount, areaIds, programmes }: PlanResult): Float64Array {
	return Float64Array.from(areaIds, (_, area) =>
		programmes.reduce((sum, _p, p) => sum + amount[area * programmes.length + p], 0)
	);
}

function sentencesOf(plan: PlanResult): string[] {
	const { robustness, programmes, currency } = plan;
	return [
		m.report_plan_sentence({
			spent: formatMoney(plan.totalAmount, currency),
			budget: formatMoney(plan.budget, currency),
			averted: formatCount(plan.totalEffect)
		}),
		...(robustness
			? [
					m.report_plan_range({
						lower: formatCount(robustness.plan.effectLower),
						upper: formatCount(robustness.plan.effectUpper)
					})
				]
			: []),
		...(robustness ? robustnessSentences(plan, robustness) : []),
		m.report_plan_gap({ gap: formatShare(plan.gap, 2) }),
		...(programmes.some(({ evidence }) => /illustrative/i.test(evidence))
			? [m.report_plan_illustrative()]
			: []),
		m.plan_caution()
	];
}

/** What a budget could do, where, and how sure that is. */
export function planSection(plan: PlanResult, outlines: Outlines): BriefSection {
	const money = moneyByArea(plan);
	const { currency, programmes, areaNames } = plan;
	const written = (amount: number) => formatMoney(amount, currency);
	const funded = areaNames
		.map((_, area) => area)
		.filter((area) => money[area] > 0)
		.sort((a, b) => money[b] - money[a] || a - b);
	return section('plan', {
		sentences: sentencesOf(plan),
		figures: [
			{
				svg: numberMap(outlines, areaNames, money, () => false, written),
				alternative: m.report_plan_alternative({
					areas: formatCount(funded.length),
					most: funded.length ? areaNames[funded[0]] : '–'
				}),
				caption: m.report_plan_caption()
			}
		],
		tables: [
			table(
				m.report_plan_programmes(),
				[m.plan_programme(), m.plan_amount(), m.plan_averted(), m.plan_evidence()],
				programmes.map(({ name, amount, effect, evidence }) => [
					name,
					written(amount),
					formatCount(effect),
					evidence
				]),
				[3]
			),
			table(
				m.report_plan_areas({ count: formatCount(Math.min(listed, funded.length)) }),
				[m.report_column_area(), m.plan_amount(), m.report_plan_what()],
				funded.slice(0, listed).map((area) => [
					areaNames[area],
					written(money[area]),
					programmes
						.map(({ name }, p) => ({ name, units: plan.units[area * programmes.length + p] }))
						.filter(({ units }) => units > 0)
						.map(({ name, units }) => `${name} (${formatCount(units)})`)
						.join(', ')
				]),
				[2]
			)
		]
	});
}

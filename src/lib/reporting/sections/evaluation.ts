import { m } from '$lib/messages/compiled/messages';
import type { BriefFigure, BriefSection, BriefTable } from '$lib/model/brief';
import type { EffectEstimate, EvaluationResult } from '$lib/model/evaluation';
import type { Intervention } from '$lib/model/settings/evaluate';
import { formatChange, formatCount, formatDay, formatNumber, formatP } from '$lib/wording/format';
import {
	checkSentence,
	countsSentence,
	headlineSentence,
	measureName,
	methodName,
	powerSentence,
	relativeChange
} from '$lib/wording/evaluation';
import { rangesFigure } from '../figures/ranges';
import { section, table } from './section';

const format = (effect: EffectEstimate) => (value: number) =>
	effect.unit === 'log-ratio' ? formatChange(value) : formatNumber(value, 1);

function sentencesOf(result: EvaluationResult, settings?: Intervention): string[] {
	const { intervention, counts, results, refused, controlIds } = result;
	if (refused.some(({ reason }) => reason === 'hidden'))
		return [`${intervention}: ${m.evaluate_hidden()}`];
	const about = settings
		? m.evaluate_about({
				from: formatDay(settings.from),
				areas: formatCount(settings.areas.length),
				controls: formatCount(controlIds.length)
			})
		: '';
	return [
		`${intervention}. ${about} ${countsSentence(counts)}`,
		...results.map((part) =>
			[
				`${methodName(part.method)}: ${headlineSentence(part, format(part.effects[0]))}`,
				...(powerSentence(part) ? [powerSentence(part)] : []),
				...part.checks.map(checkSentence).filter((sentence) => sentence !== null)
			].join(' ')
		),
		...refused.map(({ method, reason }) => `${methodName(method)}: ${reason}`)
	];
}

function figureOf({ intervention, results }: EvaluationResult): BriefFigure[] {
	const ratios = results.filter(({ effects }) => effects[0].unit === 'log-ratio');
	if (!ratios.length) return [];
	const rows = ratios.map(({ method, effects }) => {
		const [value, lower, upper] = [effects[0].estimate, effects[0].lower, effects[0].upper].map(
			relativeChange
		);
		return { label: methodName(method), value, lower, upper, text: formatChange(value) };
	});
	return [
		{
			svg: rangesFigure({
				rows,
				reference: { value: 0, label: m.evaluate_no_change() },
				formatNumber: formatChange,
				limit: 3
			}),
			alternative: rows
				.map(({ label, text, lower, upper }) =>
					m.report_evaluation_alternative({
						label,
						text,
						lower: formatChange(lower),
						upper: formatChange(upper)
					})
				)
				.join(' '),
			caption: `${intervention}: ${m.evaluate_ranges()}`
		}
	];
}

function tableOf({ intervention, results }: EvaluationResult): BriefTable[] {
	if (!results.length) return [];
	return [
		table(
			`${intervention}: ${m.evaluate_table()}`,
			[
				m.evaluate_column_method(),
				m.evaluate_column_measure(),
				m.evaluate_column_estimate(),
				m.evaluate_column_error(),
				m.evaluate_column_range(),
				'p'
			],
			results.flatMap(({ method, effects }) =>
				effects.map((effect) => [
					methodName(method),
					measureName(effect),
					formatNumber(effect.estimate),
					formatNumber(effect.standardError),
					Number.isFinite(effect.lower)
						? m.evaluate_range_of({
								lower: formatNumber(effect.lower),
								upper: formatNumber(effect.upper)
							})
						: m.evaluate_range_open(),
					formatP(effect.p)
				])
			),
			[1]
		)
	];
}

/** What each intervention changed, sentence first, and the warning that awareness raises reporting. */
export function evaluationSection(
	evaluations: EvaluationResult[],
	interventions: Intervention[]
): BriefSection {
	return section('evaluation', {
		sentences: [
			m.evaluate_warning_recording(),
			...evaluations.flatMap((result, i) => sentencesOf(result, interventions[i]))
		],
		figures: evaluations.flatMap(figureOf),
		tables: evaluations.flatMap(tableOf)
	});
}

import type { EvaluationResult } from '$lib/model/evaluation';
import type { Panel } from '$lib/model/panel';
import { InputError } from '$lib/model/problem';
import type { Intervention } from '$lib/model/settings/evaluate';
import { evaluationMethods } from './evaluation-methods';
import { beforeAfter, spanOf, type EvaluateInput, type Span } from './intervention-span';

/** What the reader must know: recording may rise with awareness, spans may be cut short, cases may be few. */
function warningsFor(panel: Panel, span: Span, intervention: Intervention): string[] {
	const treated = beforeAfter(panel, span.treated, span);
	const short =
		span.firstAfter - span.from < intervention.beforePeriods ||
		span.to - span.firstAfter < intervention.afterPeriods;
	return [
		'recording-may-rise',
		...(short ? ['span-cut-short'] : []),
		...(treated.before + treated.after < 20 ? ['few-cases'] : []),
		...(intervention.controls.length ? [] : ['controls-matched'])
	];
}

/**
 * What each method says of one intervention, on counts by area and period. A method whose needs are not
 * met is refused with its reason; the others still answer. Throws `InputError` where the intervention
 * names unknown areas or lies outside the data.
 */
export function evaluateIntervention(input: EvaluateInput): EvaluationResult {
	const span = spanOf(input);
	const warnings = warningsFor(input.panel, span, input.intervention);
	const treated = beforeAfter(input.panel, span.treated, span);
	const control = beforeAfter(input.panel, span.controls, span);
	const result: EvaluationResult = {
		intervention: input.intervention.name,
		counts: {
			treatedBefore: treated.before,
			treatedAfter: treated.after,
			controlBefore: control.before,
			controlAfter: control.after
		},
		controlIds: span.controls.map((area) => input.panel.areaIds[area]),
		displacementIds: span.displacement.map((area) => input.panel.areaIds[area]),
		results: [],
		refused: []
	};
	for (const method of input.methods) {
		try {
			result.results.push({ method, warnings, ...evaluationMethods[method](input.panel, span) });
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			result.refused.push({ method, reason: error.message });
		}
	}
	return result;
}

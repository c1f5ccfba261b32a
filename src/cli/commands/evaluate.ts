import type { EffectEstimate } from '$lib/model/evaluation';
import { evaluateInterventions, type Evaluations } from '$lib/pipeline/evaluate-interventions';
import { openProject } from '$lib/pipeline/open-project';
import type { ResultTable } from '$lib/model/exports';
import type { Command } from './command';

/** `evaluate`: what each method estimates of each registered intervention. */
export const evaluate: Command<Evaluations> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await evaluateInterventions(project, loaded, context);
	return { result, table, hidden: result.hidden, dataset: loaded.dataset, seed: null };
};

/** The name of a measure in the file: the method's, and what it measures where that is not the same. */
function measureName(method: string, { measure }: EffectEstimate): string {
	return measure.startsWith(method) ? measure : `${method}-${measure}`;
}

function table({ evaluations }: Evaluations): ResultTable {
	return {
		columns: [
			'intervention',
			'measure',
			'estimate',
			'standard_error',
			'lower',
			'upper',
			'p',
			'unit',
			'detectable_change'
		],
		rows: evaluations.flatMap(({ intervention, results }) =>
			results.flatMap(({ method, effects, detectableChange }) =>
				effects.map((effect) => [
					intervention,
					measureName(method, effect),
					effect.estimate,
					effect.standardError,
					effect.lower,
					effect.upper,
					effect.p,
					effect.unit,
					detectableChange
				])
			)
		)
	};
}

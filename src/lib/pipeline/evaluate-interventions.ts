import { protectEvaluation } from '$lib/disclosure/protect-evaluation';
import type { EvaluationResult } from '$lib/model/evaluation';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from './context';
import { loadPanel, type LoadedProject } from './load-panel';

/** What the registered interventions changed, as far as it may be shown. */
export interface Evaluations {
	evaluations: EvaluationResult[];
	/** How many interventions are withheld because a count behind them is too small to show. */
	hidden: number;
}

/** Evaluates every intervention of the project by every method it names. */
export async function evaluateInterventions(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<Evaluations>> {
	const settings = project.evaluate;
	if (!settings)
		throw new InputError(
			'The project registers no interventions; add "evaluate" with at least one in "interventions".'
		);
	const panel = await loadPanel(widened(project), loaded, context);
	if (panel.undated)
		throw new InputError('The incidents carry no dates, so before and after cannot be told apart.');
	const results = await context.runner.run(
		'evaluate-interventions',
		{ panel, features: loaded.areas.features, settings },
		context
	);
	return protectEvaluation(results, project.disclosure);
}

/** The span of an intervention sets its own window, so the project's must not cut it short. */
function widened(project: Project): Project {
	return { ...project, period: { step: project.period.step } };
}

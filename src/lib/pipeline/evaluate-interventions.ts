import { protectEvaluation, type EvaluationBasis } from '$lib/disclosure/protect-evaluation';
import { pooled, spanOf } from '$lib/evaluation/intervention-span';
import type { EvaluationResult } from '$lib/model/evaluation';
import type { Intervention } from '$lib/model/settings/evaluate';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel, type MethodPanel } from './method-panel';
import { withRegistered } from './registered-interventions';

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
	const settings = project.evaluate && (await withRegistered(project.evaluate, context));
	if (!settings?.interventions.length)
		throw new InputError(
			'The project registers no interventions; add "evaluate" with at least one in "interventions".'
		);
	const source = await loadMethodPanel(widened(project), loaded, context);
	const { panel } = source;
	if (panel.undated)
		throw new InputError('The incidents carry no dates, so before and after cannot be told apart.');
	const results = await context.runner.run(
		'evaluate-interventions',
		{ panel, features: loaded.areas.features, settings },
		context
	);
	const bases = results.map((result, i) =>
		project.disclosure.mode === 'exact'
			? { counts: result.counts, share: 1, byPeriod: true }
			: basisOf(source, settings.interventions[i], result)
	);
	return protectEvaluation(results, bases);
}

/** The span of an intervention sets its own window, so the project's must not cut it short. */
function widened(project: Project): Project {
	return { ...project, period: { step: project.period.step } };
}

/** How much of the cases behind an evaluation its areas publish, before and after. */
function basisOf(
	{ panel, shown, resolution }: MethodPanel,
	intervention: Intervention,
	{ controlIds }: EvaluationResult
): EvaluationBasis {
	const compared = { ...intervention, controls: controlIds };
	const span = spanOf({ panel, intervention: compared, methods: [], neighbours: null });
	const stretches = [
		{ first: span.from, last: span.firstAfter - 1 },
		{ first: span.firstAfter, last: span.to - 1 }
	];
	const { counts } = shown(stretches);
	const shareOf = (areas: number[]) => {
		const cases = pooled(panel, areas, span.from, span.to).reduce((sum, n) => sum + (n || 0), 0);
		const known = areas.flatMap((area) => [counts[2 * area], counts[2 * area + 1]]);
		return cases > 0 ? known.reduce((sum, n) => sum + (n || 0), 0) / cases : 1;
	};
	const sumOf = (areas: number[], side: number) =>
		areas.reduce((sum, area) => sum + counts[2 * area + side], 0);
	const all = [...span.treated, ...span.controls];
	return {
		counts: {
			treatedBefore: sumOf(span.treated, 0),
			treatedAfter: sumOf(span.treated, 1),
			controlBefore: sumOf(span.controls, 0),
			controlAfter: sumOf(span.controls, 1)
		},
		share: Math.min(1, shareOf(span.treated), shareOf(span.controls)),
		byPeriod: all.every((area) =>
			stretches.every((stretch) => resolution(area, stretch) >= stretch.last - stretch.first + 1)
		)
	};
}

import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { protectResults } from '$lib/disclosure/gate';
import type { Areas } from '$lib/model/areas';
import type { ShownResults, ShownTable } from '$lib/model/disclosure';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from './context';
import { estimateCases } from './estimate-cases';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel } from './method-panel';

/** Recorded and estimated cases by area that may be shown. */
export interface Underreporting {
	method: 'none' | 'scenario' | 'effort';
	areaIds: string[];
	areaNames: string[];
	reported: ShownTable;
	/** `estimated`, `lower`, `upper` by area. */
	results: ShownResults;
	/** For `effort`: what the regression found. Null otherwise. */
	effort: { elasticity: number; elasticityError: number; adjusted: boolean } | null;
}

/** Estimates true cases by area from assumed rates or from effort, and passes them through the gate. */
export async function estimateUnderreporting(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<Underreporting>> {
	if (!project.underreporting)
		throw new InputError(
			'The project has no block "underreporting": name a method (multiple-systems, scenario or effort).',
			{},
			'underreporting-missing'
		);
	const { panel, shown } = await loadMethodPanel(project, loaded, context);
	const estimates = await estimateCases(project, loaded, panel, context);
	const whole = Math.max(1, panel.periods.length - panel.incompleteLast);
	const reported = shown([{ first: 0, last: whole - 1 }]);
	const { estimated, lower, upper, method } = estimates;
	const results = protectResults(
		{ numbers: { estimated, lower, upper } },
		reported.statuses,
		project.disclosure
	);
	const effort =
		'elasticity' in estimates
			? (estimates as unknown as NonNullable<Underreporting['effort']>)
			: null;
	return deriveProtectedFrom({ reported, results }, (parts) => ({
		method,
		...namesOf(loaded.areas),
		...parts,
		effort: effort && {
			elasticity: effort.elasticity,
			elasticityError: effort.elasticityError,
			adjusted: effort.adjusted
		}
	}));
}

const namesOf = ({ ids, names }: Areas) => ({ areaIds: ids, areaNames: names });

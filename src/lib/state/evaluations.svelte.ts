import type { Project } from '$lib/model/project';
import type { Intervention } from '$lib/model/settings/evaluate';
import type { Protected } from '$lib/model/protected';
import type { Evaluations } from '$lib/pipeline/evaluate-interventions';
import { interventionsOf } from '$lib/pipeline/registered-interventions';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** The newest answer to "what did the project's interventions change?". */
export function createEvaluations(session: Session): LatestResult<Project, Protected<Evaluations>> {
	return new LatestResult((project, options) =>
		session.answer('evaluate-interventions', project, options)
	);
}

/** The interventions that a CSV file registers. Throws `InputError` at the first cell that cannot be used. */
export async function readInterventionFile(file: File): Promise<Intervention[]> {
	return interventionsOf(file, file.name);
}

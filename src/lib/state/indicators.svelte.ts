import type { Indicators } from '$lib/model/indicators';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { measureIndicators } from '$lib/pipeline/indicators/measure-indicators';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** The newest answer to "how far do cases come, how fast, and who reports what?". */
export function createIndicators(session: Session): LatestResult<Project, Protected<Indicators>> {
	return new LatestResult(async (project, options) => {
		if (!session.loaded) throw new InputError('No data are loaded yet.');
		return measureIndicators(project, session.loaded, await session.context(options));
	});
}

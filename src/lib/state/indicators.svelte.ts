import type { Indicators } from '$lib/model/indicators';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** The newest answer to "how far do cases come, how fast, and who reports what?". */
export function createIndicators(session: Session): LatestResult<Project, Protected<Indicators>> {
	return new LatestResult((project, options) =>
		session.answer('measure-indicators', project, options)
	);
}

import {
	emergingMilliseconds,
	localMilliseconds,
	scanMilliseconds
} from '$lib/hotspots/expected-work';
import type { FindingKind } from '$lib/model/findings';
import type { Project } from '$lib/model/project';
import { inOwnPeriods } from './find-emerging';
import { panelPeriods, type LoadedProject } from './load-panel';

/** How many seconds a finding will take, roughly. Throws `InputError` where the window lies outside the data. */
export function expectedSeconds(
	kind: FindingKind,
	project: Project,
	{ areas, dataset }: LoadedProject
): number {
	const { length } = panelPeriods(kind === 'emerging' ? inOwnPeriods(project) : project, dataset);
	const count = areas.ids.length;
	if (kind === 'clusters') return scanMilliseconds(count, length, project.scan) / 1000;
	if (kind === 'emerging') return emergingMilliseconds(count, length, project.emerging.lags) / 1000;
	return localMilliseconds(count, project.hotspots.permutations) / 1000;
}

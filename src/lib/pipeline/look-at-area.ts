import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { AreaRequest, ShownAreaTrend } from '$lib/model/trends';
import { singlePeriods } from './brush-of';
import type { Context } from './context';
import { describeArea, type KnownHistory } from './describe-area';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel } from './method-panel';
import { fromFirstRecord } from './silent-ends';
import { panelKey } from './panel-key';

/** The counts behind the last look, kept as long as the data: areas are looked at one after another. */
const known = new WeakMap<LoadedProject, { key: string; history: Promise<KnownHistory> }>();

/** One area in depth (`describeArea`), from the counts of the project. */
export async function lookAtArea(
	{ project, area, spread }: AreaRequest,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<ShownAreaTrend>> {
	const history = await historyOf(project, loaded, context);
	return describeArea(project, { ...history, spread }, area, context);
}

function historyOf(
	project: Project,
	loaded: LoadedProject,
	{ engine, runner, files }: Context
): Promise<KnownHistory> {
	const key = panelKey(project);
	const kept = known.get(loaded);
	if (kept?.key === key) return kept.history;
	// Not stopped by the look that asked first: the next one waits for the same.
	const history = loadHistory(project, loaded, { engine, runner, files });
	known.set(loaded, { key, history });
	history.catch(() => known.delete(loaded));
	return history;
}

async function loadHistory(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<KnownHistory> {
	const { panel, shown, resolution } = await loadMethodPanel(project, loaded, context);
	return {
		panel: fromFirstRecord(panel),
		cells: shown(singlePeriods(panel.periods), panel.population),
		resolution
	};
}

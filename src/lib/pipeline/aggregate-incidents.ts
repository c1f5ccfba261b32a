import { deriveProtected } from '$lib/disclosure/derive';
import type { Aggregate } from '$lib/model/exports';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { singlePeriods } from './brush-of';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel } from './method-panel';

/** Counts incidents by area and period, zeros included, and passes them through the gate. */
export async function aggregateIncidents(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<Aggregate>> {
	const { panel, shown } = await loadMethodPanel(project, loaded, context);
	const { periods, population } = panel;
	return deriveProtected(shown(singlePeriods(periods), population), (cells) => ({
		areaIds: panel.areaIds,
		areaNames: panel.areaNames,
		periods,
		undated: panel.undated ?? false,
		population,
		cells
	}));
}

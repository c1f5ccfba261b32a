import { deriveProtected } from '$lib/disclosure/derive';
import type { ShownTable } from '$lib/model/disclosure';
import type { Periods } from '$lib/model/period';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel } from './method-panel';

/** Counts and rates by area and period that may be shown. */
export interface Aggregate {
	areaIds: string[];
	areaNames: string[];
	periods: Periods;
	/** The incidents carry no dates: the one period stands for all. */
	undated: boolean;
	/** Residents by area and period, in the order of `cells`; null where none are known. */
	population: Float64Array | null;
	/** Row a is area a, column t period t. */
	cells: ShownTable;
}

/** Counts incidents by area and period, zeros included, and passes them through the gate. */
export async function aggregateIncidents(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<Aggregate>> {
	const { panel, shown } = await loadMethodPanel(project, loaded, context);
	const { periods, population } = panel;
	const stretches = Array.from({ length: periods.length }, (_, t) => ({ first: t, last: t }));
	return deriveProtected(shown(stretches, population), (cells) => ({
		areaIds: panel.areaIds,
		areaNames: panel.areaNames,
		periods,
		undated: panel.undated ?? false,
		population,
		cells
	}));
}

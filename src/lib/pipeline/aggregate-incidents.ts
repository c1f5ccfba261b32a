import { protectTable } from '$lib/disclosure/gate';
import { deriveProtected } from '$lib/disclosure/derive';
import type { ShownTable } from '$lib/model/disclosure';
import type { Periods } from '$lib/model/period';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from './context';
import { loadPanel, type LoadedProject } from './load-panel';

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
	const panel = await loadPanel(project, loaded, context);
	const table = protectTable(
		{
			rows: panel.areaIds.length,
			columns: panel.periods.length,
			counts: panel.counts,
			population: panel.population
		},
		project.disclosure
	);
	return deriveProtected(table, (cells) => ({
		areaIds: panel.areaIds,
		areaNames: panel.areaNames,
		periods: panel.periods,
		undated: panel.undated ?? false,
		population: panel.population,
		cells
	}));
}

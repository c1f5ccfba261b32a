import { protectTable } from '$lib/disclosure/gate';
import { deriveProtected } from '$lib/disclosure/derive';
import type { Brush } from '$lib/disclosure/views';
import type { Dataset } from '$lib/model/dataset';
import type { ProtectedTable, ShownTable } from '$lib/model/disclosure';
import type { Panel } from '$lib/model/panel';
import { dayNumber, periodEnd, periodStart, type Periods } from '$lib/model/period';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from './context';
import { brushIn, filterOf } from './explore/release-counter';
import { loadPanel, type LoadedProject } from './load-panel';
import { releaseInput } from './load-release';
import { filterCodes } from './select-incidents';

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
	const table =
		project.disclosure.mode === 'exact'
			? protectTable(
					{
						rows: panel.areaIds.length,
						columns: panel.periods.length,
						counts: panel.counts,
						population: panel.population
					},
					project.disclosure
				)
			: await releasedTable(project, loaded, panel, context);
	return deriveProtected(table, (cells) => ({
		areaIds: panel.areaIds,
		areaNames: panel.areaNames,
		periods: panel.periods,
		undated: panel.undated ?? false,
		population: panel.population,
		cells
	}));
}

/** The panel as far as the dataset's release publishes it; periods that the window cuts through are hidden. */
async function releasedTable(
	project: Project,
	loaded: LoadedProject,
	panel: Panel,
	context: Context
): Promise<ProtectedTable> {
	const { dataset } = loaded;
	const { periods, population, counts } = panel;
	const { disclosure: policy } = project;
	const filter = filterOf(dataset, filterCodes(dataset, project.filter));
	const input = await releaseInput(loaded, periods.step, context, (id) => id in filter);
	const brushes = Array.from({ length: periods.length }, (_, t): Brush | 'cut' =>
		isCut(project, dataset, periods, t)
			? 'cut'
			: brushIn(input.periods, periods, { first: t, last: t }, dataset.dated)
	);
	return context.runner.run(
		'release-history',
		{ input, policy, brushes, filter, counts, population },
		{ signal: context.signal }
	);
}

/** Whether the project's window leaves out days of a period that have incidents. */
function isCut({ period }: Project, dataset: Dataset, periods: Periods, t: number): boolean {
	if (!dataset.dated) return false;
	const first = Math.max(dayNumber(periodStart(periods.first + t, periods.step)), dataset.firstDay);
	const last = Math.min(dayNumber(periodEnd(periods.first + t, periods.step)), dataset.lastDay);
	return (
		(period.from !== undefined && dayNumber(period.from) > first) ||
		(period.to !== undefined && dayNumber(period.to) < last)
	);
}

import type { Release } from '$lib/disclosure/release';
import { viewAreaPeriods, type Brush } from '$lib/disclosure/views';
import type { ProtectedTable } from '$lib/model/disclosure';
import type { Filter, Project } from '$lib/model/project';
import { periodEnd, periodNumber, periodStart, type Periods, type Step } from '$lib/model/period';
import { brushOf, singlePeriods } from '../brush-of';
import type { Context } from '../context';
import { loadCells } from '../load-release';
import { panelPeriods, type LoadedProject } from '../load-panel';

/** What monitoring counts from: published cells, and the stretches of time it tells. */
export interface CellSource {
	release: Release;
	/** The periods that the chain is told by, within the project's window. */
	periods: Periods;
	/** The whole window, then each period. */
	stretches: (Brush | 'cut')[];
	/** The periods of another step within the window, each as a stretch. */
	by(step: Step): { periods: Periods; stretches: (Brush | 'cut')[] };
	count(nodes: number[], filter: Filter, stretches?: (Brush | 'cut')[]): ProtectedTable;
}

/** Opens the cells of some columns for monitoring. Filters of the project do not apply: columns are not crossed. */
export async function openCells(
	project: Project,
	loaded: LoadedProject,
	context: Context,
	columns: string[]
): Promise<CellSource> {
	const { dataset } = loaded;
	const { period, indicators, disclosure } = project;
	const release = await loadCells(loaded, disclosure, context, columns);
	const by: CellSource['by'] = (step) => {
		const windowed = { period: { ...period, step } };
		const periods = panelPeriods(windowed, dataset);
		const brush = brushOf(windowed, dataset, release.periods, periods);
		return { periods, stretches: singlePeriods(periods).map(brush) };
	};
	const told = by(indicators.step);
	const stretches = [wholeBrush(project, loaded, release), ...told.stretches];
	return {
		release,
		periods: told.periods,
		stretches,
		by,
		count: (nodes, filter, of = stretches) => viewAreaPeriods(release, nodes, of, filter)
	};
}

/** The whole window; everything, undated records included, where the project sets none. */
function wholeBrush(
	{ period }: Project,
	{ dataset }: LoadedProject,
	release: Release
): Brush | 'cut' {
	if (!period.from && !period.to) return null;
	const base = panelPeriods({ period: { ...period, step: release.periods.step } }, dataset);
	return brushOf({ period }, dataset, release.periods, base)({ first: 0, last: base.length - 1 });
}

/**
 * A span of days as base periods of the cells. `cut` where it does not begin and end with whole ones;
 * what lies beside the data is left out.
 */
export function brushOfDays(base: Periods, from: string, to: string): Brush | 'cut' {
	const first = periodNumber(from, base.step);
	const last = periodNumber(to, base.step);
	if (periodStart(first, base.step) !== from || periodEnd(last, base.step) !== to) return 'cut';
	return {
		first: Math.max(0, first - base.first),
		last: Math.min(base.length - 1, last - base.first)
	};
}

import { toSignificant } from '$lib/disclosure/coarsen';
import { completeCounts } from '$lib/disclosure/complete-counts';
import { completeSelection } from '$lib/disclosure/complete-selection';
import { protectTable } from '$lib/disclosure/gate';
import type { Release } from '$lib/disclosure/release';
import {
	publishedStretches,
	selectColumn,
	viewAreaPeriods,
	withRates
} from '$lib/disclosure/views';
import type { ProtectedTable } from '$lib/model/disclosure';
import type { PanelNowcast } from '$lib/model/nowcast';
import type { Panel } from '$lib/model/panel';
import type { Project } from '$lib/model/project';
import { createRandom } from '$lib/numeric/random';
import { brushOf, singlePeriods } from './brush-of';
import type { Context } from './context';
import { areaLabels } from './explore/area-labels';
import type { Stretch } from './explore/counter';
import { filterOf } from './explore/release-counter';
import { incompleteLast } from './incomplete-last';
import { loadPanel, type LoadedProject } from './load-panel';
import { loadRelease } from './load-release';
import { spreadOverPeriods } from './panel-days';
import { publishedNowcast } from './published-nowcast';
import { delayColumn } from './release-input';
import { filterCodes } from './select-incidents';

/**
 * The counts that a method may work on, and those that may be shown beside what it finds. In `exact`
 * mode both are the counts themselves. Otherwise `panel` is the release of the dataset with its hidden
 * cells filled in by chance (`completeCounts`): results made of it tell nothing that the release does not.
 */
export interface MethodPanel {
	panel: Panel;
	/** What the areas are called where they stand in one list: the panel's names, those of several told apart. */
	names: string[];
	/** Cases by area (rows) and stretch of the panel's periods (columns) that may be shown; rates where residents are given, in the order of the cells. */
	shown(stretches: Stretch[], residents?: Float64Array | null): ProtectedTable;
	/** Of how many published stretches an area's course is known within a stretch of periods; all its periods in `exact` mode. */
	resolution(area: number, stretch: Stretch): number;
}

/** Loads the panel of a project for a method. Every command that works on areas starts here. */
export async function loadMethodPanel(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<MethodPanel> {
	const exact = await loadPanel(project, loaded, context);
	const names = areaLabels(loaded.areas);
	if (project.disclosure.mode === 'exact') return { names, ...exactPanel(exact, project) };
	const filter = filterOf(loaded.dataset, filterCodes(loaded.dataset, project.filter));
	const release = await loadRelease(loaded, project.disclosure, context, Object.keys(filter));
	const counts = completedCounts(exact, release, project, loaded);
	const nowcast =
		exact.nowcast && (await shownNowcast({ ...exact, counts }, release, project, loaded, context));
	return {
		names,
		panel: {
			...exact,
			counts,
			incompleteLast: incompleteLast(project, nowcast, exact.silent),
			nowcast
		},
		...shownOf(exact, release, project, loaded, filter)
	};
}

/** A nowcast made of what the release says of delays; what was reported as far as it is published. */
async function shownNowcast(
	{ periods, counts, nowcast }: Panel,
	release: Release,
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<PanelNowcast | null> {
	const { dataset } = loaded;
	const delays = await loadRelease(loaded, project.disclosure, context, [delayColumn]);
	const totals = new Float64Array(periods.length);
	counts.forEach((count, cell) => (totals[cell % periods.length] += count || 0));
	const { newestReport } = nowcast!;
	const found = publishedNowcast(delays, periods, totals, newestReport);
	if (!found) return null;
	const filter = filterOf(dataset, filterCodes(dataset, project.filter));
	const brushes = singlePeriods(periods).map(brushOf(project, dataset, release.periods, periods));
	const { counts: published } = viewAreaPeriods(release, [-1], brushes, filter);
	const coarse = (values: Float64Array) =>
		toSignificant(values, 2).map((value, t) => (published[t] >= 0 ? value : NaN));
	return {
		...found,
		reported: published,
		share: toSignificant(found.share, 2),
		arrived: toSignificant(Float64Array.from(found.arrived), 2),
		expected: coarse(found.expected),
		lower: coarse(found.lower),
		upper: coarse(found.upper)
	};
}

function exactPanel(panel: Panel, { disclosure }: Project): Omit<MethodPanel, 'names'> {
	const { length } = panel.periods;
	return {
		panel,
		shown(stretches, residents = null) {
			const columns = stretches.length;
			const counts = new Float64Array(panel.areaIds.length * columns);
			for (let cell = 0; cell < counts.length; cell++)
				counts[cell] = sumOf(panel, Math.floor(cell / columns), stretches[cell % columns]);
			const rows = panel.areaIds.length;
			return protectTable({ rows, columns, counts, population: residents }, disclosure);
		},
		resolution: (area, { first, last }) =>
			panel.counts.subarray(area * length + first, area * length + last + 1).filter((n) => n >= 0)
				.length
	};
}

/** Cases of an area in a stretch; NaN where it reported in none of its periods. */
function sumOf({ counts, periods }: Panel, area: number, { first, last }: Stretch): number {
	let [sum, reported] = [0, 0];
	for (let t = first; t <= last; t++) {
		const count = counts[area * periods.length + t];
		if (!Number.isNaN(count)) [sum, reported] = [sum + count, reported + 1];
	}
	return reported ? sum : NaN;
}

function shownOf(
	panel: Panel,
	release: Release,
	project: Project,
	{ dataset }: LoadedProject,
	filter: Record<string, string[]>
): Pick<MethodPanel, 'shown' | 'resolution'> {
	const brush = brushOf(project, dataset, release.periods, panel.periods);
	const selection = selectColumn(release, filter);
	return {
		shown(stretches, residents = null) {
			const rows = panel.areaIds.map((_, area) => area);
			const silent = (area: number, column: number) =>
				Number.isNaN(sumOf(panel, area, stretches[column]));
			const table = viewAreaPeriods(release, rows, stretches.map(brush), filter, silent);
			return residents ? withRates(release, table, (_, cell) => residents[cell]) : table;
		},
		resolution(area, stretch) {
			const own = brush(stretch);
			return own === 'cut' ? 0 : publishedStretches(release, area, own, selection);
		}
	};
}

/** The panel's counts as the release allows to know them; silent cells stay silent. */
function completedCounts(
	panel: Panel,
	release: Release,
	project: Project,
	loaded: LoadedProject
): Float64Array {
	const { filter, period } = project;
	const key = JSON.stringify([filter, period, panel.periods, panel.undated]);
	const kept = completed.get(release) ?? new Map<string, Float64Array>();
	const counts = kept.get(key) ?? dealtCounts(panel, release, project, loaded);
	completed.set(release, new Map([...kept, [key, counts] as const].slice(-mostCompleted)));
	return counts.map((count, cell) => (Number.isNaN(panel.counts[cell]) ? NaN : count));
}

/** What was dealt from a release, by filter, window and periods: the uses of a page ask for the same ones. */
const completed = new WeakMap<Release, Map<string, Float64Array>>();
const mostCompleted = 4;

/** The release's hidden cells dealt by chance, the same at every call, and spread over the panel's periods. */
function dealtCounts(
	panel: Panel,
	release: Release,
	project: Project,
	{ dataset, areas }: LoadedProject
): Float64Array {
	const random = createRandom(1);
	const filter = filterOf(dataset, filterCodes(dataset, project.filter));
	const all = completeCounts(release, areas.population, random);
	const many = areas.ids.length;
	const base = completeSelection(release, all, filter, many, random);
	if (panel.undated) return base;
	const window = { dataset, ...project.period };
	return spreadOverPeriods(base, release.periods, panel.periods, window, random);
}

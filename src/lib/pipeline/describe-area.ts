import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { protectResults, statusOfCount } from '$lib/disclosure/gate';
import { statusCode, type ShownTable } from '$lib/model/disclosure';
import { seriesOf, type Panel } from '$lib/model/panel';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { AreaTrendDetail, SharedSpread, ShownAreaTrend } from '$lib/model/trends';
import type { Context } from './context';
import { fewestStretches } from './find-trends';
import type { MethodPanel } from './method-panel';

/** Periods before the one judged that an EARS threshold is made of, C3's two earlier ones included. */
const earsReach = 11;

/** Counts of all areas to work on (`MethodPanel`), and as far as they are published (`aggregateIncidents`). */
export interface KnownHistory {
	panel: Panel;
	cells: Protected<ShownTable>;
	/** Of how many published stretches an area's course is known (`MethodPanel`). */
	resolution: MethodPanel['resolution'];
	/** What the trends of all areas say of how much counts vary (`findTrends`); null or left out: the area's own counts alone. */
	spread?: SharedSpread | null;
}

/**
 * One area in depth: trend with its interval, season, remainder, thresholds. Smooth lines are shown
 * where the area has enough cases; what follows a single count (the remainder, the threshold that it
 * is held against) only where that count is published.
 */
export async function describeArea(
	project: Project,
	history: KnownHistory,
	area: number,
	{ runner, signal }: Pick<Context, 'runner' | 'signal'>
): Promise<Protected<ShownAreaTrend>> {
	const { panel } = history;
	if (panel.undated)
		throw new InputError('The incidents carry no dates, so there is no trend to look for.');
	const detail = await runner.run(
		'trend-detail',
		{ panel: onlyArea(panel, area), settings: project.trends, area: 0, spread: history.spread },
		{ signal }
	);
	return protectDetail(project, history, area, detail);
}

/** The panel of one area: what travels to the worker. */
function onlyArea(panel: Panel, area: number): Panel {
	const { length } = panel.periods;
	return {
		...panel,
		areaIds: [panel.areaIds[area]],
		areaNames: [panel.areaNames[area]],
		counts: seriesOf(panel, area).slice(),
		population: panel.population?.slice(area * length, (area + 1) * length) ?? null
	};
}

function protectDetail(
	{ disclosure, trends }: Project,
	{ panel, cells, resolution }: KnownHistory,
	area: number,
	detail: AreaTrendDetail
): Protected<ShownAreaTrend> {
	const { length } = panel.periods;
	const row = rowOf(cells, area);
	const stretches = resolution(area, { first: 0, last: length - 1 });
	const known = stretches >= fewestStretches;
	const status = known ? statusCode[statusOfCount(detail.cases, disclosure)] : statusCode.hidden;
	const { fitted, level, levelLower, levelUpper, season } = detail;
	const lines = protectResults(
		{ numbers: eachRounded({ fitted, level, levelLower, levelUpper, season }) },
		new Uint8Array(length).fill(status),
		disclosure
	);
	// Where most periods are not published one by one, chance has dealt the cases out within the years.
	const isFine = stretches >= length / 2;
	const clear = isFine && detail.seasonP < trends.level ? 'clear' : null;
	const told = protectResults(
		{ numbers: {}, labels: { season: [clear] } },
		Uint8Array.of(status),
		disclosure
	);
	const reach = trends.alert === 'farrington' ? 0 : earsReach;
	const judged = protectResults(
		{
			numbers: { threshold: detail.threshold.map(Math.floor), ...eachRounded(detail, 'expected') },
			labels: { alarm: Array.from(detail.alarm, (code) => (code ? 'alert' : null)) }
		},
		Uint8Array.from({ length }, (_, t) => worstStatus(row.statuses, t - reach, t)),
		disclosure
	);
	return deriveProtectedFrom({ cells, lines, told, judged }, (shown) => ({
		area,
		periods: panel.periods,
		wholePeriods: length - Math.max(panel.incompleteLast, trends.incompleteLast),
		counts: row,
		fitted: shown.lines.numbers.fitted,
		level: shown.lines.numbers.level,
		levelLower: shown.lines.numbers.levelLower,
		levelUpper: shown.lines.numbers.levelUpper,
		season: shown.lines.numbers.season,
		seasonIsClear: shown.told.labels.season[0] !== null,
		remainder: shown.lines.numbers.fitted.map((mean, t) => row.counts[t] - mean),
		threshold: shown.judged.numbers.threshold,
		expected: shown.judged.numbers.expected,
		alarm: shown.judged.labels.alarm,
		withheld: status === statusCode.hidden && !shown.lines.exact
	}));
}

/** Columns at three significant digits: as fine as a line can be read, too coarse to solve for counts. */
function eachRounded<Name extends string>(
	columns: Record<Name, Float64Array>,
	...names: Name[]
): Record<Name, Float64Array> {
	const wanted = names.length ? names : (Object.keys(columns) as Name[]);
	return Object.fromEntries(
		wanted.map((name) => [name, columns[name].map((value) => Number(value.toPrecision(3)))])
	) as Record<Name, Float64Array>;
}

/** Hidden where any of the periods is. */
function worstStatus(statuses: Uint8Array, from: number, to: number): number {
	const span = statuses.subarray(Math.max(0, from), to + 1);
	return span.includes(statusCode.hidden) ? statusCode.hidden : span[span.length - 1];
}

function rowOf({ columns, counts, rates, statuses, exact }: ShownTable, area: number): ShownTable {
	const cut = [area * columns, (area + 1) * columns] as const;
	const row = statuses.slice(...cut);
	return {
		rows: 1,
		columns,
		counts: counts.slice(...cut),
		rates: rates?.slice(...cut) ?? null,
		statuses: row,
		hidden: row.filter((code) => code === statusCode.hidden).length,
		exact
	};
}

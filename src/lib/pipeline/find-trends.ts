import { protectResults } from '$lib/disclosure/gate';
import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { statusCode } from '$lib/model/disclosure';
import type { Panel } from '$lib/model/panel';
import { periodLabel, periodsPerYear } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { alertStates, directions, type ShownTrends, type TrendsResult } from '$lib/model/trends';
import { globalEmpiricalBayes } from '$lib/spatial/empirical-bayes';
import type { Context } from './context';
import { protectNowcast } from './load-nowcast';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel, type MethodPanel } from './method-panel';
import { fromFirstRecord } from './silent-ends';

/** Trends and alerts of all areas as far as they may be shown. */
export type Trends = ShownTrends;

/** Finds what rises and falls, and what stands out in the newest whole period. */
export async function findTrends(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<Trends>> {
	const known = await loadMethodPanel(project, loaded, context);
	const source = { ...known, panel: fromFirstRecord(known.panel) };
	const { panel } = source;
	if (panel.undated)
		throw new InputError('The incidents carry no dates, so there is no trend to look for.');
	const result = await context.runner.run(
		'analyse-trends',
		{ panel, settings: project.trends },
		context
	);
	return protectTrends(source, result, project);
}

/** An area whose course is published in fewer stretches than this has no trend to speak of. */
export const fewestStretches = 3;

/** Passes a trend analysis through the gate: nothing is said of areas whose course in time is not published. */
function protectTrends(
	source: MethodPanel,
	result: TrendsResult,
	project: Project
): Protected<Trends> {
	const { panel } = source;
	const whole = { first: 0, last: result.wholePeriods - 1 };
	const { statuses: counted } = source.shown([whole]);
	const statuses = counted.map((status, area) => {
		if (source.resolution(area, whole) < fewestStretches) return statusCode.hidden;
		return status === statusCode.hidden ? statusCode.shown : status;
	});
	const sums = { cases: result.cases, ...ratesOf(panel, result) };
	const newest = { first: whole.last, last: whole.last };
	const judged = (area: number) => source.resolution(area, newest) > 0;
	const shown = protectResults(
		{
			numbers: { ...whereShown(sums, counted), ...numbersOf(result) },
			labels: {
				direction: Array.from(result.direction, (code, area) =>
					statuses[area] === statusCode.hidden ? directions[0] : directions[code]
				),
				alert: Array.from(result.alert, (code, area) => alertStates[judged(area) ? code : 0])
			}
		},
		statuses,
		project.disclosure
	);
	const { periods } = panel;
	const label = (t: number) => periodLabel(periods.first + t, periods.step);
	const parts = { areas: shown, nowcast: protectNowcast(panel, project) };
	return deriveProtectedFrom(parts, ({ areas, nowcast }) => ({
		areaIds: panel.areaIds,
		areaNames: source.names,
		periods,
		wholePeriods: result.wholePeriods,
		silentFirst: panel.silent?.first ?? 0,
		newest: label(result.wholePeriods - 1),
		areas,
		changes: result.changePoints.map((changes, area) =>
			areas.statuses[area] === statusCode.hidden
				? []
				: changes.map(({ at, earliest, latest, ratio }) => ({
						at: label(at),
						earliest: label(earliest),
						latest: label(latest),
						ratio
					}))
		),
		levelChanges: result.levelChange.map((change, area) =>
			change && areas.statuses[area] !== statusCode.hidden
				? { at: label(change.at), period: periods.first + change.at, ratio: change.ratio }
				: null
		),
		commonSlope: result.commonSlope,
		commonSlopeError: result.commonSlopeError,
		slopeSpread: result.slopeSpread,
		spread: result.spread,
		...alarmsOf(areas.labels.alert, result),
		nowcast
	}));
}

/** Of how many areas the newest period is judged, as far as it is shown, and how many alarms chance alone would raise there. */
function alarmsOf(alerts: (string | null)[], { falseAlarm }: TrendsResult) {
	const isJudged = alerts.map((state) => state === 'alert' || state === 'quiet');
	return {
		areasJudged: isJudged.filter(Boolean).length,
		expectedFalseAlarms: falseAlarm.reduce((sum, chance, a) => sum + (isJudged[a] ? chance : 0), 0)
	};
}

/** Sums over the window where the window itself is published: a course may be known by years of which it cuts one. */
function whereShown(
	sums: Record<string, Float64Array>,
	statuses: Uint8Array
): Record<string, Float64Array> {
	const shown = (values: Float64Array) =>
		values.map((value, area) => (statuses[area] === statusCode.hidden ? NaN : value));
	return Object.fromEntries(Object.entries(sums).map(([name, values]) => [name, shown(values)]));
}

function numbersOf(result: TrendsResult): Record<string, Float64Array> {
	return {
		slope: result.slope,
		slopeError: result.slopeError,
		slopeLower: result.slopeLower,
		slopeUpper: result.slopeUpper,
		change: result.slope.map(Math.expm1),
		changeLower: result.slopeLower.map(Math.expm1),
		changeUpper: result.slopeUpper.map(Math.expm1),
		p: result.p,
		pAdjusted: result.pAdjusted,
		pooledSlope: result.pooledSlope,
		pooledError: result.pooledError,
		mannKendallP: result.mannKendallP,
		theilSen: result.theilSen,
		theilSenLower: result.theilSenLower,
		theilSenUpper: result.theilSenUpper,
		alertThreshold: result.alertThreshold,
		alertExpected: result.alertExpected,
		alertP: result.alertP
	};
}

/** Cases per 100,000 residents and year over the whole periods, crude and smoothed towards the mean of all areas; NaN without residents. */
function ratesOf(panel: Panel, { wholePeriods, cases }: TrendsResult) {
	const { length, step } = panel.periods;
	const personYears = cases.map((_, area) => {
		let sum = 0;
		for (let t = 0; t < wholePeriods; t++)
			if (!Number.isNaN(panel.counts[area * length + t]))
				sum += (panel.population?.[area * length + t] ?? NaN) / periodsPerYear[step];
		return sum;
	});
	const rate = cases.map((count, area) => (count / personYears[area]) * 1e5);
	const smoothed = panel.population
		? globalEmpiricalBayes(cases, personYears).map((value) => value * 1e5)
		: rate;
	return { rate, smoothedRate: smoothed };
}

import type { Panel } from '$lib/model/panel';
import { seriesOf } from '$lib/model/panel';
import { periodsPerYear } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { Progress } from '$lib/model/runner';
import {
	alertStates,
	directions,
	type Direction,
	type TrendsInput,
	type TrendsResult
} from '$lib/model/trends';
import { mannKendall } from '$lib/numeric/mann-kendall';
import { benjaminiHochberg } from '$lib/numeric/multiple-testing';
import { seasonLength } from '$lib/numeric/season';
import { theilSen } from '$lib/numeric/theil-sen';
import { trendOf } from './area-trend';
import { movementOf } from './movement';
import { alertAt } from './newest-alert';
import { poissonTrend, type PoissonTrend } from './poisson-trend';
import { sharedSpread } from './shared-spread';
import { poolSlopes } from '$lib/numeric/pooled-slopes';

const FEWEST_PERIODS = 5;

/**
 * Trend, change points and newest alert of every area of a panel; incomplete last periods are left
 * out. Throws `InputError` when no whole period remains.
 */
export function analyseTrends(
	{ panel, settings }: TrendsInput,
	report: (progress: Progress) => void = () => {}
): TrendsResult {
	const areas = panel.areaIds.length;
	const whole = wholePeriods(panel, settings.incompleteLast);
	const result = emptyResult(areas, whole);
	const column = () => new Float64Array(areas).fill(NaN);
	const isUp = new Uint8Array(areas);
	const periods = { ...panel.periods, length: whole };
	const [slopes, errors] = [column(), column()];
	const fits = panel.areaIds.map((_, a) => fitOf(panel, a, whole));
	const isEnough = ({ cases, periods }: PoissonTrend) =>
		cases >= settings.minimumCases && periods >= FEWEST_PERIODS;
	const spread = sharedSpread(fits.filter(isEnough));
	for (let a = 0; a < areas; a++) {
		const counts = seriesOf(panel, a).subarray(0, whole);
		const population = populationOf(panel, a)?.subarray(0, whole) ?? null;
		const trend = trendOf(fits[a], { level: settings.level, spread });
		result.cases[a] = trend.cases;
		const enough = isEnough(fits[a]);
		slopes[a] = trend.slope;
		errors[a] = trend.error;
		if (enough) {
			result.slope[a] = trend.slope;
			result.slopeError[a] = trend.error;
			result.slopeLower[a] = trend.lower;
			result.slopeUpper[a] = trend.upper;
			const input = { counts, population, periods, spread, level: settings.level };
			const movement = movementOf(input, fits[a], trend);
			result.changePoints[a] = movement.changes;
			result.levelChange[a] = movement.change;
			result.p[a] = movement.p;
			isUp[a] = movement.isUp ? 1 : 0;
		}
		writeRobust(result, a, counts, population, panel, settings.level);
		writeAlert(result, a, counts, population, panel, settings);
		if (a % 64 === 63) report({ share: (a + 1) / areas, step: 'trends' });
	}
	result.pAdjusted = benjaminiHochberg(result.p);
	for (let a = 0; a < areas; a++) {
		const told = directionOf(result.pAdjusted[a], isUp[a] === 1, settings.level);
		result.direction[a] = directions.indexOf(told);
		if (told !== 'rising' && told !== 'falling') result.levelChange[a] = null;
	}
	const pooled = poolSlopes(slopes, errors);
	return {
		...result,
		spread,
		pooledSlope: pooled.slopes,
		pooledError: pooled.errors,
		commonSlope: pooled.mean,
		commonSlopeError: pooled.meanError,
		slopeSpread: pooled.between
	};
}

/** The direction as a word. */
function directionOf(pAdjusted: number, isUp: boolean, level: number): Direction {
	if (Number.isNaN(pAdjusted)) return 'too-few';
	if (pAdjusted > level) return 'steady';
	return isUp ? 'rising' : 'falling';
}

/** The regression of one area over the whole periods. */
function fitOf(panel: Panel, area: number, whole: number): PoissonTrend {
	const counts = seriesOf(panel, area).subarray(0, whole);
	const population = populationOf(panel, area)?.subarray(0, whole) ?? null;
	return poissonTrend(counts, population, { ...panel.periods, length: whole });
}

/** How many periods from the first on are whole. Throws `InputError` when none is. */
export function wholePeriods(panel: Panel, incompleteLast = 0): number {
	const incomplete = Math.max(panel.incompleteLast, incompleteLast);
	const whole = panel.periods.length - incomplete;
	if (whole < 1)
		throw new InputError(
			`Every period (${panel.periods.length} in all) is marked incomplete (the last ${incomplete}); mark fewer, or choose more periods.`
		);
	return whole;
}

/** The residents of one area by period; null where none were given. */
export function populationOf(panel: Panel, area: number): Float64Array | null {
	const { length } = panel.periods;
	return panel.population?.subarray(area * length, (area + 1) * length) ?? null;
}

function writeRobust(
	result: TrendsResult,
	area: number,
	counts: Float64Array,
	population: Float64Array | null,
	{ periods }: Panel,
	level: number
): void {
	const perYear = periodsPerYear[periods.step];
	const rates = population
		? counts.map((y, t) => (population[t] > 0 ? (y / population[t]) * 1e5 * perYear : NaN))
		: counts;
	const season = counts.length >= 3 * seasonLength[periods.step] ? seasonLength[periods.step] : 1;
	result.mannKendallP[area] = mannKendall(rates, season).p;
	const sen = theilSen(rates, level);
	result.theilSen[area] = sen.slope * perYear;
	result.theilSenLower[area] = sen.lower * perYear;
	result.theilSenUpper[area] = sen.upper * perYear;
}

function writeAlert(
	result: TrendsResult,
	area: number,
	counts: Float64Array,
	population: Float64Array | null,
	{ periods }: Panel,
	settings: TrendsInput['settings']
): void {
	const alert = alertAt(counts, population, counts.length - 1, periods.step, settings);
	result.alert[area] = alertStates.indexOf(alert.state);
	result.alertThreshold[area] = alert.threshold;
	result.alertExpected[area] = alert.expected;
	result.alertP[area] = alert.p;
	result.falseAlarm[area] = alert.falseAlarm;
}

function emptyResult(areas: number, whole: number): TrendsResult {
	const column = () => new Float64Array(areas).fill(NaN);
	return {
		wholePeriods: whole,
		cases: column(),
		slope: column(),
		slopeError: column(),
		slopeLower: column(),
		slopeUpper: column(),
		p: column(),
		pAdjusted: column(),
		direction: new Uint8Array(areas),
		pooledSlope: column(),
		pooledError: column(),
		commonSlope: NaN,
		commonSlopeError: NaN,
		slopeSpread: NaN,
		spread: null,
		mannKendallP: column(),
		theilSen: column(),
		theilSenLower: column(),
		theilSenUpper: column(),
		changePoints: Array.from({ length: areas }, () => []),
		levelChange: Array.from({ length: areas }, () => null),
		alert: new Uint8Array(areas),
		alertThreshold: column(),
		alertExpected: column(),
		alertP: column(),
		falseAlarm: new Float64Array(areas)
	};
}

import type { EmergingClass, EmergingResult } from '$lib/model/emerging';
import type { AssumptionWarning } from '$lib/model/hotspots';
import type { Neighbours } from '$lib/model/neighbours';
import type { Job } from '$lib/model/runner';
import type { EmergingSettings } from '$lib/model/settings/emerging';
import type { ValueKind } from '$lib/model/settings/hotspots';
import { mannKendall } from '$lib/numeric/mann-kendall';
import { adjustForTesting } from '$lib/numeric/multiple-testing';
import { normalTwoSided } from '$lib/numeric/normal';
import { analysedValues, valueKindOf } from '../analysed-values';
import { completeAreas, spread } from '../complete-areas';
import { getisOrd } from '../getis-ord';
import { emergingClass } from './emerging-class';
import { spaceTimeNeighbours } from './space-time-neighbours';

/** Counts and residents by area and period, area-major (NaN: did not report). */
export interface EmergingInput {
	counts: Float64Array;
	population: Float64Array | null;
	periods: number;
	neighbours: Neighbours;
	settings: Omit<EmergingSettings, 'neighbours'>;
}

/** ArcGIS asks for this many periods. */
const FEWEST_PERIODS = 10;
const FEWEST_AREAS = 30;
/** With fewer cases in an area and period, one more or less decides what is hot. */
const FEWEST_CASES = 1;

/**
 * Emerging hot spots: Gi* of every area in every period against the whole cube of space and time, over
 * neighbours in space and in the periods before; p-values corrected over all cells; the trend of each
 * area's z-values by Mann–Kendall; and one of 17 classes an area. Cells without a value are not tested
 * and are nobody's neighbours.
 */
export const emergingHotspots: Job<EmergingInput, EmergingResult> = (input, report) => {
	const { periods, population } = input;
	const value = valueKindOf(input.settings.value, population);
	const settings = { ...input.settings, value };
	const areas = input.counts.length / periods;
	const values = valuesByPeriod(input, value);
	const cube = spaceTimeNeighbours(input.neighbours, periods, settings.lags);
	report({ share: 0.3, step: 'cube' });
	const complete = completeAreas(values, cube);
	const z = spread(getisOrd(complete.values, complete.neighbours), complete.kept, values.length);
	const pAdjusted = adjustForTesting(z.map(normalTwoSided), settings.correction);
	report({ share: 0.8, step: 'classes' });
	const fill = () => new Float64Array(areas).fill(NaN);
	const result: EmergingResult = {
		...settings,
		periods,
		classes: new Array<EmergingClass>(areas).fill('no-data'),
		trendZ: fill(),
		trendP: fill(),
		shareHot: fill(),
		shareCold: fill(),
		lastZ: fill(),
		z,
		pAdjusted,
		warnings: warningsOf(input, value, values)
	};
	for (let area = 0; area < areas; area++) describe(area, values, result);
	return result;
};

/** The values analysed; smoothed rates are shrunk period by period. */
function valuesByPeriod(
	{ counts, population, periods }: EmergingInput,
	value: ValueKind
): Float64Array {
	if (value !== 'smoothed-rate') return analysedValues(counts, population, value);
	const values = new Float64Array(counts.length);
	const areas = counts.length / periods;
	const at = (of: Float64Array, t: number) =>
		Float64Array.from({ length: areas }, (_, a) => of[a * periods + t]);
	for (let t = 0; t < periods; t++)
		analysedValues(at(counts, t), population && at(population, t), 'smoothed-rate').forEach(
			(value, a) => (values[a * periods + t] = value)
		);
	return values;
}

/** Fills in one area's trend, shares and class. */
function describe(area: number, values: Float64Array, result: EmergingResult): void {
	const { periods, z, pAdjusted, level } = result;
	const series: number[] = [];
	const history: (1 | 0 | -1)[] = [];
	for (let cell = area * periods; cell < (area + 1) * periods; cell++) {
		if (!Number.isFinite(values[cell])) continue;
		series.push(z[cell]);
		history.push(pAdjusted[cell] < level ? (z[cell] > 0 ? 1 : -1) : 0);
	}
	if (history.length === 0) return;
	const trend = mannKendall(series);
	const share = (state: number) =>
		history.filter((found) => found === state).length / history.length;
	result.trendZ[area] = trend.z;
	result.trendP[area] = trend.p;
	result.shareHot[area] = share(1);
	result.shareCold[area] = share(-1);
	result.lastZ[area] = series[series.length - 1];
	const direction = trend.p < level ? (Math.sign(trend.z) as 1 | 0 | -1) : 0;
	result.classes[area] = emergingClass(history, direction);
}

function warningsOf(
	{ counts, population, periods }: EmergingInput,
	value: ValueKind,
	values: Float64Array
): AssumptionWarning[] {
	const areas = counts.length / periods;
	const warnings: AssumptionWarning[] = [];
	if (periods < FEWEST_PERIODS)
		warnings.push({ code: 'short-series', params: { periods, fewest: FEWEST_PERIODS } });
	if (areas < FEWEST_AREAS)
		warnings.push({ code: 'few-areas', params: { areas, fewest: FEWEST_AREAS } });
	if (value === 'count') warnings.push({ code: 'counts-not-risk', params: {} });
	const cases = meanOf(counts);
	if (cases < FEWEST_CASES) warnings.push({ code: 'few-cases-a-period', params: { cases } });
	if (!population) warnings.push({ code: 'no-population', params: {} });
	const missing = values.reduce((count, v) => count + Number(Number.isNaN(v)), 0);
	if (missing > 0.2 * values.length)
		warnings.push({ code: 'missing-areas', params: { missing, areas: values.length } });
	return warnings;
}

/** The mean of the counts that were reported. */
function meanOf(counts: Float64Array): number {
	let [sum, reported] = [0, 0];
	for (const count of counts) if (count >= 0) [sum, reported] = [sum + count, reported + 1];
	return reported ? sum / reported : 0;
}

import { seriesOf } from '$lib/model/panel';
import type { AreaTrendDetail, SharedSpread, TrendsInput } from '$lib/model/trends';
import { populationOf, wholePeriods } from './analyse-trends';
import { trendOf } from './area-trend';
import { changePointOptions, changePoints } from './change-points';
import { alertAt } from './newest-alert';
import { expectedShape, poissonTrend } from './poisson-trend';

/**
 * One area of a panel in depth: fit, level and season by period, and for the newest `judged` whole
 * periods the threshold as it would have been drawn then, from the periods before it alone. `spread` is
 * the one that `analyseTrends` found over all areas, so that both say the same of this one.
 */
export function trendDetail({
	panel,
	settings,
	area,
	spread = null,
	judged = 24
}: TrendsInput & { area: number; spread?: SharedSpread | null; judged?: number }): AreaTrendDetail {
	const whole = wholePeriods(panel, settings.incompleteLast);
	const counts = seriesOf(panel, area).subarray(0, whole);
	const population = populationOf(panel, area)?.subarray(0, whole) ?? null;
	const fit = poissonTrend(counts, population, { ...panel.periods, length: whole });
	const trend = trendOf(fit, { level: settings.level, spread });
	const padded = (values: Float64Array) => {
		const column = new Float64Array(panel.periods.length).fill(NaN);
		column.set(values);
		return column;
	};
	const threshold = padded(new Float64Array(0));
	const expected = padded(new Float64Array(0));
	const alarm = new Uint8Array(panel.periods.length);
	for (let t = Math.max(0, whole - judged); t < whole; t++) {
		const alert = alertAt(counts, population, t, panel.periods.step, settings);
		threshold[t] = alert.threshold;
		expected[t] = alert.expected;
		alarm[t] = alert.state === 'alert' ? 1 : 0;
	}
	return {
		cases: trend.cases,
		fitted: padded(trend.fitted),
		level: padded(trend.level),
		levelLower: padded(trend.levelLower),
		levelUpper: padded(trend.levelUpper),
		seasonP: trend.seasonP,
		season: padded(trend.fitted.map((mean, t) => mean / trend.level[t])),
		threshold,
		expected,
		alarm,
		changePoints: changePoints(
			counts,
			expectedShape(fit, population),
			changePointOptions(panel.periods.step)
		)
	};
}

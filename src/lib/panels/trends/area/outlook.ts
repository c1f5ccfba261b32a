import type { ShownForecasts } from '$lib/model/forecast';
import type { Periods } from '$lib/model/period';
import type { ShownAreaTrend } from '$lib/model/trends';

/** The columns of the fan chart, one entry a period of `periods`; NaN where there is nothing to draw. */
export interface Outlook {
	periods: Periods;
	/** Index of the first period forecast, and of the first that is not whole. */
	start: number;
	observed: Float64Array;
	incomplete: Float64Array;
	level: Float64Array;
	levelLower: Float64Array;
	levelUpper: Float64Array;
	median: Float64Array;
	lower50: Float64Array;
	upper50: Float64Array;
	lower90: Float64Array;
	upper90: Float64Array;
}

/** What a scenario multiplies the forecast by. */
export interface Scenario {
	/** Change in reporting, as a share, over all periods ahead. */
	reporting: number;
	/** Effect of a campaign, as a share, from the period ahead numbered `from` (0 the first) on. */
	campaign: number;
	from: number;
}

/** The factor of a scenario in the period `ahead` (0 the first). */
export function scenarioFactor({ reporting, campaign, from }: Scenario, ahead: number): number {
	return (1 + reporting) * (ahead >= from ? 1 + campaign : 1);
}

/** The past and the forecast of one area on one axis, from the period numbered `first` on. */
export function outlookOf(
	detail: ShownAreaTrend,
	forecasts: ShownForecasts | null,
	first: number
): Outlook {
	const { periods: past, wholePeriods } = detail;
	const skip = Math.max(0, first - past.first);
	const end = Math.max(
		past.first + past.length,
		forecasts ? forecasts.periods.first + forecasts.periods.length : 0
	);
	const periods = { ...past, first: past.first + skip, length: end - past.first - skip };
	const behind = (values: Float64Array, from: number, to: number) =>
		Float64Array.from({ length: periods.length }, (_, i) =>
			i + skip >= from && i + skip < to ? values[i + skip] : NaN
		);
	const ahead = (name: string) =>
		Float64Array.from({ length: periods.length }, (_, i) => {
			if (!forecasts) return NaN;
			const h = periods.first + i - forecasts.periods.first;
			if (h < 0 || h >= forecasts.periods.length) return NaN;
			return forecasts.areas.numbers[name][detail.area * forecasts.periods.length + h];
		});
	return {
		periods,
		start: wholePeriods - skip,
		observed: behind(detail.counts.counts, 0, wholePeriods),
		incomplete: behind(detail.counts.counts, wholePeriods, past.length),
		level: behind(detail.level, 0, wholePeriods),
		levelLower: behind(detail.levelLower, 0, wholePeriods),
		levelUpper: behind(detail.levelUpper, 0, wholePeriods),
		median: ahead('median'),
		lower50: ahead('lower50'),
		upper50: ahead('upper50'),
		lower90: ahead('lower90'),
		upper90: ahead('upper90')
	};
}

/** A column of the forecast under a scenario. */
export function underScenario(values: Float64Array, start: number, scenario: Scenario) {
	return values.map((value, i) => value * scenarioFactor(scenario, i - start));
}

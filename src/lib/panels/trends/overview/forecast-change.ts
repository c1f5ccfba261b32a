import type { ShownTable } from '$lib/model/disclosure';
import type { ShownForecasts } from '$lib/model/forecast';
import { dayNumber, periodEnd, periodStart, periodsPerYear, type Periods } from '$lib/model/period';
import type { ShownTrends } from '$lib/model/trends';

/** The least relative change of a class: much less, less, as before, more, much more. */
const edges = [-0.25, -0.1, 0.1, 0.25];

/** Classes of change from low to high, as the map colours them. */
export const changeClasses = ['much-lower', 'lower', 'same', 'higher', 'much-higher'] as const;

/** Counts by area and year, as far as they may be shown. */
interface Years {
	cells: ShownTable;
	periods: Periods;
}

/**
 * By area, the mean count expected a period over the mean of the whole periods before, less one; where
 * their sum is withheld, over the mean of the whole years among them, if all of those are shown. NaN
 * where there is nothing shown to hold the forecast against, or no forecast.
 */
export function forecastChange(
	trends: ShownTrends,
	{ areas, periods }: ShownForecasts,
	years: Years | null
) {
	const { mean } = areas.numbers;
	const before = pastMeans(trends, years);
	return before.map((past, area) => {
		let sum = 0;
		for (let h = 0; h < periods.length; h++) sum += mean[area * periods.length + h];
		return past > 0 ? sum / periods.length / past - 1 : NaN;
	});
}

/** Cases a period before the forecast, by area. */
function pastMeans(trends: ShownTrends, years: Years | null): Float64Array {
	const whole = years ? wholeYears(trends, years.periods) : [];
	const perYear = periodsPerYear[trends.periods.step];
	return Float64Array.from(trends.areaIds, (_, area) => {
		const cases = trends.areas.numbers.cases[area];
		if (Number.isFinite(cases) || !years) return cases / trends.wholePeriods;
		const { counts, columns } = years.cells;
		const sum = whole.reduce((total, year) => total + counts[area * columns + year], 0);
		return sum / whole.length / perYear;
	});
}

/** Which of the years lie within the whole periods. */
function wholeYears({ periods, wholePeriods }: ShownTrends, years: Periods): number[] {
	const from = dayNumber(periodStart(periods.first, periods.step));
	const to = dayNumber(periodEnd(periods.first + wholePeriods - 1, periods.step));
	return Array.from({ length: years.length }, (_, year) => year).filter(
		(year) =>
			dayNumber(periodStart(years.first + year, 'year')) >= from &&
			dayNumber(periodEnd(years.first + year, 'year')) <= to
	);
}

/** The class of a change; null where there is none. */
export function changeClass(change: number): (typeof changeClasses)[number] | null {
	if (!Number.isFinite(change)) return null;
	return changeClasses[edges.filter((edge) => change >= edge).length];
}

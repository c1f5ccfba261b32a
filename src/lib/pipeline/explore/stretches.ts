import type { Dataset } from '$lib/model/dataset';
import type { ExploreRequest } from '$lib/model/explore';
import {
	isoDate,
	periodNumber,
	periodsBetween,
	periodStart,
	type Periods,
	type Step
} from '$lib/model/period';
import type { Stretch } from './counter';

/** At most so many points in a small series. */
const longestTrend = 24;

/** All periods that the data touch; one without dates. */
export function dataPeriods(dataset: Dataset, step: Step): Periods {
	if (!dataset.dated || Number.isNaN(dataset.firstDay)) return { step, first: 0, length: 1 };
	return periodsBetween(isoDate(dataset.firstDay), isoDate(dataset.lastDay), step);
}

/** The brushed periods: all that the window of days touches, cut to the data. Empty (last < first) beside them. */
export function brushed({ period }: ExploreRequest, periods: Periods, dated: boolean): Stretch {
	const whole = { first: 0, last: periods.length - 1 };
	if (!dated) return whole;
	const index = (day: string) => periodNumber(day, periods.step) - periods.first;
	return {
		first: period.from ? Math.max(0, index(period.from)) : 0,
		last: period.to ? Math.min(whole.last, index(period.to)) : whole.last
	};
}

/** The equally long stretch just before. */
export function before({ first, last }: Stretch): Stretch {
	return { first: first - (last - first + 1), last: first - 1 };
}

/** Fewer years than this make no line. */
const fewestYears = 4;

/**
 * The whole of the data in stretches for small series: calendar years where there are enough of them, whose
 * counts are large enough to be shown more often than those of months; else stretches of equal length,
 * of which only the first may be shorter.
 */
export function trendStretches({ step, first, length }: Periods): Stretch[] {
	const years: Stretch[] = [];
	let year = '';
	for (let i = 0; i < length; i++) {
		const its = periodStart(first + i, step).slice(0, 4);
		if (its !== year) years.push({ first: i, last: i });
		else years[years.length - 1].last = i;
		year = its;
	}
	if (step !== 'year' && years.length >= fewestYears && years.length <= longestTrend) return years;
	const size = Math.ceil(length / longestTrend);
	const count = Math.ceil(length / size);
	return Array.from({ length: count }, (_, i) => {
		const last = length - 1 - (count - 1 - i) * size;
		return { first: Math.max(0, last - size + 1), last };
	});
}

import type { Dataset } from '$lib/model/dataset';
import { isoDate, periodNumber, periodsPerYear, type Periods } from '$lib/model/period';

/** Where every count that an area reports is as high as this, a period without a row was not one without cases. */
export const seldomZero = 10;

/**
 * Counts (area-major) with NaN where a table of counts says nothing of an area in a period between its
 * first and last day: not reported, which is not zero. That is so where the table writes its zeros, or
 * where every count of the area, in two periods or more, is at least `high` (no less than what may be
 * shown: else it would tell of a hidden count that it is high). Areas without any row, lists of cases and
 * steps finer than the table's own stay as they are. `written` marks the cells with rows and `all` holds
 * their counts before any filter.
 */
export function markUnreported(
	counts: Float64Array,
	{ written, all }: { written: Uint8Array; all: Float64Array },
	periods: Periods,
	dataset: Pick<Dataset, 'counted' | 'dated' | 'firstDay' | 'lastDay' | 'step'>,
	high = seldomZero
): Float64Array {
	const { counted, dated, firstDay, lastDay } = dataset;
	const isFiner = periodsPerYear[periods.step] > periodsPerYear[dataset.step];
	if (!counted || !dated || Number.isNaN(firstDay) || isFiner) return counts;
	const { length } = periods;
	const at = (day: number) => periodNumber(isoDate(day), periods.step) - periods.first;
	const [from, to] = [Math.max(0, at(firstDay)), Math.min(length - 1, at(lastDay))];
	const writesZeros = written.some((is, cell) => is && all[cell] === 0);
	const marked = counts.slice();
	for (let start = 0; start < counts.length; start += length) {
		const reported: number[] = [];
		for (let t = 0; t < length; t++) if (written[start + t]) reported.push(all[start + t]);
		const isSure = reported.length > 1 && reported.every((count) => !(count < high));
		if (reported.length === 0 || !(writesZeros || isSure)) continue;
		for (let t = from; t <= to; t++) if (!written[start + t]) marked[start + t] = NaN;
	}
	return marked;
}

import type { Release } from '$lib/disclosure/release';
import type { PanelNowcast } from '$lib/model/nowcast';
import {
	dayNumber,
	isoDate,
	periodEnd,
	periodNumber,
	periodStart,
	type Periods
} from '$lib/model/period';
import { nowcastPanel } from '$lib/trends/delay-triangle';
import { isUnderWay } from './load-nowcast';
import { delayColumn } from './release-input';

/**
 * A nowcast learnt from what a release says of the months between cases and their reports, whatever
 * filter the counts have: `totals` are the cases of each period that a method may know. Reports are taken
 * as known up to the last month of the cases, or the day of the newest report in it. Null where the
 * release is not by month, tells no delay, or has too few periods. A function of the release, of `totals`
 * and of that day.
 */
export function publishedNowcast(
	release: Release,
	periods: Periods,
	totals: Float64Array,
	newestReport: number
): PanelNowcast | null {
	const base = release.periods;
	if (base.step !== 'month' || periods.step === 'day' || periods.step === 'week') return null;
	const shares = sharesByMonth(release);
	if (!shares) return null;
	const triples: [period: number, reported: number, count: number][] = [];
	for (let t = 0; t < periods.length; t++) {
		const first = periodNumber(periodStart(periods.first + t, periods.step), 'month') - base.first;
		const last = periodNumber(periodEnd(periods.first + t, periods.step), 'month') - base.first;
		const months = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
			(month) => shares[month]
		);
		for (const month of months)
			shares[month].forEach((share, delay) => {
				if (!(share > 0)) return;
				const reported = isoStart(base.first + month + delay);
				const cases = (totals[t] * share) / months.length;
				triples.push([periods.first + t, periodNumber(reported, periods.step), cases]);
			});
	}
	const end = dayNumber(periodEnd(base.first + base.length - 1, 'month'));
	const lastDay = Math.min(newestReport, end);
	const newest = periodNumber(isoDate(lastDay), periods.step);
	const known = triples.filter(([, reported]) => reported <= newest);
	const column = (at: 0 | 1 | 2) => Float64Array.from(known, (triple) => triple[at]);
	const delays = { period: column(0), reported: column(1), count: column(2) };
	const underWay = isUnderWay(newest, lastDay, delays.reported, delays.count, periods.step);
	const found = nowcastPanel({
		...delays,
		asOf: underWay ? newest - 1 : newest,
		first: periods.first,
		length: periods.length
	});
	return found && { ...found, newestReport: lastDay };
}

const isoStart = (month: number) => periodStart(month, 'month');

/**
 * How the cases of each month are spread over delays, from the shortest stretch around it that the whole
 * publishes them for; values published together share alike what the longest such stretch gives them.
 * What lies after the last month is left out. Null where nothing is published.
 */
function sharesByMonth({ areas, times, periods, columns }: Release): Float64Array[] | null {
	const column = columns.find(({ names }) => names[0] === delayColumn);
	const whole = column?.breakdowns.get(areas.root * times.children.length + times.dated);
	if (!column || !whole) return null;
	const delays = column.values.length - 1;
	const usual = spread(whole, new Float64Array(delays + 1).fill(1));
	if (!(usual.subarray(0, delays).reduce((sum, share) => sum + share, 0) > 0)) return null;
	return Array.from({ length: periods.length }, (_, month) => {
		let time = month;
		const cell = (at: number) => areas.root * times.children.length + at;
		while (!column.breakdowns.has(cell(time))) time = times.parent[time];
		const own = spread(column.breakdowns.get(cell(time))!, usual).slice(0, delays);
		own.fill(0, Math.min(delays, periods.length - month));
		const all = own.reduce((sum, share) => sum + share, 0);
		return all > 0 ? own.map((share) => share / all) : own;
	});
}

/** Counts of groups of values dealt to the values in proportion to weights. */
function spread(
	{ group, counts }: { group: Int32Array; counts: Float64Array },
	weights: Float64Array
): Float64Array {
	const sums = new Float64Array(counts.length);
	group.forEach((of, value) => (sums[of] += weights[value]));
	return Float64Array.from(group, (of, value) =>
		sums[of] > 0 ? (counts[of] * weights[value]) / sums[of] : 0
	);
}

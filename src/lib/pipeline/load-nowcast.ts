import { countDelays } from '$lib/database/queries/count-delays';
import type { Selection } from '$lib/database/queries/selection';
import { protectResults, statusOfCount } from '$lib/disclosure/gate';
import { deriveProtected } from '$lib/disclosure/derive';
import { statusCode } from '$lib/model/disclosure';
import type { PanelNowcast, ShownNowcast } from '$lib/model/nowcast';
import type { Panel } from '$lib/model/panel';
import { dayNumber, periodEnd, periodLabel, periodStart, type Periods } from '$lib/model/period';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { nowcastPanel } from '$lib/trends/delay-triangle';
import type { Context } from './context';

/** Reports that would still be expected in the newest period for it to be taken as under way. */
const MISSED_REPORTS = 3;

/**
 * What the last periods will come to, learnt from all rows of the selection with an event and a
 * report date; null where none has both, or where the periods are too few.
 */
export async function loadNowcast(
	periods: Periods,
	selection: Selection,
	counted: boolean,
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>
): Promise<PanelNowcast | null> {
	const query = countDelays(periods.step, selection, counted);
	const { columns, length } = await engine.query(query, signal);
	if (length === 0) return null;
	const [period, reported, count, lastDay] = [
		columns.period,
		columns.reported,
		columns.count,
		columns.last_day
	] as [Int32Array, Int32Array, Float64Array, Float64Array];
	const newest = reported.reduce((most, value) => Math.max(most, value), -Infinity);
	const day = lastDay.reduce((most, value) => Math.max(most, value), -Infinity);
	const underWay = isUnderWay(newest, day, reported, count, periods.step);
	const found = nowcastPanel({
		period,
		reported,
		count,
		asOf: underWay ? newest - 1 : newest,
		first: periods.first,
		length: periods.length
	});
	return found && { ...found, newestReport: day };
}

/** Whether the newest report lies so long before the end of its period that more would have come. */
export function isUnderWay(
	newest: number,
	day: number,
	reported: ArrayLike<number>,
	count: ArrayLike<number>,
	step: Periods['step']
): boolean {
	const before = 6;
	let reports = 0;
	for (let i = 0; i < count.length; i++)
		if (reported[i] < newest && reported[i] >= newest - before && count[i] > 0) reports += count[i];
	const days = dayNumber(periodStart(newest, step)) - dayNumber(periodStart(newest - before, step));
	const left = dayNumber(periodEnd(newest, step)) - day;
	return (reports / days) * left > MISSED_REPORTS;
}

/** The newest periods of a panel's nowcast as far as the sums over all areas may be shown. */
export function protectNowcast(panel: Panel, project: Project): Protected<ShownNowcast> | null {
	const { nowcast, periods } = panel;
	if (!nowcast) return null;
	const shown = Math.min(
		periods.length,
		Math.max(nowcast.maximumDelay, nowcast.incompleteLast) + 1
	);
	const from = periods.length - shown;
	const { reported, share, expected, lower, upper } = nowcast;
	const results = protectResults(
		{ numbers: { reported, share, expected, lower, upper } },
		Uint8Array.from(reported, (value) =>
			Number.isNaN(value) ? statusCode.hidden : statusCode[statusOfCount(value, project.disclosure)]
		),
		project.disclosure
	);
	const cut = (values: Float64Array) => Array.from(values.subarray(from));
	return deriveProtected(results, ({ numbers }) => ({
		maximumDelay: nowcast.maximumDelay,
		incompleteLast: nowcast.incompleteLast,
		arrived: Array.from(nowcast.arrived),
		periods: Array.from({ length: shown }, (_, i) =>
			periodLabel(periods.first + from + i, periods.step)
		),
		reported: cut(numbers.reported as Float64Array),
		share: cut(numbers.share as Float64Array),
		expected: cut(numbers.expected as Float64Array),
		lower: cut(numbers.lower as Float64Array),
		upper: cut(numbers.upper as Float64Array)
	}));
}

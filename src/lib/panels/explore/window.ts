import type { ExplorePeriods } from '$lib/model/explore';
import { periodEnd, periodNumber, periodStart, type Step } from '$lib/model/period';
import { formatPeriod } from '$lib/ui/format';
import { m } from '$lib/messages/compiled/messages';

/** The days of a window given as indices into the periods; an end that reaches the data's end is left open. */
export function windowDays(
	byPeriod: ExplorePeriods,
	span: { first: number; last: number }
): { from?: string; to?: string } {
	const { periods } = byPeriod;
	return {
		from: span.first <= 0 ? undefined : periodStart(periods.first + span.first, periods.step),
		to:
			span.last >= periods.length - 1
				? undefined
				: periodEnd(periods.first + span.last, periods.step)
	};
}

/**
 * The window that is asked for, as indices into the periods of the view on screen: while its answer is
 * still on the way, a further step of the brush goes on from here. Where another length of period is
 * asked for, the window on screen.
 */
export function askedWindow(
	{ periods, window }: ExplorePeriods,
	{ from, to, step }: { from?: string; to?: string; step?: Step }
): { first: number; last: number } {
	if (periods.length <= 1 || (step && step !== periods.step)) return window;
	const index = (day: string) => periodNumber(day, periods.step) - periods.first;
	return {
		first: from ? Math.max(0, index(from)) : 0,
		last: to ? Math.min(periods.length - 1, index(to)) : periods.length - 1
	};
}

/** A window in words: "March 2021", or "March 2021 to June 2021". */
export function windowText(
	byPeriod: ExplorePeriods,
	span: { first: number; last: number } = byPeriod.window
): string {
	const { periods } = byPeriod;
	if (span.last < span.first) return '';
	const [from, to] = [span.first, span.last].map((index) =>
		formatPeriod(periods.first + index, periods.step)
	);
	return from === to ? from : m.explore_window({ from, to });
}

import { m } from '$lib/messages/compiled/messages';
import type { Shown } from '$lib/model/explore';
import { cellStatusCode } from '$lib/model/protected';
import { formatCount, formatRate } from '$lib/ui/format';

/** The part of a shown series from `first` on, `length` values long; a view, not a copy. */
export function sliceShown(shown: Shown, first: number, length: number): Shown {
	return {
		values: shown.values.subarray(first, first + length),
		status: shown.status.subarray(first, first + length)
	};
}

/** A value in words: the number, "hidden", or "no data". */
export function shownText(
	value: number,
	status: number,
	format: (value: number) => string = formatCount
): string {
	if (status === cellStatusCode.hidden) return m.chart_hidden();
	if (status === cellStatusCode['no-data'] || Number.isNaN(value)) return m.chart_no_data();
	return format(value);
}

/** A rate in words; marked where it rests on few cases. */
export function shownRateText(value: number, status: number): string {
	const text = shownText(value, status, formatRate);
	return status === cellStatusCode.unreliable ? m.chart_unreliable({ value: text }) : text;
}

/** The largest value that is shown, at least `floor`. */
export function largestShown(shown: Shown, floor = 1): number {
	return shown.values.reduce((most, value) => (value > most ? value : most), floor);
}

import { m } from '$lib/messages/compiled/messages';
import { cellStatusCode } from '$lib/model/protected';
import { formatCount, formatRate } from './format';

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

/** A count in words that is NaN where it is hidden. */
export const countOrHidden = (count: number): string =>
	Number.isNaN(count) ? m.chart_hidden() : formatCount(count);

/** A number of areas in words: as a lower bound where others are hidden (unreliable). */
export function shownAreasText(value: number, status: number): string {
	const text = shownText(value, status);
	return status === cellStatusCode.unreliable ? m.chart_at_least({ count: text }) : text;
}

/** A rate in words; marked where it rests on few cases. */
export function shownRateText(value: number, status: number): string {
	const text = shownText(value, status, formatRate);
	return status === cellStatusCode.unreliable ? m.chart_unreliable({ value: text }) : text;
}

import type { Shown } from '$lib/model/explore';

export { shownAreasText, shownRateText, shownText } from '$lib/wording/shown';

/** The part of a shown series from `first` on, `length` values long; a view, not a copy. */
export function sliceShown(shown: Shown, first: number, length: number): Shown {
	return {
		values: shown.values.subarray(first, first + length),
		status: shown.status.subarray(first, first + length)
	};
}

/** The largest value that is shown, at least `floor`. */
export function largestShown(shown: Shown, floor = 1): number {
	return shown.values.reduce((most, value) => (value > most ? value : most), floor);
}

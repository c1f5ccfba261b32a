import type { PanelNowcast } from './nowcast';
import type { Periods } from './period';

/**
 * Counts by area and period, area-major: the count of area a in period t is `counts[a * periods.length + t]`.
 * Zero means that nothing was recorded; NaN that the area did not report then.
 */
export interface Panel {
	areaIds: string[];
	areaNames: string[];
	periods: Periods;
	counts: Float64Array;
	/** Residents, same shape as `counts`; NaN where unknown; null where none was given. */
	population: Float64Array | null;
	/** How many of the last periods are known to be incomplete and must not be read as whole. */
	incompleteLast: number;
	/** Periods before the first and after the newest record, where no silence between is as long, and those that records begin or end within: not recorded, rather than nothing. */
	silent?: { first: number; last: number };
	/** What the last periods will come to, where rows carry event and report dates; null or absent elsewhere. */
	nowcast?: PanelNowcast | null;
	/** The incidents carry no dates: the one period stands for all of them. */
	undated?: true;
}

/** The series of one area, as a view on the panel (not a copy). */
export function seriesOf(panel: Panel, area: number): Float64Array {
	const { length } = panel.periods;
	return panel.counts.subarray(area * length, (area + 1) * length);
}

import type { PanelNowcast } from '$lib/model/nowcast';
import { nowcast } from './nowcast';

/** Counts by period of the event and period of the report, one entry a pair that occurs. */
export interface Delays {
	period: ArrayLike<number>;
	reported: ArrayLike<number>;
	count: ArrayLike<number>;
	/** The newest period whose reports are in. */
	asOf: number;
	/** The panel's periods: running number of the first, and how many. */
	first: number;
	length: number;
}

/** Delays beyond which less than this share of reports comes are not looked at. */
const LATE = 0.005;
const LONGEST = 60;
/** A period is read as whole once this share of its reports is thought to be in. */
const WHOLE = 0.95;

/**
 * The nowcast of a panel's total from its delays. Periods not reported to 95 % are incomplete, and
 * those after `asOf`, of which nothing is known, too. Null where there are too few periods.
 */
export function nowcastPanel(delays: Delays): Omit<PanelNowcast, 'newestReport'> | null {
	const { first, length, asOf } = delays;
	const rows = Math.min(length, asOf - first + 1);
	if (rows < 4) return null;
	const maximumDelay = longestDelay(delays, rows);
	const triangle = triangleOf(delays, rows, maximumDelay);
	const found = nowcast(triangle, { maximumDelay });
	let whole = rows;
	while (whole > 1 && !(found.share[whole - 1] >= WHOLE)) whole--;
	const padded = (values: Float64Array) => {
		const column = new Float64Array(length).fill(NaN);
		column.set(values);
		return column;
	};
	return {
		arrived: found.arrived,
		reported: padded(found.reported),
		share: padded(found.share),
		expected: padded(found.expected),
		lower: padded(found.lower),
		upper: padded(found.upper),
		maximumDelay,
		incompleteLast: length - whole
	};
}

/** The smallest delay within which all but a few of the reports came; at most half of the periods. */
function longestDelay({ period, reported, count, asOf }: Delays, rows: number): number {
	const most = Math.min(LONGEST, Math.floor(rows / 2));
	const byDelay = new Float64Array(most + 1);
	let all = 0;
	for (let i = 0; i < count.length; i++) {
		// Only periods old enough to show the longest delay.
		if (!(count[i] > 0) || period[i] > asOf - most) continue;
		all += count[i];
		byDelay[Math.min(most, reported[i] - period[i])] += count[i];
	}
	let upTo = 0;
	for (let d = 0; d < most; d++) if ((upTo += byDelay[d]) >= (1 - LATE) * all) return d;
	return most;
}

/** Rows: periods of the event; columns: delays, later ones added to the longest; NaN: not yet known. */
function triangleOf(delays: Delays, rows: number, maximumDelay: number): Float64Array {
	const { period, reported, count, first, asOf } = delays;
	const columns = maximumDelay + 1;
	const triangle = new Float64Array(rows * columns);
	for (let r = 0; r < rows; r++)
		for (let d = 0; d < columns; d++) if (first + r + d > asOf) triangle[r * columns + d] = NaN;
	for (let i = 0; i < count.length; i++) {
		const row = period[i] - first;
		if (row < 0 || row >= rows || !(count[i] > 0) || reported[i] > asOf) continue;
		triangle[row * columns + Math.min(maximumDelay, reported[i] - period[i])] += count[i];
	}
	return triangle;
}

import type { Dataset } from '$lib/model/dataset';
import type { Panel } from '$lib/model/panel';
import {
	dayNumber,
	isoDate,
	periodEnd,
	periodNumber,
	periodStart,
	type Periods
} from '$lib/model/period';
import type { Project } from '$lib/model/project';

/**
 * How many periods lie before the first record of a dataset and after its newest, each 0 where a silence
 * as long lies between its records: there it may mean that nothing happened. `counts` are area-major.
 */
export function silentEnds(
	counts: Float64Array,
	periods: Periods,
	{ dated, firstDay, lastDay }: Pick<Dataset, 'dated' | 'firstDay' | 'lastDay'>
): { first: number; last: number } {
	if (!dated || Number.isNaN(firstDay)) return { first: 0, last: 0 };
	const at = (day: number) => periodNumber(isoDate(day), periods.step) - periods.first;
	const [begin, end] = [Math.max(0, at(firstDay)), Math.min(periods.length - 1, at(lastDay))];
	const longest = longestSilence(counts, periods.length, begin, end);
	const last = periods.length - 1 - end;
	return { first: begin > longest ? begin : 0, last: last > longest ? last : 0 };
}

/** The part of a period without records from which on it is not whole. */
const muchOfPeriod = 0.2;

/**
 * The places (from 0) of the periods in which records begin and end, where these are known in part only:
 * after twice the longest silence between records, or where the window cuts them, and with at least a
 * fifth of their days missing. -1 where they are whole or not in the window.
 */
export function partialEnds(
	{ step, first, length }: Periods,
	{ dated, firstDay, lastDay, silence }: Known,
	window: Window
): { first: number; last: number } {
	if (!dated || Number.isNaN(firstDay)) return { first: -1, last: -1 };
	const placeIfPart = (day: number, isCut: boolean, missing: (number: number) => number) => {
		const number = periodNumber(isoDate(day), step);
		const days = dayNumber(periodStart(number + 1, step)) - dayNumber(periodStart(number, step));
		const isPart =
			missing(number) > muchOfPeriod * days && (isCut || missing(number) > 2 * silence);
		return isPart && number >= first && number < first + length ? number - first : -1;
	};
	const from = window.from === undefined ? -Infinity : dayNumber(window.from);
	const to = window.to === undefined ? Infinity : dayNumber(window.to);
	const [begins, ends] = [Math.max(from, firstDay), Math.min(to, lastDay)];
	return {
		first: placeIfPart(
			begins,
			from > firstDay,
			(number) => begins - dayNumber(periodStart(number, step))
		),
		last: placeIfPart(ends, to < lastDay, (number) => dayNumber(periodEnd(number, step)) - ends)
	};
}

type Known = Pick<Dataset, 'dated' | 'firstDay' | 'lastDay' | 'silence'>;
type Window = Pick<Project['period'], 'from' | 'to'>;

/** How many periods at either end are silent or known in part only; the latter where two whole ones remain. */
export function unknownEnds(
	counts: Float64Array,
	periods: Periods,
	dataset: Known,
	window: Window
): { first: number; last: number } {
	const silent = silentEnds(counts, periods, dataset);
	const partial = partialEnds(periods, dataset, window);
	const first = silent.first + Number(partial.first === silent.first);
	const last = silent.last + Number(partial.last === periods.length - 1 - silent.last);
	return periods.length - first - last >= 2 ? { first, last } : silent;
}

/** The longest run of periods between two others in which all areas together have no case. */
function longestSilence(counts: Float64Array, length: number, from: number, to: number): number {
	const heard = new Uint8Array(length);
	counts.forEach((count, cell) => {
		if (count !== 0) heard[cell % length] = 1;
	});
	let [run, longest] = [0, 0];
	for (let t = from; t <= to; t++) {
		run = heard[t] ? 0 : run + 1;
		longest = Math.max(longest, run);
	}
	return longest;
}

/** The panel with the periods before the first record as not reported: what is read in time does not begin with their zeros. */
export function fromFirstRecord(panel: Panel): Panel {
	const first = panel.silent?.first ?? 0;
	if (first === 0) return panel;
	const { length } = panel.periods;
	const counts = panel.counts.map((count, cell) => (cell % length < first ? NaN : count));
	return { ...panel, counts };
}

import type { Dataset } from '$lib/model/dataset';
import type { Panel } from '$lib/model/panel';
import { isoDate, periodNumber, type Periods } from '$lib/model/period';

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

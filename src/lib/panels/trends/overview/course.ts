import type { ShownTable } from '$lib/model/disclosure';

/** Counts by area and period, as far as they may be shown. */
interface History {
	cells: ShownTable;
}

/** A small series of one area: of the step asked for, or of years where few of those may be shown. */
export interface Course {
	values: Float64Array;
	byYear: boolean;
}

const rowOf = ({ cells }: History, area: number) =>
	cells.counts.subarray(area * cells.columns, (area + 1) * cells.columns);

const known = (values: Float64Array) =>
	values.reduce((count, value) => count + Number(Number.isFinite(value)), 0);

/** The course that says most of an area; null where nothing of it may be shown. */
export function courseOf(area: number, history: History, years: History | null): Course | null {
	const fine = rowOf(history, area);
	const share = known(fine) / Math.max(1, fine.length);
	if (share >= 0.5 || !years) return share > 0 ? { values: fine, byYear: false } : null;
	const coarse = rowOf(years, area);
	if (known(coarse) / coarse.length > share) return { values: coarse, byYear: true };
	return share > 0 ? { values: fine, byYear: false } : null;
}

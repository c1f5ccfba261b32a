import type { ColumnCounts } from '$lib/disclosure/breakdown-release';
import { restOfValues } from '$lib/disclosure/views';

/** A column of more values than this is published by its most frequent ones and the rest together. */
export const mostPublishedValues = 60;

/**
 * A long column cut down to what can be published at all: its most frequent values, the missing value,
 * and one value for all the rest, whose cases are so few in each area that nearly all would be hidden.
 * Decided over all incidents, so it is the same for every view.
 */
export function lumpValues(column: ColumnCounts): ColumnCounts {
	const { values, area, period, value, count } = column;
	if (values.length <= mostPublishedValues) return column;
	const totals = new Float64Array(values.length);
	value.forEach((code, i) => (totals[code] += count[i]));
	const missing = values.length - 1;
	const kept = Array.from(values.keys())
		.filter((code) => code !== missing)
		.sort((a, b) => totals[b] - totals[a] || a - b)
		.slice(0, mostPublishedValues)
		.sort((a, b) => a - b);
	kept.push(missing);
	const rest = kept.length;
	const codeOf = new Int32Array(values.length).fill(rest);
	kept.forEach((old, code) => (codeOf[old] = code));
	const sums = new Map<string, [area: number, period: number, value: number, count: number]>();
	value.forEach((old, i) => {
		const code = codeOf[old];
		const key = `${area[i]} ${period[i]} ${code}`;
		const cell = sums.get(key);
		if (cell) cell[3] += count[i];
		else sums.set(key, [area[i], period[i], code, count[i]]);
	});
	const cells = [...sums.values()];
	return {
		...column,
		values: [...kept.map((old) => values[old]), [restOfValues]],
		area: Int32Array.from(cells, (cell) => cell[0]),
		period: Int32Array.from(cells, (cell) => cell[1]),
		value: Int32Array.from(cells, (cell) => cell[2]),
		count: Float64Array.from(cells, (cell) => cell[3])
	};
}

import { restOfValues } from '$lib/disclosure/views';

/** A column of more values than this is published by its most frequent ones and the rest together. */
export const mostPublishedValues = 60;

/** The values by which a column is published, null where it is missing, and the place of each code among them. */
export interface LumpedValues {
	values: (string | null)[];
	/** By code; the last entry is that of the missing value. */
	codeOf: Int32Array;
}

/**
 * A long column cut down to what can be published at all: its most frequent values, the missing value,
 * and one value for all the rest, whose cases are so few in each area that nearly all would be hidden.
 * Decided over all incidents (`totals`: cases by code, the missing value last), so it is the same for every view.
 */
export function lumpValues(values: string[], totals: Float64Array): LumpedValues {
	const missing = values.length;
	const texts = [...values, null];
	if (texts.length <= mostPublishedValues)
		return { values: texts, codeOf: Int32Array.from(texts, (_, code) => code) };
	const kept = Array.from(values.keys())
		.sort((a, b) => totals[b] - totals[a] || a - b)
		.slice(0, mostPublishedValues)
		.sort((a, b) => a - b);
	kept.push(missing);
	const codeOf = new Int32Array(texts.length).fill(kept.length);
	kept.forEach((old, code) => (codeOf[old] = code));
	return { values: [...kept.map((old) => texts[old]), restOfValues], codeOf };
}

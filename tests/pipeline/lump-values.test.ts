import { expect, it } from 'vitest';
import { restOfValues, selectColumn } from '$lib/disclosure/views';
import type { Release } from '$lib/disclosure/release';
import { lumpValues, mostPublishedValues } from '$lib/pipeline/lump-values';

const size = 200;
const values = Array.from({ length: size }, (_, i) => `place ${i}`);
const totals = Float64Array.from({ length: size + 1 }, (_, i) => 1 + i);

it('keeps the most frequent values of a long column, the missing one, and one for all others', () => {
	const lumped = lumpValues(values, totals);
	expect(lumped.values.length).toBe(mostPublishedValues + 2);
	expect(lumped.values[0]).toBe(`place ${size - mostPublishedValues}`);
	expect(lumped.values.slice(-2)).toEqual([null, restOfValues]);
	const texts = [...values, null];
	lumped.codeOf.forEach((code, old) =>
		expect(lumped.values[code]).toBe(old < size - mostPublishedValues ? restOfValues : texts[old])
	);
	expect(lumpValues(values.slice(0, 20), totals).values).toEqual([...values.slice(0, 20), null]);
});

it('hides a value that is published only with the rest, rather than calling it zero', () => {
	const lumped = lumpValues(values, totals);
	const column = { names: ['origin'], values: lumped.values.map((value) => [value]) };
	const release = { columns: [column] } as unknown as Release;
	expect(selectColumn(release, { origin: ['place 3'] }).problem).toBe('column-not-released');
	expect(selectColumn(release, { origin: ['place 199'] }).problem).toBeNull();
});

import { expect, it } from 'vitest';
import { restOfValues, selectColumn } from '$lib/disclosure/views';
import type { Release } from '$lib/disclosure/release';
import { lumpValues, mostPublishedValues } from '$lib/pipeline/lump-values';

const size = 200;
const column = {
	names: ['origin'],
	values: [...Array.from({ length: size }, (_, i) => [`place ${i}`]), [null]],
	area: Int32Array.from({ length: 2 * size }, (_, i) => i % 2),
	period: new Int32Array(2 * size),
	value: Int32Array.from({ length: 2 * size }, (_, i) => i >> 1),
	count: Float64Array.from({ length: 2 * size }, (_, i) => 1 + (i >> 1))
};

it('keeps the most frequent values of a long column and every case', () => {
	const lumped = lumpValues(column);
	const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);
	expect(lumped.values.length).toBe(mostPublishedValues + 2);
	expect(lumped.values[0]).toEqual([`place ${size - mostPublishedValues}`]);
	expect(lumped.values.at(-1)).toEqual([restOfValues]);
	expect(sum(lumped.count)).toBe(sum(column.count));
	expect(lumpValues({ ...column, values: column.values.slice(0, 20) }).values.length).toBe(20);
});

it('hides a value that is published only with the rest, rather than calling it zero', () => {
	const lumped = lumpValues(column);
	const release = { columns: [lumped] } as unknown as Release;
	expect(selectColumn(release, { origin: ['place 3'] }).problem).toBe('column-not-released');
	expect(selectColumn(release, { origin: ['place 199'] }).problem).toBeNull();
});

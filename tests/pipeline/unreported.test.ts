import { describe, expect, it } from 'vitest';
import { dayNumber } from '$lib/model/period';
import { markUnreported } from '$lib/pipeline/unreported';

/** The years 2010 to 2015; the table runs from 2011 to 2014. */
const periods = { step: 'year' as const, first: 40, length: 6 };
const dataset = {
	counted: true,
	dated: true,
	step: 'year' as const,
	firstDay: dayNumber('2011-01-01'),
	lastDay: dayNumber('2014-01-01')
};
const none = null;
type Row = (number | null)[];
const cells = (...rows: Row[]) => {
	const flat = rows.flat();
	const all = Float64Array.from(flat, (count) => count ?? 0);
	return { all, written: Uint8Array.from(flat, (count) => Number(count !== none)) };
};
const marked = (rows: Row[], other: object = {}, counts?: Float64Array) => {
	const found = cells(...rows);
	return [...markUnreported(counts ?? found.all, found, periods, { ...dataset, ...other })];
};

describe('periods of which a table of counts says nothing', () => {
	it('are not zero where every count of the area is high; the ends of the window stay', () => {
		expect(marked([[none, 40, none, 33, 56, none]])).toEqual([0, 40, NaN, 33, 56, 0]);
	});

	it('tell nothing of counts that may not be shown', () => {
		const found = cells([none, 10, none, 33, 56, none]);
		const of = (high?: number) => markUnreported(found.all, found, periods, dataset, high)[2];
		expect([of(), of(10), of(11)]).toEqual([NaN, NaN, 0]);
	});

	it('are zero where its counts are low, or only one is known', () => {
		expect(marked([[none, 4, none, 33, 56, none]])).toEqual([0, 4, 0, 33, 56, 0]);
		expect(marked([[none, 40, none, none, none, none]])).toEqual([0, 40, 0, 0, 0, 0]);
	});

	it('are not reported where the table writes its zeros; areas it does not name stay', () => {
		const rows: Row[] = [
			[none, 0, 2, 1, 3, none],
			[none, none, 5, none, 4, none],
			[none, none, none, none, none, none]
		];
		expect(marked(rows)).toEqual([0, 0, 2, 1, 3, 0, 0, NaN, 5, NaN, 4, 0, 0, 0, 0, 0, 0, 0]);
	});

	it('are judged before a filter, whose zeros are none of the table', () => {
		const filtered = Float64Array.of(0, 0, 0, 3, 2, 0);
		expect(marked([[none, 40, none, 33, 56, none]], {}, filtered)).toEqual([0, 0, NaN, 3, 2, 0]);
	});

	it('are zero in a list of cases, and by steps finer than the table’s own', () => {
		const rows: Row[] = [[none, 40, none, 33, 56, none]];
		expect(marked(rows, { counted: false })).not.toContain(NaN);
		const monthly = { ...periods, step: 'month' as const };
		const found = cells(...rows);
		expect([...markUnreported(found.all, found, monthly, dataset)]).not.toContain(NaN);
		expect(marked(rows, { firstDay: NaN, lastDay: NaN })).not.toContain(NaN);
	});
});

import { describe, expect, it } from 'vitest';
import { dayNumber } from '$lib/model/period';
import type { Panel } from '$lib/model/panel';
import { fromFirstRecord, partialEnds, silentEnds, unknownEnds } from '$lib/pipeline/silent-ends';

/** Two areas over the months of 2020 and 2021, the first record in March 2020, the last in October 2021. */
const periods = { step: 'month' as const, first: 600, length: 24 };
const dataset = {
	dated: true,
	firstDay: dayNumber('2020-03-09'),
	lastDay: dayNumber('2021-10-30')
};
const counts = (value: (t: number) => number) =>
	Float64Array.from({ length: 48 }, (_, i) => (i < 24 ? 0 : value(i % 24)));
const inside = (t: number) => t >= 2 && t <= 21;

describe('silence before the first and after the newest record', () => {
	it('is told where no silence between records is as long', () => {
		const steady = counts((t) => (inside(t) ? 3 : 0));
		expect(silentEnds(steady, periods, dataset)).toEqual({ first: 2, last: 2 });
		const oneMonth = counts((t) => (inside(t) && t !== 9 ? 3 : 0));
		expect(silentEnds(oneMonth, periods, dataset)).toEqual({ first: 2, last: 2 });
		const unknown = counts((t) => (inside(t) ? (t === 9 || t === 10 ? NaN : 3) : 0));
		expect(silentEnds(unknown, periods, dataset)).toEqual({ first: 2, last: 2 });
	});

	it('may mean nothing happened where records are rare', () => {
		const rare = counts((t) => (inside(t) && t !== 9 && t !== 10 ? 3 : 0));
		expect(silentEnds(rare, periods, dataset)).toEqual({ first: 0, last: 0 });
	});

	it('is none where the window begins and ends with records, or rows have no dates', () => {
		const within = { ...periods, first: 602, length: 20 };
		const all = new Float64Array(20).fill(1);
		expect(silentEnds(all, within, dataset)).toEqual({ first: 0, last: 0 });
		const undated = { ...dataset, dated: false };
		expect(
			silentEnds(
				counts(() => 1),
				periods,
				undated
			)
		).toEqual({ first: 0, last: 0 });
		const unread = { dated: true, firstDay: NaN, lastDay: NaN };
		expect(
			silentEnds(
				counts(() => 1),
				periods,
				unread
			)
		).toEqual({ first: 0, last: 0 });
	});

	it('takes in a year that records begin or end within, not one that merely ends quietly', () => {
		const years = { step: 'year' as const, first: 43, length: 7 };
		const window = { from: '2013-01-01', to: '2019-12-31' };
		const from = (firstDay: string, lastDay: string, silence: number) => ({
			dated: true,
			firstDay: dayNumber(firstDay),
			lastDay: dayNumber(lastDay),
			silence
		});
		const monthly = from('2013-10-01', '2019-03-01', 31);
		expect(partialEnds(years, monthly, window)).toEqual({ first: 0, last: 6 });
		const all = new Float64Array(7).fill(30);
		expect(unknownEnds(all, years, monthly, window)).toEqual({ first: 1, last: 1 });
		// Rows by year; records rare enough for such a silence; a month missing.
		for (const known of [
			from('2013-01-01', '2019-01-01', 366),
			from('2013-10-01', '2019-03-01', 200),
			from('2013-01-20', '2019-11-30', 3)
		])
			expect(unknownEnds(all, years, known, window)).toEqual({ first: 0, last: 0 });
		// A window that cuts years of which records are known.
		const cut = { from: '2014-07-01', to: '2018-06-30' };
		const inside = { ...years, first: 44, length: 5 };
		expect(partialEnds(inside, from('2010-01-02', '2020-12-30', 3), cut)).toEqual({
			first: 0,
			last: 4
		});
		// One year alone, or two, are looked at as they are.
		const two = { ...years, length: 2 };
		const short = from('2013-10-01', '2014-03-01', 31);
		expect(unknownEnds(new Float64Array(2), two, short, {})).toEqual({ first: 0, last: 0 });
		expect(partialEnds(years, { ...monthly, dated: false }, window)).toEqual({
			first: -1,
			last: -1
		});
	});

	it('is not reported rather than zero at the beginning', () => {
		const panel = { periods, counts: counts(() => 1), silent: { first: 2, last: 0 } } as Panel;
		const { counts: read } = fromFirstRecord(panel);
		expect([...read.subarray(0, 3)]).toEqual([NaN, NaN, 0]);
		expect([...read.subarray(24, 27)]).toEqual([NaN, NaN, 1]);
		expect(fromFirstRecord({ ...panel, silent: undefined }).counts).toBe(panel.counts);
	});
});

import { describe, expect, it } from 'vitest';
import { dayNumber } from '$lib/model/period';
import type { Panel } from '$lib/model/panel';
import { fromFirstRecord, silentEnds } from '$lib/pipeline/silent-ends';

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

	it('is not reported rather than zero at the beginning', () => {
		const panel = { periods, counts: counts(() => 1), silent: { first: 2, last: 0 } } as Panel;
		const { counts: read } = fromFirstRecord(panel);
		expect([...read.subarray(0, 3)]).toEqual([NaN, NaN, 0]);
		expect([...read.subarray(24, 27)]).toEqual([NaN, NaN, 1]);
		expect(fromFirstRecord({ ...panel, silent: undefined }).counts).toBe(panel.counts);
	});
});

import { describe, expect, it } from 'vitest';
import type { ExplorePeriods } from '$lib/model/explore';
import { askedWindow, windowDays } from '$lib/panels/explore/window';

/** Ten years of months from January 2015, all of them in sight. */
const byPeriod: ExplorePeriods = {
	periods: { step: 'month', first: 540, length: 120 },
	window: { first: 0, last: 119 },
	counts: { values: new Float64Array(120), status: new Uint8Array(120) }
};

describe('the window that is asked for', () => {
	it('is the one whose days were asked, whatever is on screen yet', () => {
		for (const span of [
			{ first: 0, last: 119 },
			{ first: 3, last: 119 },
			{ first: 0, last: 7 },
			{ first: 40, last: 40 }
		])
			expect(askedWindow(byPeriod, { ...windowDays(byPeriod, span), step: 'month' })).toEqual(span);
	});

	it('is cut to the data, and is that on screen while another step is asked for', () => {
		expect(askedWindow(byPeriod, { from: '2001-01-01', to: '2031-12-31' })).toEqual(
			byPeriod.window
		);
		const shown = { ...byPeriod, window: { first: 5, last: 9 } };
		expect(askedWindow(shown, { from: '2016-01-01', step: 'year' })).toEqual(shown.window);
	});
});

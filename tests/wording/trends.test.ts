import { describe, expect, it } from 'vitest';
import type { ShownTrends } from '$lib/model/trends';
import { overallTrends } from '$lib/wording/trends';

describe('what trends say of all areas', () => {
	const trends = {
		periods: { step: 'year', first: 40, length: 12 },
		wholePeriods: 12,
		silentFirst: 0,
		areas: { labels: { direction: ['rising', 'steady'], alert: ['quiet', 'not-judged'] } },
		areasJudged: 1,
		expectedFalseAlarms: 0.005
	} as unknown as ShownTrends;

	it('names the periods that are read where they are not all of the window', () => {
		expect(overallTrends(trends)).not.toContain('Read from');
		expect(overallTrends({ ...trends, wholePeriods: 10 })).toContain(
			'too few cases to say: 0. Read from 2010 to 2019: the other periods are not complete, or no record reaches them. In 2019, 0 of the 1'
		);
		expect(overallTrends({ ...trends, silentFirst: 2 })).toContain('Read from 2012 to 2021:');
	});
});

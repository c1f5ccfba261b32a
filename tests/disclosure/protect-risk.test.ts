import { describe, expect, it } from 'vitest';
import { protectRisk } from '$lib/disclosure/protect-risk';

const figures = { kAnonymity: 1, lDiversity: 2, records: 60_703, uniques: 3, below: 7 };
const found = {
	report: { ...figures, sources: [{ column: 'area', relieved: 5 }] },
	recoding: [{ dropped: 'area', after: { ...figures, uniques: 0, below: 2 } }],
	threshold: 11
};

describe('how findable records are', () => {
	it('is told in exact mode, as it is', () => {
		expect(protectRisk(found, { mode: 'exact' })).toEqual({
			alike: 1,
			diversity: 2,
			records: 60_703,
			unique: 3,
			below: 7,
			threshold: 11,
			sources: [{ column: 'area', relieved: 5 }],
			recoding: [
				{
					dropped: 'area',
					after: { alike: 1, diversity: 2, records: 60_703, unique: 0, below: 2 }
				}
			]
		});
	});

	it('is not told beside a release, which it would narrow', () => {
		expect(() => protectRisk(found, { mode: 'protected' })).toThrow('in "exact" mode only');
	});
});

import { describe, expect, it } from 'vitest';
import { protectRisk } from '$lib/disclosure/protect-risk';
import type { ToldCount } from '$lib/model/risk';
import { disclosureSchema } from '$lib/model/settings/disclosure';

const policy = (change: object = {}) => disclosureSchema.parse(change);

function tell(
	change: { kAnonymity?: number; lDiversity?: number; uniques?: number; below?: number },
	rule = policy()
) {
	const figures = {
		kAnonymity: 1,
		lDiversity: null,
		records: 60_703,
		uniques: 0,
		below: 0,
		...change
	};
	const report = { ...figures, sources: [{ column: 'area', relieved: figures.below }] };
	return protectRisk({ report, recoding: [], threshold: 11 }, rule);
}

/** The counts that what is told leaves possible, among those up to 200. */
function possible(told: ToldCount, counts: (count: number) => ToldCount): number[] {
	const same = JSON.stringify(told);
	return Array.from({ length: 201 }, (_, count) => count).filter(
		(count) => JSON.stringify(counts(count)) === same
	);
}

describe('what is told of how findable records are', () => {
	it.each([5, 10, 11, 20, 30])(
		'leaves at least as many counts possible as a minimum of %i hides, each near what is told',
		(minimumCount) => {
			const rule = policy({ minimumCount });
			for (const figure of ['unique', 'below'] as const) {
				const told = (count: number) =>
					tell({ below: Math.max(1, count), ...(figure === 'unique' && { uniques: count }) }, rule)[
						figure
					];
				for (let count = 1; count <= 100; count++) {
					const now = told(count);
					const others = possible(now, told);
					expect(others.length, `${figure} ${count}`).toBeGreaterThanOrEqual(minimumCount - 1);
					if (now.told === 'fewer') expect(count).toBeLessThan(now.count);
					else expect(count).toBeGreaterThanOrEqual(minimumCount);
				}
			}
		}
	);

	it('never says that more records are alike than are', () => {
		for (let kAnonymity = 1; kAnonymity < 200; kAnonymity++) {
			const { alike } = tell({ kAnonymity });
			if (alike.told === 'least') expect(alike.count).toBeLessThanOrEqual(kAnonymity);
			else expect(alike).toEqual({ told: 'fewer', count: 11 });
			expect(alike.told === 'least').toBe(kAnonymity >= 11);
		}
	});

	it('does not say that nobody is alone while any record is below', () => {
		expect(tell({ uniques: 0, below: 300 }).unique).toEqual(
			tell({ uniques: 9, below: 300 }).unique
		);
		expect(tell({ kAnonymity: 40 }).unique).toEqual({ told: 'exact', count: 0 });
	});

	it('does not say how many values small groups have, which they cannot hold fewer records than', () => {
		const diversity = (lDiversity: number, below: number, rule = policy()) =>
			tell({ lDiversity, below }, rule).diversity;
		expect(diversity(3, 300)).toEqual(diversity(1, 300));
		expect(diversity(3, 300)).toEqual({ told: 'least', count: 1 });
		expect(diversity(3, 0)).toEqual({ told: 'exact', count: 3 });
		expect(diversity(3, 300, policy({ mode: 'exact' }))).toEqual({ told: 'exact', count: 3 });
	});

	it('is all of it in exact mode', () => {
		const told = tell({ uniques: 3, below: 7 }, policy({ mode: 'exact' }));
		expect([told.alike.count, told.unique.count, told.below.count, told.base]).toEqual([
			1, 3, 7, 1
		]);
	});
});

import { describe, expect, it } from 'vitest';
import { dragBrush, keyBrush, shiftBrush } from '$lib/charts/brush';

const keys = { shift: false, length: 24, page: 12 };

describe('the brush', () => {
	it('draws a window in either direction', () => {
		const grip = { part: 'new', anchor: 10, from: { first: 0, last: 23 } } as const;
		expect(dragBrush(grip, 14, 24)).toEqual({ first: 10, last: 14 });
		expect(dragBrush(grip, 3, 24)).toEqual({ first: 3, last: 10 });
		expect(dragBrush(grip, 99, 24)).toEqual({ first: 10, last: 23 });
	});

	it('moves as a whole without changing its length, and stops at the ends', () => {
		for (let by = -40; by <= 40; by++) {
			const moved = shiftBrush({ first: 5, last: 9 }, by, 24);
			expect(moved.last - moved.first).toBe(4);
			expect(moved.first).toBeGreaterThanOrEqual(0);
			expect(moved.last).toBeLessThan(24);
		}
	});

	it('never lets its ends cross', () => {
		const from = { first: 5, last: 9 };
		expect(dragBrush({ part: 'first', anchor: 5, from }, 20, 24)).toEqual({ first: 9, last: 9 });
		expect(keyBrush(from, 'last', 'Home', keys)).toEqual({ first: 5, last: 5 });
	});

	it('moves by arrow, by year, and as a whole with Shift', () => {
		const from = { first: 5, last: 9 };
		expect(keyBrush(from, 'first', 'ArrowLeft', keys)).toEqual({ first: 4, last: 9 });
		expect(keyBrush(from, 'last', 'PageUp', keys)).toEqual({ first: 5, last: 21 });
		expect(keyBrush(from, 'last', 'ArrowRight', { ...keys, shift: true })).toEqual({
			first: 6,
			last: 10
		});
		expect(keyBrush(from, 'last', 'a', keys)).toBeNull();
	});
});

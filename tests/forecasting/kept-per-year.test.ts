import { describe, expect, it } from 'vitest';
import { keptPerYear } from '$lib/forecasting/candidates/kept-per-year';
import { drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';

const AREAS = 20;

/** Areas of about the same size that follow `course` (mean counts by year). */
function kept(course: number[], season = 1): number {
	const random = createRandom(7);
	const length = course.length;
	const filled = new Float64Array(AREAS * length);
	for (let i = 0; i < filled.length; i++) filled[i] = drawPoisson(course[i % length], random);
	return keptPerYear({
		counts: filled,
		filled,
		areas: AREAS,
		length,
		end: length,
		season,
		perYear: 1,
		neighbours: null,
		shape: new Float64Array(0)
	});
}

const steady = Array.from({ length: 12 }, (_, t) => 20 * 1.1 ** t);
const turned = Array.from({ length: 12 }, (_, t) => (t < 8 ? 20 * 1.1 ** t : 43 * 0.75 ** (t - 8)));

describe('keptPerYear', () => {
	it('forgets nothing while one line holds', () => {
		expect(kept(steady)).toBe(1);
		expect(kept(Array<number>(12).fill(30))).toBe(1);
	});

	it('forgets after a turn that all areas share', () => {
		expect(kept(turned)).toBeLessThanOrEqual(0.7);
	});

	it('forgets nothing with a season, in too few years, and without cases', () => {
		expect(kept(turned, 4)).toBe(1);
		expect(kept([5, 50, 4])).toBe(1);
		expect(kept(Array<number>(12).fill(0))).toBe(1);
	});
});

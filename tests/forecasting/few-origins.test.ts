import { describe, expect, it } from 'vitest';
import { wideningForFewOrigins } from '$lib/forecasting/few-origins';
import { drawNormal } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';

const AREAS = 40;

/** Errors of variance 1 around 100 from `origins` yearly origins, a share of it common to all areas. */
function widening(origins: number, common: number, horizon = 1, apart = 1): Float64Array {
	const random = createRandom(3);
	const length = apart * (origins - 1) + 3;
	const year = Array.from({ length }, () => drawNormal(random));
	const counts = Float64Array.from(
		{ length: AREAS * length },
		(_, i) =>
			100 + Math.sqrt(common) * year[i % length] + Math.sqrt(1 - common) * drawNormal(random)
	);
	const outcomes = Array.from({ length: origins }, (_, k) => ({
		origin: 2 + apart * k,
		means: new Float64Array(AREAS * horizon).fill(100)
	}));
	return wideningForFewOrigins(
		{ outcomes, counts, length, areas: AREAS, horizon, end: length },
		() => 1
	);
}

describe('wideningForFewOrigins', () => {
	it('is that of Student’s t where areas err as one', () => {
		// (t(0.95, 6) / z(0.95))² with R: (qt(.95, 6) / qnorm(.95))^2
		expect(widening(4, 1)[0]).toBeCloseTo(1.3956344, 6);
		expect(widening(20, 1)[0]).toBeLessThan(1.12);
	});

	it('is hardly any where areas err by themselves', () => {
		expect(widening(4, 0)[0]).toBeLessThan(1.03);
	});

	it('is more where the period ahead was seen from fewer origins', () => {
		const [near, , far] = widening(6, 0.8, 3);
		expect(far).toBeGreaterThan(near);
	});

	it('counts forecasts that reach over the same years as one', () => {
		// Eleven origins two years ahead: (qt(.95, 11 / 2 + 2) / qnorm(.95))^2
		expect(widening(12, 1, 2)[1]).toBeCloseTo(1.300451708, 6);
		// Eleven that are two years apart share no year: (qt(.95, 13) / qnorm(.95))^2
		expect(widening(12, 1, 2, 2)[1]).toBeCloseTo(1.159177498, 6);
	});

	it('is that of what is assumed before anything is known', () => {
		expect(widening(0, 0.5)[0]).toBe(1);
	});
});

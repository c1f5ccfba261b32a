import { describe, expect, it } from 'vitest';
import { metresPerPixel, roundDistance } from '$lib/map/scale-bar';

describe('the scale of the map', () => {
	it('is the Mercator one: 78,271.5 m a pixel at the equator and zoom 0 (tiles of 512 pixels)', () => {
		expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.517, 2);
		expect(metresPerPixel(60, 1)).toBeCloseTo(78_271.517 / 4, 2);
	});

	it.each([
		[999, 500],
		[1000, 1000],
		[2999, 2000],
		[4999, 3000],
		[7_827_151, 5_000_000],
		[0.4, 0.3]
	])('of %d m names the round distance %d', (metres, round) => {
		expect(roundDistance(metres)).toBeCloseTo(round, 9);
	});
});

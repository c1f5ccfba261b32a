import { describe, expect, it } from 'vitest';
import { chooseOrigins } from '$lib/forecasting/rolling-means';

describe('chooseOrigins', () => {
	it('goes back period by period, and with a season further back by quarters of it', () => {
		const months = chooseOrigins(114, 12, 16);
		const newest = Array.from({ length: 16 }, (_, i) => 98 + i);
		expect(months).toEqual([74, 77, 80, 83, 86, 89, 92, 95, ...newest, 114]);
		// Weeks: four apart, then thirteen.
		const weeks = chooseOrigins(414, 52, 3);
		expect(weeks).toEqual([301, 314, 327, 340, 353, 366, 379, 392, 405, 409, 413, 414]);
	});

	it('takes the newest alone without a season, and where there is no room', () => {
		expect(chooseOrigins(14, 1, 4)).toEqual([10, 11, 12, 13, 14]);
		expect(chooseOrigins(30, 12, 16)).toEqual([
			15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
		]);
		expect(chooseOrigins(1, 12, 16)).toEqual([1]);
		expect(chooseOrigins(0, 12, 16)).toEqual([0]);
	});

	it('leaves every model two seasons or half of the series, whatever its length', () => {
		for (const season of [1, 4, 12, 52, 365])
			for (let length = 1; length < 900; length += 7) {
				const origins = chooseOrigins(length, season, 16);
				expect(origins.at(-1)).toBe(length);
				const least = Math.min(season > 1 ? 2 * season + 1 : 4, Math.floor(length / 2));
				origins.forEach((origin, i) => {
					if (i > 0) expect(origin).toBeGreaterThan(origins[i - 1]);
					if (i < origins.length - 1) expect(origin).toBeGreaterThanOrEqual(Math.max(3, least));
				});
			}
	});
});

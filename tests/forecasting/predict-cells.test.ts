import { describe, expect, it } from 'vitest';
import { predictCells } from '$lib/forecasting/cells/predict-cells';
import { shareScores } from '$lib/forecasting/cells/share-scores';
import type { PredictInput } from '$lib/model/predict';
import { drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';

const SIDE = 20;
const DAYS = 360;

/** Twenty by twenty cells of a kilometre; a hot corner that moves to the opposite corner after 240 days. */
function input(): PredictInput {
	const random = createRandom(6);
	const [cell, day, count]: number[][] = [[], [], []];
	for (let t = 0; t < DAYS; t++)
		for (let c = 0; c < SIDE * SIDE; c++) {
			const [x, y] = [c % SIDE, Math.floor(c / SIDE)];
			const hot = t < 240 ? x < 4 && y < 4 : x >= 16 && y >= 16;
			const events = drawPoisson(hot ? 0.15 : 0.002, random);
			if (events) {
				cell.push(c);
				day.push(t);
				count.push(events);
			}
		}
	return {
		centres: Float64Array.from({ length: 2 * SIDE * SIDE }, (_, i) => {
			const c = i >> 1;
			return i % 2 ? Math.floor(c / SIDE) * 0.009 : (c % SIDE) * 0.009;
		}),
		cellSizeMetres: 1000,
		events: {
			cell: Int32Array.from(cell),
			day: Int32Array.from(day),
			count: Float64Array.from(count)
		},
		trainTo: 329,
		testTo: 359,
		shares: [0.04, 0.2],
		models: 'auto'
	};
}

describe('predictCells', () => {
	it('follows a hot spot that moved, which past counts do not', () => {
		const result = predictCells(input());
		const past = result.models.find(({ name }) => name === 'past-counts')!;
		const used = result.models.find(({ name }) => name === result.chosen)!;
		expect(result.pastCountsUsed).toBe(false);
		expect(used.held[0].hitRate).toBeGreaterThan(past.held[0].hitRate + 0.2);
		expect(used.held[0].pai).toBeCloseTo(used.held[0].hitRate / 0.04, 10);
		expect([...result.rank].sort((a, b) => a - b)).toEqual(
			Array.from({ length: 400 }, (_, i) => i + 1)
		);
	});

	it('does not look at the held-out days', () => {
		const given = input();
		const cut = given.events.day.findIndex((day) => day > given.trainTo);
		const { cell, day, count } = given.events;
		const events = {
			cell: cell.subarray(0, cut),
			day: day.subarray(0, cut),
			count: count.subarray(0, cut)
		};
		expect(predictCells({ ...given, events }).expected).toEqual(predictCells(given).expected);
	});

	it('scores by the published formulas', () => {
		// Four cells, events 6, 3, 1, 0, ranked third, first, …: the best quarter holds 1 of 10, could hold 6.
		const [quarter, half] = shareScores(
			Int32Array.of(2, 0, 1, 3),
			Float64Array.of(6, 3, 1, 0),
			[0.25, 0.5]
		);
		expect([quarter.hitRate, quarter.pai, quarter.pei]).toEqual([0.1, 0.4, 1 / 6]);
		expect([half.hitRate, half.pai, half.pei]).toEqual([0.7, 1.4, 7 / 9]);
		// Wilson (1927) for 7 of 10.
		expect(half.hitRateLower).toBeCloseTo(0.3967781, 6);
		expect(half.hitRateUpper).toBeCloseTo(0.8922087, 6);
	});

	it('refuses days in the wrong order, unknown models and no events', () => {
		expect(() => predictCells({ ...input(), testTo: 100 })).toThrow(/later/);
		expect(() => predictCells({ ...input(), models: ['tea leaves'] })).toThrow(/tea leaves/);
		expect(() => predictCells({ ...input(), trainTo: -5, testTo: 3 })).toThrow(/nothing to learn/);
	});
});

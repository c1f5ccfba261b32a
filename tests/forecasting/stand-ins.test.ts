import { describe, expect, it } from 'vitest';
import { leastAfterNone } from '$lib/forecasting/candidates/naive';
import { forecastPanel } from '$lib/forecasting/forecast-panel';
import { standIns } from '$lib/forecasting/stand-ins';
import { forecastSchema } from '$lib/model/settings/forecast';
import { drawNegativeBinomial, drawNormal } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';

const byYear = { season: 1, perYear: 1, neighbours: null };

describe('standIns', () => {
	const input = (rows: number[][], horizon = 2) => ({
		...byYear,
		counts: Float64Array.from(rows.flat()),
		areas: rows.length,
		length: rows[0].length,
		horizon
	});

	it('are the last values of the four periods before the first origin', () => {
		const found = standIns(input([[5, 6, 7, 8, 9, 10, 99]]), 6);
		expect(found.map(({ origin }) => origin)).toEqual([2, 3, 4, 5]);
		expect(found.map(({ means }) => [...means])).toEqual([
			[6, 6],
			[7, 7],
			[8, 8],
			[9, 9]
		]);
	});

	it('are fewer where fewer periods are known, and none before one', () => {
		expect(standIns(input([[5, 6, 7]]), 3).map(({ origin }) => origin)).toEqual([1, 2]);
		expect(standIns(input([[5]]), 1)).toEqual([]);
	});

	it('make the first forecasts of levels that wander as wide as they go wrong', () => {
		const random = createRandom(11);
		const rows = Array.from({ length: 40 }, () => {
			let level = Math.log(60) + drawNormal(random);
			return Array.from({ length: 10 }, () => {
				level += 0.5 * drawNormal(random);
				return drawNegativeBinomial(Math.exp(level), 50, random);
			});
		});
		const ids = rows.map((_, a) => `a${a}`);
		const { models } = forecastPanel({
			panel: {
				areaIds: ids,
				areaNames: ids,
				periods: { step: 'year', first: 2000, length: 10 },
				counts: Float64Array.from(rows.flat()),
				population: null,
				incompleteLast: 0
			},
			neighbours: null,
			settings: forecastSchema.parse({ horizon: 1 })
		});
		for (const name of ['last-value', 'pooled', 'ensemble']) {
			const { pitCoverage90 } = models.find((model) => model.name === name)!;
			expect(pitCoverage90, name).toBeGreaterThan(0.85);
			expect(pitCoverage90, name).toBeLessThan(0.95);
		}
	});
});

describe('leastAfterNone', () => {
	const least = (rows: number[][], end: number) => [
		...leastAfterNone({
			areas: rows.length,
			counts: Float64Array.from(rows.flat()),
			length: rows[0].length,
			end
		})
	];

	it('is how often some came after none, held at the share of all areas', () => {
		// Some came after one of two periods without, and after none of three: one of five. The 9 is not known yet.
		const rows = [
			[0, 0, 7, 0, 9],
			[0, 0, 0, 0, 0]
		];
		const share = 1 / 5;
		expect(least(rows, 4)[0]).toBeCloseTo((1 + share) / 3, 12);
		expect(least(rows, 4)[1]).toBeCloseTo((0 + share) / 4, 12);
	});

	it('is a quarter of a case over all periods where nothing ever came, or none was missing', () => {
		expect(least([[0, 0, 0]], 3)).toEqual([0.25 / 4]);
		expect(least([[3, 4, 5]], 3)).toEqual([0.25 / 4]);
		expect(least([[NaN, 0, NaN]], 3)).toEqual([0.25 / 4]);
	});
});

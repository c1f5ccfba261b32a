import { describe, expect, it } from 'vitest';
import { forecastPanel } from '$lib/forecasting/forecast-panel';
import type { Panel } from '$lib/model/panel';
import type { Step } from '$lib/model/period';
import { forecastSchema } from '$lib/model/settings/forecast';
import { drawNegativeBinomial, drawNormal } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';

const settings = forecastSchema.parse({ horizon: 3, origins: 6 });

function panelOf(rows: number[][], step: Step = 'month', incompleteLast = 0): Panel {
	const ids = rows.map((_, a) => `a${a}`);
	return {
		areaIds: ids,
		areaNames: ids,
		periods: { step, first: 500, length: rows[0].length },
		counts: Float64Array.from(rows.flat()),
		population: null,
		incompleteLast
	};
}

function simulate(areas: number, length: number, mean: (t: number, a: number) => number, seed = 1) {
	const random = createRandom(seed);
	return Array.from({ length: areas }, (_, a) =>
		Array.from({ length }, (_, t) => drawNegativeBinomial(mean(t, a), 10, random))
	);
}

function sensible(result: ReturnType<typeof forecastPanel>, highest: number) {
	for (let i = 0; i < result.mean.length; i++) {
		expect(result.mean[i]).toBeGreaterThan(0);
		expect(result.lower90[i]).toBeGreaterThanOrEqual(0);
		expect(result.lower90[i]).toBeLessThanOrEqual(result.lower50[i]);
		expect(result.lower50[i]).toBeLessThanOrEqual(result.median[i]);
		expect(result.median[i]).toBeLessThanOrEqual(result.upper50[i]);
		expect(result.upper50[i]).toBeLessThanOrEqual(result.upper90[i]);
		expect(result.upper90[i]).toBeLessThan(highest);
	}
}

describe('forecastPanel', () => {
	const seasonal = simulate(
		12,
		60,
		(t, a) => (5 + a) * Math.exp(0.6 * Math.cos((2 * Math.PI * t) / 12))
	);

	it('clearly beats every naive forecast on a seasonal panel, and is as wide as it should be', () => {
		const result = forecastPanel({ panel: panelOf(seasonal), neighbours: null, settings });
		const naive = Math.min(
			...result.models.filter((model) => model.naive).map((model) => model.crps)
		);
		const used = result.models.find((model) => model.name === result.chosen)!;
		expect(used.crps).toBeLessThan(0.9 * naive);
		expect(used.pitCoverage90).toBeGreaterThan(0.85);
		expect(used.pitCoverage90).toBeLessThan(0.95);
		expect(result.models).toHaveLength(8);
		sensible(result, 200);
	});

	it('expects next to nothing of thousands of areas that never had a case', () => {
		const rows = [...Array(20)].map(() => Array(24).fill(15));
		const empty = [...Array(1000)].map(() => Array(24).fill(0));
		const { total } = forecastPanel({
			panel: panelOf([...rows, ...empty]),
			neighbours: null,
			settings
		});
		for (const mean of total.mean) expect(mean).toBeCloseTo(300, -1);
		expect(total.upper90[0]).toBeLessThan(450);
	});

	it('gives the total a sensible range where all areas were silent for half a year', () => {
		const rows = simulate(20, 60, (t) => (t >= 40 && t < 46 ? 1e-9 : 25));
		const { total } = forecastPanel({ panel: panelOf(rows), neighbours: null, settings });
		for (let h = 0; h < 3; h++) {
			expect(total.median[h]).toBeGreaterThan(400);
			expect(total.lower90[h]).toBeGreaterThan(150);
			expect(total.upper90[h]).toBeLessThan(1200);
			if (h > 0) expect(total.upper90[h]).toBeGreaterThanOrEqual(0.95 * total.upper90[h - 1]);
		}
	});

	it('widens the total by what all areas err together, in nine of ten panels within', () => {
		let inside = 0;
		for (let seed = 1; seed <= 60; seed++) {
			const random = createRandom(seed);
			const shock = Array.from({ length: 13 }, () => Math.exp(0.25 * drawNormal(random)));
			const rows = simulate(30, 13, (t) => 40 * shock[t], seed);
			const known = rows.map((row) => row.slice(0, 12));
			const { total } = forecastPanel({
				panel: panelOf(known, 'year'),
				neighbours: null,
				settings: { ...settings, horizon: 1 }
			});
			const came = rows.reduce((sum, row) => sum + row[12], 0);
			if (came >= total.lower90[0] && came <= total.upper90[0]) inside++;
		}
		expect(inside).toBeGreaterThanOrEqual(49);
		expect(inside).toBeLessThanOrEqual(59);
	});

	it('adds up: the total’s mean is the sum of the parts', () => {
		const result = forecastPanel({ panel: panelOf(seasonal), neighbours: null, settings });
		for (let h = 0; h < 3; h++) {
			let sum = 0;
			for (let a = 0; a < 12; a++) sum += result.mean[a * 3 + h];
			expect(result.total.mean[h]).toBeCloseTo(sum, 8);
		}
	});

	it('gives the same numbers for the same seed, and permuted ones for permuted areas', () => {
		const once = forecastPanel({ panel: panelOf(seasonal), neighbours: null, settings });
		const again = forecastPanel({ panel: panelOf(seasonal), neighbours: null, settings });
		expect(again).toEqual(once);
		const turned = forecastPanel({
			panel: panelOf([...seasonal].reverse()),
			neighbours: null,
			settings
		});
		for (let a = 0; a < 12; a++)
			for (let h = 0; h < 3; h++)
				expect(Math.abs(turned.mean[(11 - a) * 3 + h] / once.mean[a * 3 + h] - 1)).toBeLessThan(
					0.05
				);
	});

	it('never sees the future: later counts change no earlier score', () => {
		const spoilt = seasonal.map((row) => [...row.slice(0, 57), 900, 900, 900]);
		const a = forecastPanel({ panel: panelOf(seasonal, 'month', 3), neighbours: null, settings });
		const b = forecastPanel({ panel: panelOf(spoilt, 'month', 3), neighbours: null, settings });
		expect(b).toEqual(a);
		expect(a.horizon).toBe(6);
		expect(a.first).toBe(557);
	});

	it('uses the naive forecast where nothing beats it, and says so', () => {
		const walk = createRandom(2);
		const rows = Array.from({ length: 40 }, () => {
			let level = 4;
			return Array.from({ length: 24 }, () => {
				level += 0.5 * (walk.uniform() - 0.5);
				return Math.round(Math.exp(level));
			});
		});
		const result = forecastPanel({ panel: panelOf(rows, 'year'), neighbours: null, settings });
		const naive = Math.min(
			...result.models.filter((model) => model.naive).map((model) => model.crps)
		);
		const used = result.models.find((model) => model.name === result.chosen)!;
		expect(used.crps).toBeLessThanOrEqual(naive);
		if (used.naive) expect(result.reason).toBe('naive-not-beaten');
	});

	it.each<[string, number[][], Step, number]>([
		['zeros', [Array(30).fill(0), Array(30).fill(0)], 'month', 3],
		['one area of zeros', [Array(30).fill(0), Array(30).fill(8)], 'month', 60],
		['a single spike', [Array(30).fill(0).with(14, 400)], 'month', 2000],
		['a spike at the end', [Array(30).fill(2).with(29, 400)], 'month', 6000],
		['a level shift', [[...Array(20).fill(3), ...Array(20).fill(40)]], 'month', 250],
		[
			'four observations',
			[
				[3, 5, 4, 6],
				[20, 18, 25, 22]
			],
			'year',
			120
		],
		['two observations', [[3, 5]], 'year', 40],
		['one observation', [[3]], 'month', 40],
		[
			'missing periods',
			[Array.from({ length: 40 }, (_, t) => (t % 3 ? 5 : NaN)), Array(40).fill(4)],
			'month',
			60
		],
		['an area never reported', [Array(20).fill(NaN), Array(20).fill(4)], 'month', 60],
		['growth without end', [Array.from({ length: 12 }, (_, t) => 2 ** t)], 'year', 60_000]
	])('gives something sensible for %s', (_, rows, step, highest) => {
		sensible(forecastPanel({ panel: panelOf(rows, step), neighbours: null, settings }), highest);
	});

	it.each([
		['zeros', Array(60).fill(0)],
		['a first case in the last period', Array(60).fill(0).with(59, 200)]
	])(
		'scores every model on five years of %s, and does not take the last value for the level',
		(_, row) => {
			const panel = panelOf([row, Array(60).fill(0)]);
			const result = forecastPanel({ panel, neighbours: null, settings });
			for (const model of result.models) expect(model.crps).toBeGreaterThanOrEqual(0);
			sensible(result, 200);
			for (const median of result.median) expect(median).toBeLessThan(20);
		}
	);

	it('is as wide for a few large areas as their own errors warrant, beside hundreds that clump', () => {
		const random = createRandom(5);
		const rows = Array.from({ length: 400 }, (_, a) =>
			Array.from({ length: 60 }, () =>
				a < 12
					? drawNegativeBinomial(20, 40, random)
					: random.uniform() < 0.01
						? drawNegativeBinomial(3, 0.5, random)
						: 0
			)
		);
		const result = forecastPanel({ panel: panelOf(rows), neighbours: null, settings });
		// A negative binomial of mean 20 and size 40 has its middle 90 % between 12 and 30.
		for (let a = 0; a < 12; a++) {
			const width = result.upper90[a * 3] - result.lower90[a * 3];
			expect(width).toBeGreaterThan(12);
			expect(width).toBeLessThan(26);
		}
	});

	it('refuses an unknown model and a panel without a whole period', () => {
		const panel = panelOf(seasonal);
		expect(() =>
			forecastPanel({ panel, neighbours: null, settings: { ...settings, models: ['oracle'] } })
		).toThrow(/oracle.*last-value/);
		expect(() =>
			forecastPanel({ panel: { ...panel, incompleteLast: 60 }, neighbours: null, settings })
		).toThrow(/incomplete/);
	});

	it('answers for one area in well under a second', () => {
		const panel = panelOf([seasonal[3]]);
		forecastPanel({ panel, neighbours: null, settings });
		const from = performance.now();
		forecastPanel({ panel, neighbours: null, settings });
		expect(performance.now() - from).toBeLessThan(1000);
	});
});

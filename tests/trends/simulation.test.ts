import { describe, expect, it } from 'vitest';
import { drawNegativeBinomial, drawNormal, drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { areaTrend, trendOf } from '$lib/trends/area-trend';
import { changePoints } from '$lib/trends/change-points';
import { alertAt } from '$lib/trends/newest-alert';
import { poissonTrend } from '$lib/trends/poisson-trend';
import { sharedSpread } from '$lib/trends/shared-spread';
import type { Step } from '$lib/model/period';

const SERIES = 500;
/** Three standard errors above a share. */
const bound = (share: number, series = SERIES) =>
	share + 3 * Math.sqrt((share * (1 - share)) / series);

interface Kind {
	step: Step;
	length: number;
	mean: number;
	size: number;
	seasonal?: number;
}
const kinds: Record<string, Kind> = {
	'ten years, Poisson': { step: 'year', length: 10, mean: 20, size: Infinity },
	'twelve years, overdispersed': { step: 'year', length: 12, mean: 30, size: 5 },
	'seven years, few cases': { step: 'year', length: 7, mean: 3, size: 5 },
	'72 months, seasonal': { step: 'month', length: 72, mean: 6, size: 8, seasonal: 0.4 },
	'120 months, sparse': { step: 'month', length: 120, mean: 0.5, size: 2 }
};

function series({ length, mean, size, seasonal = 0 }: Kind, seed: number, jump = 1): number[] {
	const random = createRandom(11, seed);
	return Array.from({ length }, (_, t) => {
		const mu =
			mean * Math.exp(seasonal * Math.cos((2 * Math.PI * t) / 12)) * (t === length - 1 ? jump : 1);
		return size === Infinity ? drawPoisson(mu, random) : drawNegativeBinomial(mu, size, random);
	});
}

describe('over 500 series in which nothing changes', () => {
	for (const [name, kind] of Object.entries(kinds)) {
		const periods = { step: kind.step, first: 0, length: kind.length };

		it(`the trend test holds its level: ${name}`, () => {
			let found = 0;
			for (let i = 0; i < SERIES; i++)
				if (areaTrend(series(kind, i), null, { periods, level: 0.05 }).p < 0.05) found++;
			if (process.env.SHOW) console.log('trend', name, found / SERIES);
			expect(found / SERIES).toBeLessThan(bound(0.05));
		});

		it(`the alert holds its level: ${name}`, () => {
			let alarms = 0;
			let detected = 0;
			for (let i = 0; i < SERIES; i++) {
				const settings = { alert: 'farrington' as const, alertLevel: 0.05 };
				const at = (jump: number) =>
					alertAt(series(kind, i, jump), null, kind.length - 1, kind.step, settings);
				if (at(1).state === 'alert') alarms++;
				if (at(1.3).state === 'alert') detected++;
			}
			if (process.env.SHOW)
				console.log('alert', name, alarms / SERIES, 'detected', detected / SERIES);
			expect(alarms / SERIES).toBeLessThan(bound(0.05));
		});
	}

	const panels: Record<string, Kind & { spread: number }> = {
		'eight years, Poisson': { step: 'year', length: 8, mean: 20, size: Infinity, spread: 0 },
		'ten years, Poisson, areas of all sizes': {
			step: 'year',
			length: 10,
			mean: 20,
			size: Infinity,
			spread: 1
		},
		'ten years, overdispersed alike': { step: 'year', length: 10, mean: 30, size: 5, spread: 1 },
		'seven years, overdispersed differently': {
			step: 'year',
			length: 7,
			mean: 30,
			size: NaN,
			spread: 1
		},
		'72 months, seasonal': {
			step: 'month',
			length: 72,
			mean: 6,
			size: 8,
			seasonal: 0.4,
			spread: 0.5
		}
	};
	for (const [name, { spread, ...kind }] of Object.entries(panels))
		it(`the trend test holds its level where areas tell each other how much counts vary: ${name}`, () => {
			const AREAS = 50;
			let found = 0;
			let large = 0;
			for (let p = 0; p < SERIES / AREAS; p++) {
				const random = createRandom(23, p);
				const sizes = Array.from({ length: AREAS }, () => {
					const mean = kind.mean * Math.exp(spread * drawNormal(random));
					return { mean, size: kind.size || 5 * Math.exp(drawNormal(random)) };
				});
				const fits = sizes.map((size, a) =>
					poissonTrend(series({ ...kind, ...size }, p * AREAS + a), null, {
						step: kind.step,
						first: 0,
						length: kind.length
					})
				);
				const shared = sharedSpread(fits)!;
				const median = sizes.map(({ mean }) => mean).sort((a, b) => a - b)[AREAS / 2];
				fits.forEach((fit, a) => {
					if (!(trendOf(fit, { level: 0.05, spread: shared }).p < 0.05)) return;
					found++;
					if (sizes[a].mean >= median) large++;
				});
			}
			if (process.env.SHOW)
				console.log('trend, moderated', name, found / SERIES, 'large', (2 * large) / SERIES);
			expect(found / SERIES).toBeLessThan(bound(0.05));
			expect(found / SERIES).toBeGreaterThan(0.02);
			expect((2 * large) / SERIES).toBeLessThan(bound(0.05, SERIES / 2));
		});

	it('change points are rarely seen', () => {
		for (const kind of Object.values(kinds)) {
			let found = 0;
			for (let i = 0; i < SERIES; i++)
				if (
					!kind.seasonal &&
					changePoints(series(kind, i), new Float64Array(kind.length).fill(1)).length
				)
					found++;
			if (process.env.SHOW) console.log('change', kind, found / SERIES);
			expect(found / SERIES).toBeLessThan(bound(0.05));
		}
	});
});

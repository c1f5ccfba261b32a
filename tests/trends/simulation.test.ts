import { describe, expect, it } from 'vitest';
import { drawNegativeBinomial, drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { areaTrend } from '$lib/trends/area-trend';
import { changePoints } from '$lib/trends/change-points';
import { alertAt } from '$lib/trends/newest-alert';
import type { Step } from '$lib/model/period';

const SERIES = 500;
/** Three standard errors above a share, for 500 series. */
const bound = (share: number) => share + 3 * Math.sqrt((share * (1 - share)) / SERIES);

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

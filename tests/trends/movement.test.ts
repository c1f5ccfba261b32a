import { describe, expect, it } from 'vitest';
import type { Panel } from '$lib/model/panel';
import type { Step } from '$lib/model/period';
import { trendsSchema } from '$lib/model/settings/trends';
import { directions } from '$lib/model/trends';
import { drawNegativeBinomial, drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { analyseTrends } from '$lib/trends/analyse-trends';
import { poissonTrend } from '$lib/trends/poisson-trend';
import { withoutSpikes } from '$lib/trends/spikes';

const settings = trendsSchema.parse({});

describe('the spikes of a series', () => {
	const periods = { step: 'year' as const, first: 2008, length: 12 };
	const fit = (counts: ArrayLike<number>) => poissonTrend(counts, null, periods);
	const calm = [12, 9, 14, 11, 8, 13, 10, 12, 9, 15, 11];
	const wild = [22, 9, 30, 14, 27, 12, 19, 8, 31, 15, 11];
	const stands = (counts: number[]) => withoutSpikes(fit(counts), fit, 3) !== null;

	// R 4.2.2: 12 × 2 pt(−|r|, 9) < 0.05, r the Anscombe residual of the last count against glm(y ~ t, poisson)
	// of the others, over √(max(1, s²)(1 + m x'Vx)), s² the mean square of theirs made that of all eleven
	// twelfths: 0.054984 and 0.041883 at 30 and 31, 0.085365 at 1 and 0.023984 at 0; 0.052862 and 0.048914 at 76 and 77.
	it('begin at the count at which they do in R', () => {
		expect([30, 31, 1, 0].map((last) => stands([...calm, last]))).toEqual([
			false,
			true,
			false,
			true
		]);
		expect([76, 77].map((last) => stands([...wild, last]))).toEqual([false, true]);
	});

	it('are left out of the counts, and nothing else is', () => {
		const { counts, trend } = withoutSpikes(fit([...calm, 90]), fit, 3)!;
		expect(counts).toEqual(Float64Array.of(...calm, NaN));
		expect(trend.cases).toBe(calm.reduce((sum, count) => sum + count));
	});

	it('are none where nothing is known, or too little', () => {
		expect(stands(Array(12).fill(0))).toBe(false);
		expect(withoutSpikes(fit([1, 2, 50]), fit, 3)).toBeNull();
	});

	it('are the one period that has cases', () => {
		const only = withoutSpikes(fit([...Array(11).fill(0), 90]), fit, 3)!;
		expect(only.trend.cases).toBe(0);
	});

	it('do not hide each other, and a level is none', () => {
		const month = { step: 'month' as const, first: 540, length: 84 };
		const refit = (counts: ArrayLike<number>) => poissonTrend(counts, null, month);
		const random = createRandom(4, 1);
		const base = Array.from({ length: 84 }, () => drawPoisson(4, random));
		const out = (counts: number[]) => {
			const rest = withoutSpikes(refit(counts), refit, 4);
			return rest ? [...rest.counts.keys()].filter((t) => Number.isNaN(rest.counts[t])) : [];
		};
		expect(out(base)).toEqual([]);
		expect(out(base.with(63, 200).with(80, 200).with(20, 60))).toEqual([20, 63, 80]);
		expect(out(base.with(82, 60).with(83, 60))).toEqual([82, 83]);
		expect(out(base.map((count, t) => (t < 80 ? count : 60)))).toEqual([]);
	});
});

describe('a single period', () => {
	const kinds: [Step, number, number, number][] = [
		['week', 208, 5, 5],
		['month', 72, 20, 100],
		['quarter', 24, 20, 100],
		['year', 12, 50, 100]
	];
	it('does not hide a trend: one operation early in ten years of a threefold rise', () => {
		for (const others of [0, 20]) {
			const random = createRandom(12, others);
			const flat = () => Array.from({ length: 10 }, () => drawPoisson(60, random));
			const rise = Array.from({ length: 10 }, (_, t) => drawPoisson(30 * 3 ** (t / 9), random));
			const rows = [rise, rise.with(4, rise[4] + 200), ...Array.from({ length: others }, flat)];
			expect(directionsOf(rows, 'year').slice(0, 2)).toEqual(['rising', 'rising']);
		}
	});

	it('is no silence: three years without a case at the end are told as a fall', () => {
		const random = createRandom(12, 3);
		const flat = () => Array.from({ length: 10 }, () => drawPoisson(90, random));
		const rows = Array.from({ length: 20 }, flat);
		rows[0].fill(0, 7);
		expect(directionsOf(rows, 'year')[0]).toBe('falling');
	});

	for (const [step, length, mean, size] of kinds)
		for (const others of [0, 20])
			it(`is called no trend, and a step still is: ${length} ${step}s among ${others} areas`, () => {
				const random = createRandom(3, length);
				const draw = () => drawNegativeBinomial(mean, size, random);
				const series = () => Array.from({ length }, draw);
				const threefold = series().map((count, t) => (t < (2 * length) / 3 ? count : 3 * count));
				const said = directionsOf([threefold, ...Array.from({ length: others }, series)], step);
				expect(said[0]).toBe('rising');
				const rest = Array.from({ length: others }, series);
				for (const back of [1, 2, 4, length])
					for (const height of [11, 50]) {
						const counts = series();
						const at = (count: number) =>
							directionsOf([counts.with(length - back, count), ...rest], step)[0];
						// Five series in a hundred are called a trend by chance, with the spike or without.
						expect(['steady', at(NaN)]).toContain(at(height * mean));
					}
			});
});

function directionsOf(rows: number[][], step: Step): string[] {
	const ids = rows.map((_, a) => `area ${a}`);
	const panel: Panel = {
		areaIds: ids,
		areaNames: ids,
		periods: { step, first: 480, length: rows[0].length },
		counts: Float64Array.from(rows.flat()),
		population: null,
		incompleteLast: 0
	};
	const { direction } = analyseTrends({ panel, settings });
	return [...direction].map((code) => directions[code]);
}

import { describe, expect, it } from 'vitest';
import type { Panel } from '$lib/model/panel';
import type { Step } from '$lib/model/period';
import { trendsSchema } from '$lib/model/settings/trends';
import { directions } from '$lib/model/trends';
import { drawNegativeBinomial } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { analyseTrends } from '$lib/trends/analyse-trends';
import { withoutOutlier } from '$lib/trends/outlying-period';
import { poissonTrend } from '$lib/trends/poisson-trend';

const settings = trendsSchema.parse({});

describe('the outlying period', () => {
	const periods = { step: 'year' as const, first: 2008, length: 12 };
	const fit = (counts: ArrayLike<number>) => poissonTrend(counts, null, periods);
	const found = (last: number) =>
		withoutOutlier(fit([12, 9, 14, 11, 8, 13, 10, 12, 9, 15, 11, last]), fit);

	// R 4.2.2: 12 × 2 pt(−|r|, 9), r the Anscombe residual of the last count against
	// glm(y ~ t, quasipoisson) of the others, over √(max(1, φ)(1 + m x'Vx)).
	it.each([
		[31, 0.0418834878516],
		[40, 0.00488952602574],
		[0, 0.0239835285937]
	])('is told as R tells it: %d after eleven around 11', (last, p) => {
		const rest = found(last)!;
		expect(rest.p / p).toBeCloseTo(1, 6);
		expect(rest.counts[11]).toBeNaN();
		expect(rest.counts.slice(0, 11)).toEqual(
			Float64Array.of(12, 9, 14, 11, 8, 13, 10, 12, 9, 15, 11)
		);
	});

	it('is none where chance may have made it, or nothing is known', () => {
		// R gives 0.055 for 30.
		expect(found(30)).toBeNull();
		expect(withoutOutlier(fit(new Float64Array(12)), fit)).toBeNull();
		expect(withoutOutlier(fit([1, 2, 50]), fit)).toBeNull();
	});

	it('stands out from zeros, and where it is the only count', () => {
		const only = withoutOutlier(fit([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 90]), fit)!;
		expect(only.p).toBe(0);
		expect(only.trend.cases).toBe(0);
	});
});

describe('a single period', () => {
	const kinds: [Step, number, number, number][] = [
		['week', 208, 5, 5],
		['month', 72, 20, 100],
		['quarter', 24, 20, 100],
		['year', 12, 50, 100]
	];
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

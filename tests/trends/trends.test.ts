import { describe, expect, it } from 'vitest';
import type { Panel } from '$lib/model/panel';
import { trendsSchema } from '$lib/model/settings/trends';
import { directions } from '$lib/model/trends';
import { drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { analyseTrends } from '$lib/trends/analyse-trends';
import { changePoints } from '$lib/trends/change-points';
import { nowcast } from '$lib/trends/nowcast';
import { poolSlopes } from '$lib/numeric/pooled-slopes';
import { trendDetail } from '$lib/trends/trend-detail';

const settings = trendsSchema.parse({});

/** Areas of 20 cases a month for eight years: the first rises 15 % a year, the second falls, the rest stay. */
function panel(areas = 12, length = 96): Panel {
	const random = createRandom(3);
	const slopes = [0.15, -0.15];
	const counts = new Float64Array(areas * length);
	for (let a = 0; a < areas; a++)
		for (let t = 0; t < length; t++)
			counts[a * length + t] = drawPoisson(
				20 * Math.exp(((slopes[a] ?? 0) * (t - 48)) / 12),
				random
			);
	const names = Array.from({ length: areas }, (_, a) => `area ${a}`);
	return {
		areaIds: names,
		areaNames: names,
		periods: { step: 'month', first: 480, length },
		counts,
		population: new Float64Array(counts.length).fill(1e5),
		incompleteLast: 0
	};
}

describe('analyseTrends', () => {
	const result = analyseTrends({ panel: panel(), settings });

	it('finds the planted directions and no others', () => {
		expect([...result.direction].map((code) => directions[code])).toEqual([
			'rising',
			'falling',
			...Array(10).fill('steady')
		]);
		expect(result.slopeLower[0]).toBeLessThan(0.15);
		expect(result.slopeUpper[0]).toBeGreaterThan(0.15);
		expect(result.pooledSlope[0]).toBeLessThan(result.slope[0]);
	});

	it('is carried along when areas change places', () => {
		const source = panel();
		const { length } = source.periods;
		const turned = { ...source, counts: new Float64Array(source.counts.length) };
		for (let a = 0; a < 12; a++)
			turned.counts.set(source.counts.subarray(a * length, (a + 1) * length), (11 - a) * length);
		const found = analyseTrends({ panel: turned, settings });
		expect([...found.pAdjusted].reverse()).toEqual([...result.pAdjusted]);
	});

	it('never reads an incomplete last period as whole', () => {
		const source = panel();
		const spoilt = { ...source, counts: source.counts.slice(), incompleteLast: 2 };
		for (let a = 0; a < 12; a++) spoilt.counts.fill(0, (a + 1) * 96 - 2, (a + 1) * 96);
		const cut = analyseTrends({ panel: { ...source, incompleteLast: 2 }, settings });
		const found = analyseTrends({ panel: spoilt, settings });
		expect(found.wholePeriods).toBe(94);
		expect(found.p).toEqual(cut.p);
		expect(found.alertP).toEqual(cut.alertP);
	});

	it('says too few for an area of three cases, and of four periods', () => {
		const source = panel(3);
		source.counts.fill(0, 0, 96);
		source.counts.fill(1, 90, 93);
		expect(directions[analyseTrends({ panel: source, settings }).direction[0]]).toBe('too-few');
		const four = analyseTrends({ panel: panel(3, 4), settings });
		expect([...four.direction]).toEqual([0, 0, 0]);
	});

	it('draws one area with the interval that it has among all', () => {
		const found = analyseTrends({ panel: panel(), settings });
		const { levelLower, levelUpper } = trendDetail({
			panel: panel(),
			settings,
			area: 0,
			spread: found.spread
		});
		// ln(level) has the variance a + 2bx + cx², x the years from the middle; c is that of the slope.
		const squares = (t: number) => (Math.log(levelUpper[t] / levelLower[t]) / 2) ** 2;
		const even = (t: number) => (squares(t) + squares(95 - t)) / 2;
		const slope = Math.sqrt((even(0) - even(47)) / ((47.5 / 12) ** 2 - (0.5 / 12) ** 2));
		expect(slope).toBeCloseTo((found.slopeUpper[0] - found.slopeLower[0]) / 2, 9);
	});

	it('leaves fewer than ten areas to themselves', () => {
		expect(result.spread).not.toBeNull();
		expect(analyseTrends({ panel: panel(9), settings }).spread).toBeNull();
	});

	it('refuses a panel without a whole period', () => {
		expect(() => analyseTrends({ panel: { ...panel(), incompleteLast: 96 }, settings })).toThrow(
			/incomplete/
		);
	});

	it('draws thresholds for the newest periods of one area', () => {
		const detail = trendDetail({ panel: panel(), settings, area: 4, judged: 12 });
		expect([...detail.threshold].filter((value) => value > 0)).toHaveLength(12);
		expect(detail.fitted).toHaveLength(96);
	});
});

describe('poolSlopes', () => {
	it('leaves nothing of a slope that is all error, and nearly all of one that has none', () => {
		const pooled = poolSlopes([0.5, -0.4, 0.1, 3, NaN], [0.01, 0.01, 0.01, 50, NaN]);
		expect(pooled.slopes[0]).toBeCloseTo(0.5, 2);
		expect(Math.abs(pooled.slopes[3] - pooled.mean)).toBeLessThan(0.01);
		expect(pooled.slopes[4]).toBe(pooled.mean);
	});

	it('is the fixed-effect mean when slopes differ no more than their errors', () => {
		// By hand: weights 100, 25; mean (100·0.1 + 25·0.2) / 125 = 0.12.
		const pooled = poolSlopes([0.1, 0.2], [0.1, 0.2]);
		expect(pooled.between).toBeCloseTo(0, 6);
		expect(pooled.mean).toBeCloseTo(0.12, 10);
		expect(pooled.meanError).toBeCloseTo(1 / Math.sqrt(125), 10);
	});

	it('gives NaN for nothing', () => {
		expect(poolSlopes([NaN], [NaN]).mean).toBeNaN();
	});
});

describe('changePoints', () => {
	it('finds the period at which the level doubles, and its date range', () => {
		const random = createRandom(5);
		const counts = Array.from({ length: 60 }, (_, t) => drawPoisson(t < 37 ? 8 : 18, random));
		const found = changePoints(counts, new Float64Array(60).fill(1));
		expect(found).toHaveLength(1);
		expect(found[0].earliest).toBeLessThanOrEqual(37);
		expect(found[0].latest).toBeGreaterThanOrEqual(37);
		expect(found[0].ratio).toBeGreaterThan(1.7);
	});

	it('finds none in zeros, in one value, or when residents explain it', () => {
		expect(changePoints([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], new Float64Array(10).fill(1))).toEqual([]);
		expect(changePoints([4], [1])).toEqual([]);
		const residents = Float64Array.from({ length: 20 }, (_, t) => (t < 10 ? 1 : 3));
		expect(
			changePoints(
				residents.map((value) => 5 * value),
				residents
			)
		).toEqual([]);
	});
});

describe('nowcast', () => {
	// Taylor & Ashe (1983), as in Mack (1993): the chain ladder's reserve is 18,680,856.
	const rows = [
		[357848, 766940, 610542, 482940, 527326, 574398, 146342, 139950, 227229, 67948],
		[352118, 884021, 933894, 1183289, 445745, 320996, 527804, 266172, 425046],
		[290507, 1001799, 926219, 1016654, 750816, 146923, 495992, 280405],
		[310608, 1108250, 776189, 1562400, 272482, 352053, 206286],
		[443160, 693190, 991983, 769488, 504851, 470639],
		[396132, 937085, 847498, 805037, 705960],
		[440832, 847631, 1131398, 1063269],
		[359480, 1061648, 1443370],
		[376686, 986608],
		[344014]
	];
	const triangle = Float64Array.from(
		rows.flatMap((row) => [...row, ...Array(10 - row.length).fill(NaN)])
	);

	it('agrees with the published chain ladder', () => {
		const found = nowcast(triangle, { maximumDelay: 9 });
		const reserve = found.expected.reduce((sum, value, r) => sum + value - found.reported[r], 0);
		expect(Math.round(reserve)).toBe(18680856);
	});

	it('covers what arrives later nine times in ten', () => {
		const random = createRandom(9);
		const shares = [0.4, 0.3, 0.2, 0.1];
		let inside = 0;
		for (let i = 0; i < 200; i++) {
			const full = Float64Array.from({ length: 24 * 4 }, (_, c) =>
				drawPoisson(15 * shares[c % 4], random)
			);
			const seen = full.map((value, c) => (Math.floor(c / 4) + (c % 4) > 23 ? NaN : value));
			const found = nowcast(seen, { maximumDelay: 3 });
			const total = full.slice(-4).reduce((sum, value) => sum + value, 0);
			if (total >= found.lower[23] && total <= found.upper[23]) inside++;
			expect(found.lower[20]).toBe(found.reported[20]);
		}
		expect(inside / 200).toBeGreaterThan(0.86);
		expect(inside / 200).toBeLessThan(0.98);
	});

	it('refuses a history shorter than the longest delay', () => {
		expect(() => nowcast(new Float64Array(8), { maximumDelay: 3 })).toThrow(/at least 4/);
	});
});

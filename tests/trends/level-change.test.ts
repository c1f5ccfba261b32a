import { describe, expect, it } from 'vitest';
import type { Panel } from '$lib/model/panel';
import type { Step } from '$lib/model/period';
import { trendsSchema } from '$lib/model/settings/trends';
import { directions } from '$lib/model/trends';
import { drawNegativeBinomial, drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { analyseTrends } from '$lib/trends/analyse-trends';
import { levelChange } from '$lib/trends/level-change';
import { trendDetail } from '$lib/trends/trend-detail';

const settings = trendsSchema.parse({});

function panelOf(rows: number[][], step: Step): Panel {
	const ids = rows.map((_, a) => `area ${a}`);
	return {
		areaIds: ids,
		areaNames: ids,
		periods: { step, first: 480, length: rows[0].length },
		counts: Float64Array.from(rows.flat()),
		population: null,
		incompleteLast: 0
	};
}

describe('levelChange', () => {
	const counts = [22, 9, 30, 14, 27, 12, 80, 55, 95, 60, 88, 70];
	const change = { at: 6, earliest: 6, latest: 6, ratio: 4 };

	// R 4.2.2: anova(glm(y ~ 1, quasipoisson), glm(y ~ s, quasipoisson), test = "F"), s = 0 in the first six.
	it.each([
		['', new Float64Array(12).fill(1), 1.68806370335e-5],
		[
			' with residents',
			Float64Array.from({ length: 12 }, (_, t) => (t < 6 ? 10 : 20)),
			0.00477469762479
		]
	])("is R's quasi-Poisson F test of one cut%s, times the price", (_, expected, p) => {
		const found = levelChange(counts, expected, [change], null)!;
		// Twenty times, at the five places that leave four periods on either side.
		expect(found.p / (20 * 5) / p).toBeCloseTo(1, 6);
	});

	it('has the ratio of all periods after to all before', () => {
		const found = levelChange(counts, new Float64Array(12).fill(1), [change], null)!;
		expect(found.change.ratio).toBeCloseTo(448 / 114, 12);
	});

	it('passes over periods without a value, and says nothing without a change', () => {
		const gap = [...counts.slice(0, 3), NaN, ...counts.slice(3)];
		const ones = new Float64Array(13).fill(1);
		const found = levelChange(gap, ones, [{ ...change, at: 7 }], null)!;
		const whole = levelChange(counts, ones.subarray(1), [change], null)!;
		expect(found.p).toBeCloseTo(whole.p, 12);
		expect(levelChange(counts, ones, [], null)).toBeNull();
	});
});

describe('the direction of an area whose level changed once', () => {
	/** One series of each kind, by itself or among twenty areas that vary more than a Poisson. */
	const kinds: Record<string, (t: number, n: number) => number> = {
		'falls to zero and stays there': (t, n) => (t < n / 2 ? 1 : 0),
		'rises from zero and stays': (t, n) => (t < n / 2 ? 0 : 1),
		'falls to zero at the end': (t, n) => (t < n - 4 ? 1 : 0),
		'a single spike': (t, n) => (t === n / 2 ? 8 : 0.5),
		'up by half': (t, n) => (t < n / 2 ? 1 : 1.5),
		'to zero and back': (t, n) => (t >= n / 3 && t < (2 * n) / 3 ? 0 : 1),
		'all zeros': () => 0
	};
	const told: Record<string, string> = {
		'falls to zero and stays there': 'falling',
		'rises from zero and stays': 'rising',
		'falls to zero at the end': 'falling',
		'a single spike': 'steady',
		'up by half': 'rising',
		'to zero and back': 'steady',
		'all zeros': 'too-few'
	};
	const cases = [
		['year', 12, 400, 0],
		['year', 12, 40, 20],
		['year', 12, 400, 20],
		['month', 72, 10, 0],
		['month', 72, 10, 20],
		['month', 72, 400, 0],
		['month', 72, 400, 20]
	] as const;

	for (const [step, length, mean, others] of cases)
		it(`is told as it is: ${length} ${step}s of ${mean} cases, among ${others} areas`, () => {
			const random = createRandom(4, mean);
			const poisson = (mu: number) => (mu > 0 ? drawPoisson(mu, random) : 0);
			const rows = Object.values(kinds).map((course) =>
				Array.from({ length }, (_, t) => poisson(mean * course(t, length)))
			);
			const noise = Array.from({ length: others }, () =>
				Array.from({ length }, () => drawNegativeBinomial(mean, 20, random))
			);
			const result = analyseTrends({ panel: panelOf([...rows, ...noise], step), settings });
			Object.keys(kinds).forEach((name, a) => {
				const said = directions[result.direction[a]];
				// A rise by half among a dozen counts that vary elsewhere may be chance.
				if (name === 'up by half' && step === 'year' && others > 0)
					expect(['rising', 'steady']).toContain(said);
				else expect(`${name}: ${said}`).toBe(`${name}: ${told[name]}`);
			});
			if (mean === 400 && others > 0) {
				expect(result.levelChange[0]).toMatchObject({ at: length / 2, ratio: 0 });
				expect(result.levelChange[1]).toMatchObject({ at: length / 2, ratio: Infinity });
			}
			expect(result.levelChange[3]).toBeNull();
		});

	it('adds hardly a false alarm where nothing changes', () => {
		for (const [length, mean, size] of [
			[12, 30, 5],
			[10, 20, Infinity]
		]) {
			let [found, tested] = [0, 0];
			for (let p = 0; p < 10; p++) {
				const random = createRandom(77, p);
				const draw = () =>
					size === Infinity ? drawPoisson(mean, random) : drawNegativeBinomial(mean, size, random);
				const rows = Array.from({ length: 50 }, () => Array.from({ length }, draw));
				const { p: values } = analyseTrends({ panel: panelOf(rows, 'year'), settings });
				values.forEach((value) => {
					tested++;
					if (value < 0.05) found++;
				});
			}
			expect(tested).toBe(500);
			// Three standard errors above a share of 0.0525: a twentieth more than the level.
			expect(found / tested).toBeLessThan(0.0525 + 3 * Math.sqrt((0.0525 * 0.9475) / 500));
		}
	});
});

describe('the changes of an area with a season and a sharp step', () => {
	const length = 120;
	/** The first area takes each course; the others do not change. */
	function changesOf(course: (t: number) => number, others: number) {
		const random = createRandom(9, 3);
		const month = (mean: number, t: number) => {
			const mu = mean * Math.exp(0.4 * Math.cos((2 * Math.PI * t) / 12 + 1));
			return mu > 0 ? drawPoisson(mu, random) : 0;
		};
		const rows = Array.from({ length: 1 + others }, (_, a) =>
			Array.from({ length }, (_, t) => month(400 * (a === 0 ? course(t) : 1), t))
		);
		const panel = panelOf(rows, 'month');
		const { changePoints, spread } = analyseTrends({ panel, settings });
		expect(trendDetail({ panel, settings, area: 0, spread }).changePoints).toEqual(changePoints[0]);
		return changePoints[0];
	}

	it.each([
		['falls to zero', (t: number) => (t < 67 ? 1 : 0), 67],
		['rises from zero', (t: number) => (t < 51 ? 0 : 1), 51],
		['rises threefold', (t: number) => (t < 60 ? 1 : 3), 60]
	])('are that one step, whatever other areas there are: one that %s', (_, course, at) => {
		const among = changesOf(course, 4);
		expect(among.map((change) => change.at)).toEqual([at]);
		expect(changesOf(course, 20)).toEqual(among);
	});
});

import { describe, expect, it } from 'vitest';
import type { Panel } from '$lib/model/panel';
import { trendsSchema } from '$lib/model/settings/trends';
import { directions } from '$lib/model/trends';
import { drawNegativeBinomial, drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { analyseTrends } from '$lib/trends/analyse-trends';
import { changePoints } from '$lib/trends/change-points';

const SERIES = 100;
const MONTHS = 120;
const ones = (length: number) => new Float64Array(length).fill(1);

/** Courses over a share of the time from 0 to 1. */
const ramp = (times: number) => (share: number) => times ** (share - 0.5);
const step = (times: number, at: number) => (share: number) => (share < at ? 1 : times);

/** The changes told of series whose mean takes a course. */
function told(course: (share: number) => number, mean: number, size = Infinity) {
	return Array.from({ length: SERIES }, (_, seed) => {
		const random = createRandom(41, seed);
		const counts = Array.from({ length: MONTHS }, (_, t) => {
			const mu = mean * course(t / MONTHS);
			return size === Infinity ? drawPoisson(mu, random) : drawNegativeBinomial(mu, size, random);
		});
		return changePoints(counts, ones(MONTHS));
	});
}

/** How many series are told without a change, and with one change alone, at most three months away from `at`. */
function share(found: ReturnType<typeof told>, at = NaN) {
	const of = (is: (changes: (typeof found)[0]) => boolean) => found.filter(is).length / SERIES;
	return {
		none: of((changes) => changes.length === 0),
		that: of((changes) => changes.length === 1 && Math.abs(changes[0].at - at) <= 3)
	};
}

describe('a steep slope', () => {
	it.each([
		['rising twofold', ramp(2), 50],
		['rising sixfold', ramp(6), 5],
		['rising sixfold', ramp(6), 400],
		['falling to a tenth', ramp(0.1), 50],
		['rising by the same number of cases every month', (x: number) => (1 + 4 * x) / 3, 400],
		['falling by the same number of cases every month', (x: number) => (5 - 4 * x) / 3, 50]
	])('is no stairs: %s', (_, course, mean) => {
		expect(share(told(course, mean)).none).toBeGreaterThan(0.9);
	});

	it('is no stairs where counts vary more than a Poisson', () => {
		expect(share(told(ramp(6), 50, 20)).none).toBeGreaterThan(0.9);
	});

	it.each([
		['twice the level', 2, ramp(6)],
		['half the level', 0.5, ramp(6)],
		['twice the level', 2, ramp(0.1)]
	])('with a step to %s on it has that one change', (_, times, slope) => {
		const course = (x: number) => slope(x) * step(times, 0.6)(x);
		const found = told(course, 50);
		expect(share(found, 72).that).toBeGreaterThan(0.85);
		const ratios = found.filter(({ length }) => length === 1).map(([{ ratio }]) => ratio / times);
		expect(ratios.reduce((sum, value) => sum + value, 0) / ratios.length).toBeCloseTo(1, 1);
	});
});

describe('a step', () => {
	const sloped = (x: number) => 1.35 ** x * step(2, 0.5)(x);
	it.each([
		['up to twice', step(2, 0.5), 60, 5, Infinity],
		['up to three times', step(3, 0.5), 60, 50, Infinity],
		['down to half', step(0.5, 0.6), 72, 50, Infinity],
		['late, up to three times', step(3, 0.75), 90, 5, Infinity],
		['up to twice, varying more than a Poisson', step(2, 0.5), 60, 50, 20],
		['up to twice, on a slope of a third', sloped, 60, 20, 20]
	])('stays one dated change: %s', (_, course, at, mean, size) => {
		const { that } = share(told(course, mean, size), at);
		expect(that).toBeGreaterThan(0.9);
	});
});

describe('changes around a slope', () => {
	const wobble = [0, 3, -2, 1, -3, 2];
	const counts = Array.from(
		{ length: 36 },
		(_, t) => Math.round(40 * Math.exp(0.05 * t) * (t < 20 ? 1 : 0.45)) + wobble[t % 6]
	);

	// R 4.2.2: exp(coef(glm(y ~ t + s + offset(log(e)), poisson))["s"]), s = 1 from the 21st on.
	it.each([
		['', ones(36), 0.444190297367],
		[' with residents', Float64Array.from({ length: 36 }, (_, t) => 100 + 2 * t), 0.4501950109652]
	])("have the ratio of R's regression on time and a step%s", (_, expected, ratio) => {
		const found = changePoints(counts, expected);
		expect(found.map(({ at }) => at)).toEqual([20]);
		expect(found[0].ratio).toBeCloseTo(ratio, 10);
	});

	it('are the same looked at backwards, and whatever unit residents are counted in', () => {
		const [found] = changePoints(counts, ones(36));
		const [back] = changePoints(counts.toReversed(), ones(36));
		expect(back.at).toBe(36 - found.at);
		expect(back.ratio).toBeCloseTo(1 / found.ratio, 9);
		expect(changePoints(counts, ones(36).fill(1e5))[0].ratio).toBeCloseTo(found.ratio, 9);
	});

	it('pass over periods without a value', () => {
		const gap = [...counts.slice(0, 7), NaN, NaN, ...counts.slice(7)];
		const found = changePoints(gap, ones(38));
		expect(found.map(({ at }) => at)).toEqual([22]);
	});

	it('are finite numbers or a fall to or rise from zero, however odd the series', () => {
		const length = 40;
		const odd = [
			Array.from({ length }, (_, t) => (t === length - 1 ? 500 : 0)),
			Array.from({ length }, (_, t) => (t < 4 ? 1e6 : 0)),
			Array.from({ length }, (_, t) => (t % 9 ? 0 : 300)),
			Array.from({ length }, (_, t) => 2 ** t),
			Array.from({ length }, (_, t) => (t < 30 ? NaN : t))
		];
		for (const series of odd)
			for (const { at, ratio } of changePoints(series, ones(length))) {
				expect(Number.isInteger(at) && at > 0 && at < length).toBe(true);
				expect(ratio).toBeGreaterThanOrEqual(0);
			}
	});
});

it('a steep rise over the years is told as a trend, with no change of level', () => {
	const random = createRandom(3);
	const length = 14;
	const rows = Array.from({ length: 20 }, (_, a) =>
		Array.from({ length }, (_, t) => drawPoisson(80 * (a ? 1 : 6 ** (t / length - 0.5)), random))
	);
	const ids = rows.map((_, a) => `area ${a}`);
	const panel: Panel = {
		areaIds: ids,
		areaNames: ids,
		periods: { step: 'year', first: 40, length },
		counts: Float64Array.from(rows.flat()),
		population: null,
		incompleteLast: 0
	};
	const result = analyseTrends({ panel, settings: trendsSchema.parse({}) });
	expect(directions[result.direction[0]]).toBe('rising');
	expect(result.changePoints[0]).toEqual([]);
	expect(result.levelChange[0]).toBeNull();
});

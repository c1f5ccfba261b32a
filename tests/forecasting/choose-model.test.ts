import type { ModelScores } from '$lib/model/forecast';
import { describe, expect, it } from 'vitest';
import { chooseModel } from '$lib/forecasting/choose-model';
import { standings } from '$lib/forecasting/standings';
import { drawnToNaive } from '$lib/forecasting/drawn-to-naive';
import { emptyTally } from '$lib/forecasting/scores/tally';

function test(name: string, byOrigin: number[], naive = false) {
	const crps = byOrigin.reduce((sum, value) => sum + value, 0) / byOrigin.length;
	const { pit } = emptyTally();
	const scores = { name, naive, crps, forecasts: byOrigin.length, pit: Array.from(pit) };
	return { scores: scores as typeof scores & ModelScores, byOrigin };
}

describe('chooseModel', () => {
	const naive = test('last-value', Array(8).fill(2), true);
	const ensemble = test('ensemble', Array(8).fill(1));

	it('keeps the ensemble unless a model was better both clearly and steadily', () => {
		const once = test('pooled', [0.1, 0.1, 0.1, 1.1, 1.1, 1.1, 1.1, 1.1]);
		const steadily = test('pooled', Array(8).fill(0.9));
		expect(chooseModel([naive, once, ensemble]).chosen).toBe('ensemble');
		expect(chooseModel([naive, steadily, ensemble])).toEqual({ chosen: 'pooled', reason: 'best' });
		expect(chooseModel([naive, test('pooled', Array(8).fill(0.97)), ensemble]).chosen).toBe(
			'ensemble'
		);
	});

	it('trusts few origins to no single model', () => {
		const four = [
			test('last-value', Array(4).fill(2), true),
			test('pooled', Array(4).fill(0.9)),
			test('ensemble', Array(4).fill(1))
		];
		expect(chooseModel(four).chosen).toBe('ensemble');
	});

	it('takes the naive forecast where nothing dependable beat it', () => {
		const worse = test('ensemble', [2.1, 2.1, 2.1, 2.1]);
		const once = test('pooled', [0.1, 2.4, 2.4, 2.4]);
		expect(chooseModel([naive, once, worse])).toEqual({
			chosen: 'last-value',
			reason: 'naive-not-beaten'
		});
	});

	it('gives up a model that the table shows to be worse than a naive one, where another stands nearly as well', () => {
		// One year of many cases, in which the ensemble did worse: year by year it is the best.
		const naive = test('last-value', [1, 1, 1, 100], true);
		const ensemble = test('ensemble', [0.96, 0.96, 0.96, 104]);
		const pooled = test('pooled', [0.98, 0.98, 0.98, 101]);
		const choose = (...tests: Parameters<typeof chooseModel>[0]) => chooseModel(tests, 0.99);
		expect(choose(naive, ensemble, pooled)).toEqual({ chosen: 'pooled', reason: 'not-worse' });
		expect(choose(naive, ensemble)).toEqual({ chosen: 'last-value', reason: 'naive-not-beaten' });
		// A hundredth worse is none, and one that did far worse in most years takes no place.
		const slightly = test('ensemble', [0.96, 0.96, 0.96, 101]);
		expect(choose(naive, slightly, pooled)).toEqual({ chosen: 'ensemble', reason: 'best' });
		expect(choose(naive, test('ensemble', [0.5, 0.5, 0.5, 110])).chosen).toBe('ensemble');
	});
});

describe('standings', () => {
	const last = test('last-value', [1, 1, 1, 1], true);

	it('are the mean CRPS where nothing fades', () => {
		expect(standings([last, test('pooled', [2, 4, 1, 1])], 1)).toEqual([1, 2]);
	});

	it('let an epidemic year of many cases say no more than a quiet one, and the newest most', () => {
		const mean = test('historical-mean', [0.5, 400, 4, 6], true);
		const steady = test('last-value', [1, 900, 1, 1], true);
		const [a, b] = standings([steady, mean], 0.7);
		expect(mean.scores.crps).toBeLessThan(steady.scores.crps);
		expect(b).toBeGreaterThan(1.5 * a);
	});

	it('want more than a hair of evidence for the historical mean', () => {
		const choice = chooseModel(
			[
				last,
				test('historical-mean', [0.97, 0.97, 0.97, 0.97], true),
				test('ensemble', [2, 2, 2, 2])
			],
			0.7
		);
		expect(choice).toEqual({ chosen: 'last-value', reason: 'naive-not-beaten' });
	});
});

describe('drawnToNaive', () => {
	/** Products of two models' errors at one origin: the naive one's and the other's, uncorrelated. */
	const part = (naive: number, other: number) => Float64Array.of(naive, 0, 0, other);
	const fitted = Float64Array.of(0.25, 0.75);

	it('leaves the weights where the lead is clear, and takes the naive model where there is none', () => {
		const clear = [part(10, 1), part(11, 1), part(10, 1.2), part(10.5, 1)];
		expect(drawnToNaive(fitted, clear, [0])).toEqual(fitted);
		const none = [part(1, 10), part(1, 11), part(1, 10)];
		expect(Array.from(drawnToNaive(fitted, none, [0]))).toEqual([1, 0]);
	});

	it('lies between where the lead is uncertain, and weights still sum to 1', () => {
		const uncertain = [part(10, 1), part(1, 6), part(9, 2), part(1, 5), part(8, 1)];
		const [naive, other] = drawnToNaive(fitted, uncertain, [0]);
		expect(other).toBeGreaterThan(0);
		expect(other).toBeLessThan(0.75);
		expect(naive + other).toBeCloseTo(1, 12);
	});

	it('judges nothing by two origins', () => {
		expect(drawnToNaive(fitted, [part(1, 10), part(1, 10)], [0])).toEqual(fitted);
	});
});

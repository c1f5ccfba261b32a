import type { BackTest } from './back-test';

/** Origins, and their CRPS over that of the last value, that are assumed of the historical mean: where a level moves it is lost, while the last value is never far off. */
const ASSUMED = { name: 'historical-mean', origins: 2, ratio: 1.1 };
/** Share of the models' mean CRPS that is added to both sides of a ratio, so that no moment decides alone. */
const FLOOR = 0.02;

/**
 * How every model stands by its back-test; lower is better, NaN where nothing was scored. With
 * `kept` 1 it is the mean CRPS. Under 1, for series whose level wanders, it is the geometric mean
 * over origins of the CRPS over that of the last value (or the first model): a year of many cases
 * says no more than one of few, and what an origin says keeps that share at every later one.
 */
export function standings(tests: Pick<BackTest, 'scores' | 'byOrigin'>[], kept: number): number[] {
	if (kept >= 1) return tests.map(({ scores }) => scores.crps);
	const reference = tests.find(({ scores }) => scores.name === 'last-value') ?? tests[0];
	const mean = (k: number) =>
		tests.reduce((sum, { byOrigin }) => sum + byOrigin[k], 0) / tests.length;
	return tests.map(({ scores, byOrigin }) => {
		let weight = ASSUMED.origins;
		let sum = scores.name === ASSUMED.name ? ASSUMED.origins * Math.log(ASSUMED.ratio) : 0;
		byOrigin.forEach((crps, k) => {
			const floor = FLOOR * mean(k);
			if (!(floor > 0)) return;
			const known = kept ** (byOrigin.length - 1 - k);
			sum += known * Math.log((crps + floor) / (reference.byOrigin[k] + floor));
			weight += known;
		});
		return byOrigin.length ? Math.exp(sum / weight) : NaN;
	});
}

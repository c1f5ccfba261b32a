import { tableCrps } from './crps';
import { quantileLevels, weightedIntervalScore } from './interval-score';
import { tableCdf, tableQuantile, tabulate } from './tabulate';

const BINS = 10;

/** Running sums of the scores of one model. */
export interface Tally {
	forecasts: number;
	crps: number;
	wis: number;
	logScore: number;
	inside50: number;
	inside90: number;
	/** Randomised PIT values between 0.05 and 0.95, and between 0.25 and 0.75. */
	pit90: number;
	pit50: number;
	width50: number;
	width90: number;
	absoluteError: number;
	scaledError: number;
	scaled: number;
	/** Randomised PIT values by tenth. */
	pit: Float64Array;
}

/** No scores yet. */
export function emptyTally(): Tally {
	return {
		forecasts: 0,
		crps: 0,
		wis: 0,
		logScore: 0,
		inside50: 0,
		inside90: 0,
		pit90: 0,
		pit50: 0,
		width50: 0,
		width90: 0,
		absoluteError: 0,
		scaledError: 0,
		scaled: 0,
		pit: new Float64Array(BINS)
	};
}

const quantiles = new Float64Array(quantileLevels.length);
const [LOW_90, LOW_50, MEDIAN] = [2, 6, 11];

/**
 * Scores one negative binomial forecast: CRPS, weighted interval score, −ln P(y), coverage and width
 * of the 50 % and 90 % intervals, randomised PIT (Smith 1985; `uniform` in [0, 1)), absolute error
 * of the median, and the same over `scale` (Hyndman & Koehler 2006), left out where scale is 0.
 */
export function score(
	tally: Tally,
	y: number,
	mean: number,
	size: number,
	uniform: number,
	scale: number
): void {
	const table = tabulate(mean, size);
	for (let i = 0; i < quantiles.length; i++) quantiles[i] = tableQuantile(table, quantileLevels[i]);
	const upTo = tableCdf(table, y);
	const below = tableCdf(table, y - 1);
	const [low90, high90] = [quantiles[LOW_90], quantiles[22 - LOW_90]];
	const [low50, high50] = [quantiles[LOW_50], quantiles[22 - LOW_50]];
	const pit = below + uniform * (upTo - below);
	const error = Math.abs(y - quantiles[MEDIAN]);
	tally.forecasts++;
	tally.crps += tableCrps(table, y);
	tally.wis += weightedIntervalScore(y, quantiles);
	tally.logScore -= Math.log(Math.max(1e-12, upTo - below));
	if (y >= low90 && y <= high90) tally.inside90++;
	if (y >= low50 && y <= high50) tally.inside50++;
	if (pit >= 0.05 && pit <= 0.95) tally.pit90++;
	if (pit >= 0.25 && pit <= 0.75) tally.pit50++;
	tally.width90 += high90 - low90;
	tally.width50 += high50 - low50;
	tally.absoluteError += error;
	if (scale > 0) {
		tally.scaledError += error / scale;
		tally.scaled++;
	}
	tally.pit[Math.min(BINS - 1, Math.floor(pit * BINS))]++;
}

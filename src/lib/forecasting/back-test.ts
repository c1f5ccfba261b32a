import type { ModelScores } from '$lib/model/forecast';
import { createRandom } from '$lib/numeric/random';
import { learnDispersion, forecastVariance, type Dispersion } from './dispersion';
import { scaledErrorBase } from './scores/scaled-error-base';
import { emptyTally, score, type Tally } from './scores/tally';
import type { Outcome } from './error-history';
import type { RollingInput } from './rolling-means';
import { sizeFor } from './variance';

/** The calibration is learnt anew at every so many origins, and for the forecast itself. */
const CALIBRATE_EVERY = 4;

/** One model's part of the back-test. */
export interface ModelRun {
	name: string;
	/** By origin: areas × horizon. */
	means: Float64Array[];
}

/** From where all models are tried. */
export interface Moments {
	origins: number[];
	/** The first so many origins are only learnt from. */
	skip: number;
	/** Stands in for the errors not yet known at the first origins; each origin takes the place of one. */
	standIns: Outcome[];
	seed: number;
}

export interface BackTest {
	scores: ModelScores;
	/** Mean CRPS by scored origin. */
	byOrigin: number[];
	/** By origin: how wide the forecasts were; the last is for the forecast itself. */
	dispersions: Dispersion[];
}

/**
 * Scores one model's forecasts from every origin but the last against what came, each as wide as the
 * errors known at that origin warrant.
 */
export function backTest(
	input: RollingInput,
	{ origins, skip, standIns, seed }: Moments,
	run: ModelRun,
	naive: boolean
): BackTest {
	const { counts, length, areas, horizon } = input;
	const outcomes = run.means.map((means, k) => ({ origin: origins[k], means }));
	const scale = scaledErrorBase(input, origins[0]);
	const tally = emptyTally();
	const last = origins.length - 1;
	let before: Dispersion | null = null;
	const dispersions = origins.map((end, k) => {
		if (k < skip && k < last) return null;
		const known = [...standIns.slice(k), ...outcomes.slice(0, k)];
		const history = { outcomes: known, counts, length, areas, horizon, end };
		const calibrated = k === last || (k - skip) % CALIBRATE_EVERY === 0;
		return (before = learnDispersion(history, calibrated ? null : before));
	});
	const byOrigin: number[] = [];
	for (let k = skip; k < last; k++) {
		const [sum, number] = [tally.crps, tally.forecasts];
		// The same draws for every model, whatever the number of areas before.
		const random = createRandom(seed, origins[k]);
		for (let a = 0; a < areas; a++)
			for (let h = 0; h < horizon && origins[k] + h < length; h++) {
				const uniform = random.uniform();
				const y = counts[a * length + origins[k] + h];
				if (Number.isNaN(y)) continue;
				const mean = run.means[k][a * horizon + h];
				const variance = forecastVariance(dispersions[k]!, a, mean, h + 1);
				score(tally, y, mean, sizeFor(mean, variance), uniform, scale[a]);
			}
		if (tally.forecasts > number) byOrigin.push((tally.crps - sum) / (tally.forecasts - number));
	}
	return {
		scores: summarise(run.name, naive, tally),
		byOrigin,
		dispersions: dispersions.map((value) => value ?? dispersions[last]!)
	};
}

function summarise(name: string, naive: boolean, tally: Tally): ModelScores {
	const mean = (sum: number) => (tally.forecasts ? sum / tally.forecasts : NaN);
	return {
		name,
		naive,
		forecasts: tally.forecasts,
		crps: mean(tally.crps),
		wis: mean(tally.wis),
		logScore: mean(tally.logScore),
		coverage50: mean(tally.inside50),
		coverage90: mean(tally.inside90),
		pitCoverage50: mean(tally.pit50),
		pitCoverage90: mean(tally.pit90),
		width50: mean(tally.width50),
		width90: mean(tally.width90),
		meanAbsoluteError: mean(tally.absoluteError),
		mase: tally.scaled ? tally.scaledError / tally.scaled : NaN,
		pit: Array.from(tally.pit, mean)
	};
}

import type { ForecastInput, ForecastResult } from '$lib/model/forecast';
import { periodsPerYear } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { Progress } from '$lib/model/runner';
import { seasonLength } from '$lib/numeric/season';
import { backTest, type BackTest, type ModelRun } from './back-test';
import { candidates, naiveNames, type CandidateName } from './candidates/index';
import { chooseModel } from './choose-model';
import { forecastVariance } from './dispersion';
import { ensembleMeans, KEPT_PER_YEAR, type Ensemble } from './ensemble';
import { chooseOrigins, rollingMeans, type RollingInput } from './rolling-means';
import { standIns } from './stand-ins';
import { totalValues } from './total-values';
import { forecastValues } from './values';
import { sizeFor } from './variance';

/** Origins that are learnt from before the first is scored. */
const WARM_UP = 4;
/** What the ensemble starts from, with a season and without: there the newest value says most. */
const START: Record<CandidateName, [number, number]> = {
	'last-value': [0.1, 0.2],
	'seasonal-naive': [0.1, 0.1],
	'historical-mean': [0.1, 0.05],
	'exponential-smoothing': [0.2, 0.2],
	regression: [0.15, 0.15],
	pooled: [0.2, 0.2],
	'endemic-epidemic': [0.15, 0.1]
};

/**
 * Forecasts every area of a panel with the model that did best from earlier origins, beside the
 * back-test of all. Incomplete last periods are not used, but forecast. Throws `InputError` for an
 * unknown model or when no whole period is left.
 */
export function forecastPanel(
	{ panel, neighbours, settings }: ForecastInput,
	report: (progress: Progress) => void = () => {}
): ForecastResult {
	const input = wholePart(panel, neighbours, settings.horizon);
	const { areas, horizon, length } = input;
	const { names, origins, runs, tests, scored, ensemble } = tryModels(input, settings, report);
	const choice = chooseModel(tests, input.season > 1 ? 1 : KEPT_PER_YEAR);
	const index = runs.findIndex((run) => run.name === choice.chosen);
	const last = origins.length - 1;
	const mean = runs[index].means[last];
	const dispersion = tests[index].dispersions[last];
	const size = mean.map((mu, i) =>
		sizeFor(mu, forecastVariance(dispersion, Math.floor(i / horizon), mu, (i % horizon) + 1))
	);
	return {
		...forecastValues(mean, size),
		first: panel.periods.first + length,
		horizon,
		...choice,
		models: tests.map((test) => test.scores),
		origins: scored,
		ensembleOf: names,
		ensembleWeights: ensemble?.weights[last] ?? new Float64Array(horizon).fill(1),
		total: totalValues(input, origins, runs[index].means, tests[index].dispersions, areas)
	};
}

/** Every model and the ensemble of all, tried from every origin. */
export interface Trial {
	names: CandidateName[];
	origins: number[];
	runs: ModelRun[];
	/** In the order of `runs`. */
	tests: BackTest[];
	/** How many origins were scored. */
	scored: number;
	ensemble: Ensemble | null;
}

/** Runs and scores the models asked for. Throws `InputError` for an unknown one. */
export function tryModels(
	input: RollingInput,
	settings: ForecastInput['settings'],
	report: (progress: Progress) => void
): Trial {
	const names = chosenNames(settings.models);
	const origins = chooseOrigins(input.length, input.season, settings.origins + WARM_UP);
	const scored = Math.min(settings.origins, origins.length - 1);
	const moments = {
		origins,
		skip: origins.length - 1 - scored,
		standIns: standIns(input, origins[0]),
		seed: settings.seed
	};
	const rolled = rollingMeans(
		input,
		origins,
		names.map((name) => candidates[name]),
		(share) => report({ share: 0.6 * share, step: 'fit' })
	);
	const runs: ModelRun[] = names.map((name, m) => ({
		name,
		means: rolled.means.map((byModel) => byModel[m])
	}));
	let ensemble: Ensemble | null = null;
	if (names.length > 1) {
		const kind = input.season > 1 ? 0 : 1;
		const sum = names.reduce((total, name) => total + START[name][kind], 0);
		ensemble = ensembleMeans(
			input,
			rolled,
			names.map((name) => START[name][kind] / sum),
			names.flatMap((name, m) => (naiveNames.includes(name) ? [m] : []))
		);
		runs.push({ name: 'ensemble', means: ensemble.means });
	}
	const tests = runs.map((run, i): BackTest => {
		report({ share: 0.6 + (0.35 * i) / runs.length, step: 'score' });
		return backTest(input, moments, run, naiveNames.includes(run.name));
	});
	return { names, origins, runs, tests, scored, ensemble };
}

function chosenNames(models: ForecastInput['settings']['models']): CandidateName[] {
	const known = Object.keys(candidates) as CandidateName[];
	if (models === 'auto' || models.includes('ensemble')) return known;
	const unknown = models.find((name) => !(known as string[]).includes(name));
	if (unknown !== undefined)
		throw new InputError(
			`There is no forecast model "${unknown}"; choose among ${known.join(', ')} and ensemble.`,
			{ value: unknown }
		);
	return known.filter((name) => models.includes(name));
}

/** The whole periods of a panel, with the horizon reaching over the incomplete ones. */
export function wholePart(
	panel: ForecastInput['panel'],
	neighbours: ForecastInput['neighbours'],
	horizon: number
): RollingInput {
	const { length, step } = panel.periods;
	const whole = length - panel.incompleteLast;
	if (whole < 1)
		throw new InputError(
			`Every period (${length} in all) is marked incomplete (the last ${panel.incompleteLast}); a forecast needs at least one whole period.`
		);
	const areas = panel.areaIds.length;
	const counts = new Float64Array(areas * whole);
	for (let a = 0; a < areas; a++)
		counts.set(panel.counts.subarray(a * length, a * length + whole), a * whole);
	return {
		counts,
		areas,
		length: whole,
		season: seasonLength[step],
		perYear: periodsPerYear[step],
		horizon: horizon + panel.incompleteLast,
		neighbours
	};
}

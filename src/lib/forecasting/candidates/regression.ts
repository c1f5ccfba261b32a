import { fitGlm } from '$lib/numeric/glm';
import { poolSlopes } from '$lib/numeric/pooled-slopes';
import { seasonHarmonics, writeSeason } from '$lib/numeric/season';
import { leastMeans, type Candidate, type Training } from '../training';
import { keptPerYear } from './kept-per-year';
import { levelRatios } from './level-ratios';

/** The trend's share left a year later; extrapolated lines are damped (Gardner & McKenzie 1985). */
const DAMPING_PER_YEAR = 0.8;

/**
 * Quasi-Poisson regression of each area on time and yearly harmonics, older years counting less where
 * that would have predicted the total better. Slopes are drawn towards the
 * common one by their errors and damped ahead, so that short series do not run away; the line is
 * carried to where the area's newest counts lie.
 */
export const regression: Candidate = (training, horizon, warm) => {
	const { areas, end } = training;
	const weights = ageWeights(training);
	const fits = Array.from({ length: areas }, (_, a) => fitArea(training, a, weights, warm));
	const pooled = poolSlopes(
		fits.map((fit) => fit?.slope ?? NaN),
		fits.map((fit) => fit?.error ?? NaN)
	);
	const lines = fits.map((fit, a) => fit && lineOf(fit, pooled.slopes[a], training, horizon));
	const ratios = levelRatios(training, lines);
	const floor = leastMeans(training);
	const means = new Float64Array(areas * horizon);
	for (let a = 0; a < areas; a++)
		for (let h = 0; h < horizon; h++)
			means[a * horizon + h] = Math.max(
				floor[a],
				lines[a] ? Math.min(lines[a]![end + h] * ratios[a], fits[a]!.highest) : 0
			);
	return means;
};

/** By period, what is left of its weight; undefined where all count alike. */
function ageWeights(training: Training): Float64Array | undefined {
	const { end, perYear } = training;
	const keep = keptPerYear(training);
	if (keep === 1) return undefined;
	return Float64Array.from({ length: end }, (_, t) => keep ** ((end - 1 - t) / perYear));
}

/** Expectations of the past and the `horizon` ahead, the trend damped from the last period on. */
function lineOf(
	fit: AreaFit,
	pooledSlope: number,
	{ end, perYear }: Training,
	horizon: number
): Float64Array {
	const slope = Number.isFinite(pooledSlope) ? pooledSlope : 0;
	const row = new Float64Array(8);
	return Float64Array.from({ length: end + horizon }, (_, t) => {
		const ahead = Math.max(0, t - end + 0.5);
		const years = Math.min(t, end - 0.5) / perYear + dampedYears(ahead, perYear);
		let eta = fit.intercept + slope * (years - fit.centre);
		writeSeason(row, 0, t, perYear, fit.harmonics);
		for (let i = 0; i < 2 * fit.harmonics; i++) eta += fit.season[i] * row[i];
		return Math.exp(Math.min(eta, 25));
	});
}

/** The years that a damped trend of so many periods is worth. */
export function dampedYears(periods: number, perYear: number): number {
	const rate = -Math.log(DAMPING_PER_YEAR);
	return (1 - Math.exp((-rate * periods) / perYear)) / rate;
}

interface AreaFit {
	intercept: number;
	slope: number;
	error: number;
	/** Years at which intercept and slope are uncorrelated. */
	centre: number;
	harmonics: number;
	season: Float64Array;
	/** The highest expectation allowed. */
	highest: number;
}

function fitArea(
	training: Training,
	area: number,
	weights: Float64Array | undefined,
	warm: Record<string, Float64Array>
): AreaFit | null {
	const { counts, length, end, perYear, season } = training;
	const response = counts.subarray(area * length, area * length + end);
	let sum = 0;
	let moment = 0;
	let known = 0;
	let most = 0;
	for (let t = 0; t < end; t++) {
		const y = response[t];
		if (Number.isNaN(y)) continue;
		sum += y;
		moment += y * (t / perYear);
		known++;
		most = Math.max(most, y);
	}
	if (sum === 0 || known === 0) return null;
	const harmonics = seasonHarmonics(season, known, sum);
	const columns = 2 + 2 * harmonics;
	const centre = moment / sum;
	const highest = 1.5 * most + 1;
	const flat = {
		intercept: Math.log(sum / known),
		slope: NaN,
		error: NaN,
		centre,
		harmonics: 0,
		season: new Float64Array(0),
		highest
	};
	if (known <= columns || known < 3) return flat;
	const design = new Float64Array(end * columns);
	for (let t = 0; t < end; t++) {
		const row = design.subarray(t * columns, (t + 1) * columns);
		row[0] = 1;
		row[1] = t / perYear - centre;
		writeSeason(row, 2, t, perYear, harmonics);
	}
	const key = `regression ${area}`;
	const start = warm[key]?.length === columns ? warm[key] : undefined;
	const fit = fitGlm({
		design,
		columns,
		response,
		weights,
		family: 'poisson',
		start,
		tolerance: 1e-5,
		maxIterations: 15
	});
	const [intercept, slope] = fit.coefficients;
	const error = Math.sqrt(fit.covariance[columns + 1] * Math.max(1, fit.dispersion));
	if (!fit.coefficients.every(Number.isFinite) || !(error > 0) || Math.abs(intercept) > 20)
		return flat;
	warm[key] = fit.coefficients;
	return { intercept, slope, error, centre, harmonics, season: fit.coefficients.slice(2), highest };
}

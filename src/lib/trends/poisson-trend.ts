import { periodsPerYear, type Periods } from '$lib/model/period';
import { fitGlm, type GlmFit, type GlmInput } from '$lib/numeric/glm';
import { seasonHarmonics, seasonLength, writeSeason } from '$lib/numeric/season';

/** The Poisson regression of one area's counts on time and season: what its trend is read from. */
export interface PoissonTrend {
	/** Rows [1, years from the middle, harmonics…]; the offset is ln(residents), NaN where unknown. */
	input: GlmInput & { offset: Float64Array };
	/** Null where there are no cases or too few periods. */
	fit: GlmFit | null;
	/** Whole periods with a value, and their cases. */
	periods: number;
	cases: number;
}

/** Fits counts (NaN: left out) by years, with yearly harmonics where the series is long enough and residents as offset. */
export function poissonTrend(
	counts: ArrayLike<number>,
	population: ArrayLike<number> | null,
	periods: Periods
): PoissonTrend {
	const length = counts.length;
	const perYear = periodsPerYear[periods.step];
	let used = 0;
	let cases = 0;
	for (let t = 0; t < length; t++)
		if (!Number.isNaN(counts[t]) && (!population || population[t] > 0)) {
			used++;
			cases += counts[t];
		}
	const harmonics = seasonHarmonics(seasonLength[periods.step], used, cases);
	const columns = 2 + 2 * harmonics;
	const design = new Float64Array(length * columns);
	for (let t = 0; t < length; t++) {
		const row = design.subarray(t * columns, (t + 1) * columns);
		row[0] = 1;
		row[1] = (t - (length - 1) / 2) / perYear;
		writeSeason(row, 2, periods.first + t, perYear, harmonics);
	}
	const offset = Float64Array.from({ length }, (_, t) =>
		population ? (population[t] > 0 ? Math.log(population[t]) : NaN) : 0
	);
	const input = { design, columns, response: counts, family: 'poisson' as const, offset };
	const fit = cases > 0 && used > columns ? fitGlm(input) : null;
	return { input, fit, periods: used, cases };
}

/**
 * Residents times season: what change points are changes against. The season is the Poisson
 * regression's, which weighs a season by its cases: with a negative binomial's variance, learnt where
 * a line misses a step, the few months about the step would tell it.
 */
export function expectedShape(
	{ input: { design, columns }, fit }: PoissonTrend,
	population: Float64Array | null
): Float64Array {
	const coefficients = fit?.converged ? fit.coefficients : new Float64Array(columns);
	return Float64Array.from({ length: design.length / columns }, (_, t) => {
		let season = 0;
		for (let c = 2; c < columns; c++) season += coefficients[c] * design[t * columns + c];
		return Math.exp(season) * (population ? population[t] : 1);
	});
}

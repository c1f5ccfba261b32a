import { periodsPerYear, type Periods } from '$lib/model/period';
import { fitGlm, type GlmFit, type GlmInput } from '$lib/numeric/glm';
import { fitTheta } from '$lib/numeric/negative-binomial-glm';
import { seasonHarmonics, seasonLength, writeSeason } from '$lib/numeric/season';
import { studentQuantile, studentTwoSided } from '$lib/numeric/student';

/** The trend of one area: change of the rate (or count) per year, season and residents allowed for. */
export interface AreaTrend {
	/** d ln(rate) / d year; NaN where it cannot be fitted. */
	slope: number;
	/** Standard error of `slope`. */
	error: number;
	lower: number;
	upper: number;
	/** Two-sided; NaN where not fitted. */
	p: number;
	degreesOfFreedom: number;
	/** Size of the negative binomial; ∞: Poisson. */
	theta: number;
	/** Pearson dispersion under the fitted variance, at least 1; errors are widened by its root. */
	dispersion: number;
	/** Lag-one correlation of residuals where clearly above 0, else 0; errors are widened for it. */
	autocorrelation: number;
	/** Whole periods with a value, and their cases. */
	periods: number;
	cases: number;
	/** Expected count by period, season included; NaN where residents are unknown. */
	fitted: Float64Array;
	/** Expected count by period without the season, and its interval. */
	level: Float64Array;
	levelLower: Float64Array;
	levelUpper: Float64Array;
}

export interface AreaTrendOptions {
	periods: Periods;
	/** Level of the interval: 0.05 for 95 %. */
	level: number;
}

/**
 * Regression of counts on time in years, yearly harmonics where the series is long enough, and
 * ln(residents) as offset: Poisson, or negative binomial where the counts vary more (Hilbe 2011).
 * Interval and p-value are Student's, with errors widened by what dispersion and lag-one
 * autocorrelation remain. NaN counts are left out; mark incomplete periods as NaN beforehand.
 */
export function areaTrend(
	counts: ArrayLike<number>,
	population: ArrayLike<number> | null,
	{ periods, level }: AreaTrendOptions
): AreaTrend {
	const design = trendDesign(counts, population, periods);
	const { input, used, cases } = design;
	const blank = new Float64Array(counts.length).fill(NaN);
	const nothing: AreaTrend = {
		slope: NaN,
		error: NaN,
		lower: NaN,
		upper: NaN,
		p: NaN,
		degreesOfFreedom: Math.max(0, used - input.columns),
		theta: Infinity,
		dispersion: 1,
		autocorrelation: 0,
		periods: used,
		cases,
		fitted: blank,
		level: blank,
		levelLower: blank,
		levelUpper: blank
	};
	if (cases === 0 || used <= input.columns) return nothing;
	let fit = fitGlm(input);
	const weights = fit.workingWeights.map((weight) => (weight > 0 ? 1 : 0));
	const { theta } = fitTheta(input.response, fit.fitted, weights);
	if (theta < Infinity && fit.converged)
		fit = fitGlm({ ...input, family: 'negative-binomial', theta, start: fit.coefficients });
	if (!fit.converged || fit.aliased[1] || !(fit.degreesOfFreedom > 0)) return nothing;
	const dispersion = Math.max(1, fit.dispersion);
	const autocorrelation = lagOne(counts, fit, theta);
	const widening = (dispersion * (1 + autocorrelation)) / (1 - autocorrelation);
	const error = Math.sqrt(fit.covariance[input.columns + 1] * widening);
	const slope = fit.coefficients[1];
	const quantile = studentQuantile(1 - level / 2, fit.degreesOfFreedom);
	const reach = error * quantile;
	return {
		...nothing,
		slope,
		error,
		lower: slope - reach,
		upper: slope + reach,
		p: studentTwoSided(slope / error, fit.degreesOfFreedom),
		degreesOfFreedom: fit.degreesOfFreedom,
		theta,
		dispersion,
		autocorrelation,
		fitted: masked(fit.fitted, input.offset!),
		...withoutSeason(fit, input, quantile * Math.sqrt(widening))
	};
}

/** Rows [1, years from the middle, harmonics…]. */
function trendDesign(
	counts: ArrayLike<number>,
	population: ArrayLike<number> | null,
	periods: Periods
) {
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
	const matrix = new Float64Array(length * columns);
	for (let t = 0; t < length; t++) {
		const row = matrix.subarray(t * columns, (t + 1) * columns);
		row[0] = 1;
		row[1] = (t - (length - 1) / 2) / perYear;
		writeSeason(row, 2, periods.first + t, perYear, harmonics);
	}
	const offset = Float64Array.from({ length }, (_, t) =>
		population ? (population[t] > 0 ? Math.log(population[t]) : NaN) : 0
	);
	const input: GlmInput = { design: matrix, columns, response: counts, family: 'poisson', offset };
	return { input, used, cases };
}

/** Correlation of neighbouring Pearson residuals if above 1.645 / √n, capped at 0.8; else 0. */
function lagOne(counts: ArrayLike<number>, fit: GlmFit, theta: number): number {
	let products = 0;
	let squares = 0;
	let pairs = 0;
	let before = NaN;
	for (let t = 0; t < counts.length; t++) {
		const mu = fit.fitted[t];
		const residual =
			fit.workingWeights[t] > 0 ? (counts[t] - mu) / Math.sqrt(mu + (mu * mu) / theta) : NaN;
		if (!Number.isNaN(residual)) squares += residual * residual;
		if (!Number.isNaN(residual) && !Number.isNaN(before)) {
			products += residual * before;
			pairs++;
		}
		before = residual;
	}
	if (pairs < 8) return 0;
	const correlation = products / squares;
	return correlation > 1.645 / Math.sqrt(pairs) ? Math.min(0.8, correlation) : 0;
}

/** The level by period; its interval reaches so many standard errors of ln(level) to either side. */
function withoutSeason(
	{ coefficients, covariance, fitted }: GlmFit,
	{ offset, columns, design }: GlmInput,
	errors: number
) {
	const years = fitted.map((_, t) => design[t * columns + 1]);
	const at = (sign: number) =>
		years.map((x, t) => {
			const variance = covariance[0] + x * (2 * covariance[1] + x * covariance[columns + 1]);
			const error = Math.sqrt(Math.max(0, variance));
			return Math.exp(coefficients[0] + coefficients[1] * x + offset![t] + sign * errors * error);
		});
	return { level: at(0), levelLower: at(-1), levelUpper: at(1) };
}

function masked(fitted: Float64Array, offset: ArrayLike<number>): Float64Array {
	return fitted.map((mean, t) => (Number.isFinite(offset[t]) ? mean : NaN));
}

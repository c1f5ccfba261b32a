import type { Periods } from '$lib/model/period';
import type { SharedSpread } from '$lib/model/trends';
import { fitGlm, type GlmFit, type GlmInput } from '$lib/numeric/glm';
import { fitTheta } from '$lib/numeric/negative-binomial-glm';
import { studentQuantile, studentTwoSided } from '$lib/numeric/student';
import { moderate } from './moderated-variances';
import { poissonTrend, type PoissonTrend } from './poisson-trend';
import { lagOneCorrelation, pearsonResiduals } from './residual-correlation';
import { seasonCorrelation, seasonTest } from './season-test';

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
	/** Whether the season repeats beyond chance, two-sided; NaN where none is fitted. */
	seasonP: number;
	/** Size of the negative binomial; ∞: Poisson. */
	theta: number;
	/** Pearson dispersion under the fitted variance, drawn towards other areas' where there is a spread, at least 1; errors are widened by its root. */
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
	/** What other areas say of how much counts vary; null or left out: the area's own counts alone. */
	spread?: SharedSpread | null;
}

/**
 * Regression of counts on time in years, yearly harmonics where the series is long enough, and
 * ln(residents) as offset. An area by itself: Poisson, or negative binomial where the counts vary more
 * (Hilbe 2011), errors widened by the dispersion that remains. With a `spread`: quasi-Poisson, its
 * dispersion drawn towards that of areas with as many cases (Smyth 2004). Interval and p-value are
 * Student's, errors widened by lag-one autocorrelation too. NaN counts are left out; mark incomplete
 * periods as NaN beforehand.
 */
export function areaTrend(
	counts: ArrayLike<number>,
	population: ArrayLike<number> | null,
	options: AreaTrendOptions
): AreaTrend {
	return trendOf(poissonTrend(counts, population, options.periods), options);
}

/** `areaTrend` from its Poisson regression, where that is known already. */
export function trendOf(
	source: PoissonTrend,
	{ level, spread = null }: Omit<AreaTrendOptions, 'periods'>
): AreaTrend {
	const { input, periods, cases } = source;
	const blank = new Float64Array(input.response.length).fill(NaN);
	const nothing: AreaTrend = {
		slope: NaN,
		error: NaN,
		lower: NaN,
		upper: NaN,
		p: NaN,
		degreesOfFreedom: Math.max(0, periods - input.columns),
		seasonP: NaN,
		theta: Infinity,
		dispersion: 1,
		autocorrelation: 0,
		periods,
		cases,
		fitted: blank,
		level: blank,
		levelLower: blank,
		levelUpper: blank
	};
	if (!source.fit) return nothing;
	const { fit, theta } = spread ? { fit: source.fit, theta: Infinity } : ownVariance(source);
	if (!fit.converged || fit.aliased[1] || !(fit.degreesOfFreedom > 0)) return nothing;
	const { variance, degrees } = spread
		? moderate(fit.dispersion, fit.degreesOfFreedom, spread.prior, Math.log(cases))
		: { variance: fit.dispersion, degrees: fit.degreesOfFreedom };
	const dispersion = Math.max(1, variance);
	const autocorrelation = Math.max(
		spread?.autocorrelation ?? 0,
		ownAutocorrelation(input.response, fit, theta)
	);
	const widening = (dispersion * (1 + autocorrelation)) / (1 - autocorrelation);
	const error = Math.sqrt(fit.covariance[input.columns + 1] * widening);
	const slope = fit.coefficients[1];
	const quantile = studentQuantile(1 - level / 2, degrees);
	const reach = error * quantile;
	return {
		...nothing,
		slope,
		error,
		lower: slope - reach,
		upper: slope + reach,
		p: studentTwoSided(slope / error, degrees),
		degreesOfFreedom: degrees,
		seasonP: seasonTest(fit, dispersion * seasonCorrelation(input, autocorrelation), degrees),
		theta,
		dispersion,
		autocorrelation,
		fitted: masked(fit.fitted, input.offset),
		...withoutSeason(fit, input, quantile * Math.sqrt(widening))
	};
}

/** The fit with a negative binomial variance where the counts vary more than a Poisson's. */
function ownVariance({ input, fit }: PoissonTrend): { fit: GlmFit; theta: number } {
	const weights = fit!.workingWeights.map((weight) => (weight > 0 ? 1 : 0));
	const { theta } = fitTheta(input.response, fit!.fitted, weights);
	if (theta === Infinity || !fit!.converged) return { fit: fit!, theta };
	const start = fit!.coefficients;
	return { fit: fitGlm({ ...input, family: 'negative-binomial', theta, start }), theta };
}

/** The correlation of an area's own neighbouring residuals if above 1.645 / √n, at most 0.8; else 0. */
function ownAutocorrelation(counts: ArrayLike<number>, fit: GlmFit, theta: number): number {
	const { correlation, pairs } = lagOneCorrelation(pearsonResiduals(counts, fit, theta));
	return pairs >= 8 && correlation > 1.645 / Math.sqrt(pairs) ? Math.min(0.8, correlation) : 0;
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

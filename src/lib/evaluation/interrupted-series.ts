import { InputError } from '$lib/model/problem';
import type { EffectEstimate } from '$lib/model/evaluation';
import { fitGlm, type GlmFit, type GlmInput } from '$lib/numeric/glm';
import { neweyWestCovariance } from '$lib/numeric/newey-west';
import { studentQuantile, studentTwoSided } from '$lib/numeric/student';
import { serialCovariance } from './serial-covariance';
import { pearsonResiduals, raisedAutocorrelation } from './serial-correlation';
import { designOf, seasonColumns } from './season';

export interface InterruptedSeriesInput {
	/** Cases by period in the treated areas together; NaN where not reported. */
	counts: Float64Array;
	/** Index of the first period of the intervention. */
	firstAfter: number;
	/** Periods in a season; 1 for none. */
	seasonLength: number;
	/** Running number of the first period, which sets the season's phase. */
	firstPeriod: number;
	/** Residents by period, where known. */
	population?: Float64Array;
	level?: number;
}

export interface InterruptedSeries {
	/** `level-change`, `slope-change` (log ratios) and `average-change` (cases over the span after). */
	effects: EffectEstimate[];
	/** Means with the intervention, and without it. */
	fitted: Float64Array;
	expected: Float64Array;
	/** First-order autocorrelation of the errors: the Pearson residuals', raised by what fitting takes from it. */
	autocorrelation: number;
	/** Pearson dispersion: above 1, counts vary more than Poisson. */
	dispersion: number;
}

const LEVEL = 2;
const SLOPE = 3;

/**
 * The covariance that holds under autocorrelation: the mean over how strongly and how lastingly periods
 * may resemble each other, or Newey and West's, whichever is larger for the two changes.
 */
function robustCovariance(input: GlmInput, fit: GlmFit): Float64Array {
	const { columns, design } = input;
	const rows = fit.fitted.length;
	const lags = Math.max(1, Math.floor(4 * (rows / 100) ** (2 / 9)));
	const robust = neweyWestCovariance(input, fit, lags);
	const residuals = pearsonResiduals(input.response, fit.fitted);
	const weighted = design.map(
		(value, at) => value * Math.sqrt(fit.workingWeights[Math.floor(at / columns)])
	);
	const serial = serialCovariance({
		design: weighted,
		columns,
		residuals,
		bread: fit.covariance
	});
	const diagonal = (matrix: Float64Array, i: number) => matrix[i * columns + i];
	const smaller = [LEVEL, SLOPE].some((i) => diagonal(robust, i) < diagonal(serial, i));
	return smaller ? serial : robust;
}

function estimateOf(
	measure: string,
	unit: EffectEstimate['unit'],
	estimate: number,
	variance: number,
	degrees: number,
	level: number
): EffectEstimate {
	const standardError = Math.sqrt(variance);
	const reach = studentQuantile(1 - level / 2, degrees) * standardError;
	const p = studentTwoSided(estimate / standardError, degrees);
	return {
		measure,
		estimate,
		standardError,
		lower: estimate - reach,
		upper: estimate + reach,
		p,
		unit
	};
}

/** Cases over the span after, less those expected without the intervention, by the delta method. */
function averageChange(
	design: Float64Array,
	columns: number,
	fit: GlmFit,
	expected: Float64Array,
	firstAfter: number,
	covariance: Float64Array
) {
	let estimate = 0;
	const gradient = new Float64Array(columns);
	for (let r = firstAfter; r < expected.length; r++) {
		const change = fit.fitted[r] - expected[r];
		estimate += change;
		for (let c = 0; c < columns; c++) {
			const own = c === LEVEL || c === SLOPE;
			gradient[c] += design[r * columns + c] * (own ? fit.fitted[r] : change);
		}
	}
	let variance = 0;
	for (let i = 0; i < columns; i++)
		for (let j = 0; j < columns; j++)
			variance += gradient[i] * covariance[i * columns + j] * gradient[j];
	return { estimate, variance };
}

function check({ counts, firstAfter }: InterruptedSeriesInput): void {
	const seen = (from: number, to: number) =>
		counts.subarray(from, to).reduce((n, y) => n + Number(!Number.isNaN(y)), 0);
	const before = seen(0, firstAfter);
	const after = seen(firstAfter, counts.length);
	if (before < 8 || after < 4)
		throw new InputError(
			`An interrupted series needs at least 8 periods before and 4 after with data; here are ${before} and ${after}.`,
			{},
			'too-few-periods',
			{ before, after }
		);
}

/**
 * Interrupted time series: a quasi-Poisson regression of the treated areas' counts on time, season, a
 * change of level at the start and a change of slope from then on (Bernal, Cummins & Gasparrini 2017),
 * with errors that hold where periods resemble each other (`serialCovariance`), and Student's t.
 * Throws `InputError` (`too-few-periods`) below 8 periods before or 4 after.
 */
export function interruptedSeries(input: InterruptedSeriesInput): InterruptedSeries {
	check(input);
	const { counts, firstAfter, seasonLength, firstPeriod, population, level = 0.05 } = input;
	const rows = counts.length;
	const column = (value: (t: number) => number) =>
		Float64Array.from({ length: rows }, (_, t) => value(t));
	const all = [
		column(() => 1),
		column((t) => t / rows),
		column((t) => Number(t >= firstAfter)),
		column((t) => Math.max(0, t - firstAfter)),
		...seasonColumns(firstPeriod, rows, seasonLength)
	];
	const design = designOf(all);
	const glm: GlmInput = {
		design,
		columns: all.length,
		response: counts,
		family: 'poisson',
		offset: population?.map((residents) => Math.log(residents))
	};
	const fit = fitGlm(glm);
	const covariance = robustCovariance(glm, fit);
	const expected = fit.fitted.map((mean, t) =>
		t < firstAfter
			? mean
			: mean / Math.exp(fit.coefficients[LEVEL] + fit.coefficients[SLOPE] * (t - firstAfter))
	);
	const change = averageChange(design, all.length, fit, expected, firstAfter, covariance);
	const at = (i: number) => covariance[i * all.length + i];
	const effect = (
		measure: string,
		unit: EffectEstimate['unit'],
		estimate: number,
		variance: number
	) => estimateOf(measure, unit, estimate, variance, fit.degreesOfFreedom, level);
	return {
		effects: [
			effect('level-change', 'log-ratio', fit.coefficients[LEVEL], at(LEVEL)),
			effect('slope-change', 'log-ratio-per-period', fit.coefficients[SLOPE], at(SLOPE)),
			effect('average-change', 'cases', change.estimate, change.variance)
		],
		fitted: fit.fitted,
		expected,
		autocorrelation: raisedAutocorrelation(pearsonResiduals(counts, fit.fitted), all.length),
		dispersion: fit.dispersion
	};
}

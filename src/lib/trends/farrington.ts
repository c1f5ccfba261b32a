import { fitGlm, type GlmFit, type GlmInput } from '$lib/numeric/glm';
import { studentTwoSided } from '$lib/numeric/student';
import { farringtonBaseline } from './farrington-baseline';
import { farringtonLimit, type LimitMethod } from './farrington-limit';
import { farringtonWeights } from './farrington-weights';

/** How the newest count is judged; see `farringtonDefaults` for values by step. */
export interface FarringtonOptions {
	/** Periods in a year. */
	frequency: number;
	yearsBack: number;
	/** Periods either side of the same time in earlier years. */
	halfWindow: number;
	/** Parts of the year with a level of their own (Noufaily's ten); 1: only the windows are used. */
	seasonParts: number;
	/** The newest periods kept out of the baseline, so that a starting outbreak does not hide itself. */
	excludeLast: number;
	/** Chance of a false alarm. */
	level: number;
	/** The trend is kept when its p-value is below this; 1: always (unless it extrapolates beyond every count). */
	trendLevel: number;
	limit: LimitMethod;
	/** Standardised residuals above this are given less weight; Infinity: none. */
	reweightAbove: number;
	/** No alarm with fewer cases than `minimumCases` in the last `casesWindow` periods. */
	minimumCases: number;
	casesWindow: number;
}

export interface FarringtonResult {
	/** A count above it is an alarm; NaN where there were too few cases to judge. */
	threshold: number;
	expected: number;
	/** Quasi-Poisson dispersion, at least 1. */
	dispersion: number;
	/** Chance of a count this high or higher when nothing has changed. */
	p: number;
	/** (count − expected) / (threshold − expected). */
	exceedance: number;
	/** Chance that a count passes the threshold when nothing has changed. */
	falseAlarm: number;
	trendUsed: boolean;
	enoughCases: boolean;
	alarm: boolean;
}

/**
 * Farrington's outbreak detection as made flexible by Noufaily et al. (2013): is the count of period
 * `at` higher than the same time of earlier years lets one expect? Counts and residents are by
 * period, NaN where missing. Null where the history is too short or the regression does not settle.
 */
export function farrington(
	counts: ArrayLike<number>,
	at: number,
	options: FarringtonOptions,
	population: ArrayLike<number> | null = null
): FarringtonResult | null {
	const baseline = farringtonBaseline(counts, at, options, population);
	const y = counts[at];
	if (!baseline || Number.isNaN(y)) return null;
	const { parts, rows } = baseline;
	const most = rows.reduce((high, row) => Math.max(high, row.count), 0);
	const now = population ? population[at] : 1;
	let model = fit(baseline.input(true), options);
	let trendUsed = false;
	if (model) {
		const error = Math.sqrt(model.covariance[model.columns + 1] * model.quotedDispersion);
		const p = studentTwoSided(model.coefficients[1] / error, model.degreesOfFreedom);
		trendUsed =
			!model.aliased[1] &&
			options.yearsBack >= 3 &&
			(options.trendLevel >= 1 || p < options.trendLevel) &&
			now * Math.exp(model.coefficients[0]) <= most;
	}
	if (!trendUsed) model = fit(baseline.input(false), options);
	if (!model || parts === 0) return null;
	const expected = now * Math.exp(model.coefficients[0]);
	const limit = farringtonLimit(options.limit, y, {
		expected,
		error: Math.sqrt(model.covariance[0] * model.quotedDispersion),
		properError: Math.sqrt(model.covariance[0] * model.phi),
		dispersion: model.phi,
		degreesOfFreedom: model.degreesOfFreedom,
		level: options.level
	});
	const enoughCases = recent(counts, at, options.casesWindow) >= options.minimumCases;
	const exceedance = (y - expected) / (limit.upper - expected);
	return {
		threshold: enoughCases ? limit.upper : NaN,
		expected,
		dispersion: model.phi,
		p: limit.p,
		exceedance,
		falseAlarm: limit.falseAlarm,
		trendUsed,
		enoughCases,
		alarm: enoughCases && exceedance > 1 && y > 0
	};
}

interface Fitted extends GlmFit {
	columns: number;
	/** At least 1. */
	phi: number;
	/** The dispersion that R's surveillance uses for standard errors; see `farringtonLimit`. */
	quotedDispersion: number;
}

/** The quasi-Poisson fit, outliers downweighted once; null where it does not converge. */
function fit(input: GlmInput, { reweightAbove }: FarringtonOptions): Fitted | null {
	const first = fitGlm(input);
	if (!first.converged || !(first.degreesOfFreedom > 0)) return null;
	const { columns } = input;
	const phi = Math.max(1, first.dispersion);
	if (reweightAbove === Infinity)
		return { ...first, columns, phi, quotedDispersion: first.dispersion };
	const weights = farringtonWeights(input, first, phi, reweightAbove);
	const second = fitGlm({ ...input, weights, start: first.coefficients });
	let working = 0;
	for (let r = 0; r < weights.length; r++)
		working += weights[r] * ((input.response[r] - second.fitted[r]) / second.fitted[r]) ** 2;
	return {
		...second,
		columns,
		phi: Math.max(1, second.dispersion),
		quotedDispersion: working / second.degreesOfFreedom
	};
}

function recent(counts: ArrayLike<number>, at: number, window: number): number {
	let sum = 0;
	for (let t = Math.max(0, at - window + 1); t <= at; t++)
		if (!Number.isNaN(counts[t])) sum += counts[t];
	return sum;
}

import type { GlmFit, GlmInput } from '$lib/numeric/glm';
import { quadraticForm } from '$lib/numeric/linear-algebra';
import { studentTwoSided } from '$lib/numeric/student';
import { anscombeResidual } from './anscombe';
import type { PoissonTrend } from './poisson-trend';

/** Of the outlier test, over all periods of a series. */
const LEVEL = 0.05;

/** A series without one period, its regression, and the period's outlier test, corrected for the number of periods. */
interface Rest {
	counts: Float64Array;
	trend: PoissonTrend;
	p: number;
}

/**
 * The counts without the period that lies furthest from their regression, where it lies too far from
 * that of the others to be chance: Bonferroni's outlier test (Cook & Weisberg 1982), by Anscombe's
 * residuals. `refit` gives the regression of other counts. Null where no period stands out.
 */
export function withoutOutlier(
	source: PoissonTrend,
	refit: (counts: Float64Array) => PoissonTrend
): Rest | null {
	if (!source.fit) return null;
	// A last period that alone has cases is fitted well by a steep line: its residual does not tell it.
	const candidates = new Set([furthestOf(source.input, source.fit), highestOf(source.input)]);
	const rests = [...candidates]
		.map((at) => restOf(source, at, refit))
		.filter((rest) => rest !== null)
		.sort((a, b) => a.p - b.p);
	return rests[0]?.p < LEVEL ? rests[0] : null;
}

/** The counts without one period, and its outlier test; null where too little is left to tell. */
function restOf(
	{ input, periods }: PoissonTrend,
	at: number,
	refit: (counts: Float64Array) => PoissonTrend
): Rest | null {
	const counts = Float64Array.from(input.response, (count, t) => (t === at ? NaN : count));
	const trend = refit(counts);
	const { fit } = trend;
	// Where all the others are zeros, there is no regression without it.
	if (!fit) return trend.cases === 0 ? { counts, trend, p: 0 } : null;
	if (!(fit.degreesOfFreedom > 0)) return null;
	const mean = fit.fitted[at];
	const scale = Math.sqrt(Math.max(1, fit.dispersion) * (1 + leverageOf(trend.input, fit, at)));
	const residual = anscombeResidual(input.response[at], mean) / scale;
	return { counts, trend, p: periods * studentTwoSided(residual, fit.degreesOfFreedom) };
}

/** The period with the greatest standardised residual. */
function furthestOf(input: GlmInput, fit: GlmFit): number {
	let [at, most] = [-1, -1];
	fit.workingWeights.forEach((weight, t) => {
		if (!(weight > 0)) return;
		const free = Math.max(1e-9, 1 - leverageOf(input, fit, t));
		const distance = Math.abs(anscombeResidual(input.response[t], fit.fitted[t])) / Math.sqrt(free);
		if (distance > most) [at, most] = [t, distance];
	});
	return at;
}

/** The period with the highest rate. */
function highestOf({ response, offset }: PoissonTrend['input']): number {
	let [at, most] = [-1, -1];
	for (let t = 0; t < response.length; t++) {
		const rate = response[t] / Math.exp(offset[t]);
		if (rate > most) [at, most] = [t, rate];
	}
	return at;
}

/** The variance of a period's fitted logarithm times its mean: of a period in the fit, the hat matrix's diagonal. */
function leverageOf({ design, columns }: GlmInput, fit: GlmFit, t: number): number {
	const covariance = fit.covariance.map((value) => (Number.isNaN(value) ? 0 : value));
	return fit.fitted[t] * quadraticForm(covariance, design.subarray(t * columns, (t + 1) * columns));
}

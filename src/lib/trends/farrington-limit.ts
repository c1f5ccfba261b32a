import normal from '@stdlib/stats-base-dists-normal';
import {
	negativeBinomialQuantile,
	negativeBinomialUpper,
	negativeBinomialUpperQuantile
} from '$lib/numeric/negative-binomial';
import { studentQuantile, studentUpper } from '$lib/numeric/student';

/**
 * - `predictive`: negative binomial that also carries the uncertainty of the fit, with Student's tails; ours.
 * - `negative-binomial`: its quantile at the fitted mean (Noufaily et al. 2013; `nbPlugin` in R's surveillance).
 * - `upper-mean`: at the upper bound of the mean (`muan`).
 * - `delta`: normal on the 2/3 power scale (Farrington et al. 1996; `delta`).
 */
export type LimitMethod = 'predictive' | 'negative-binomial' | 'upper-mean' | 'delta';

interface LimitInput {
	expected: number;
	/** Standard error of ln(expected) as surveillance has it (dispersion from working residuals after reweighting). */
	error: number;
	/** The same with the Pearson dispersion, at least 1. */
	properError: number;
	dispersion: number;
	degreesOfFreedom: number;
	level: number;
}

export interface Limit {
	/** The highest count that is no alarm. */
	upper: number;
	/** Chance of the observed count or more when nothing has changed. */
	p: number;
	/** Chance of passing `upper` when nothing has changed. */
	falseAlarm: number;
}

/** The threshold of a count with the given expectation, and how surprising the count `y` is. */
export function farringtonLimit(method: LimitMethod, y: number, input: LimitInput): Limit {
	if (method === 'delta') return deltaLimit(y, input);
	if (method === 'predictive') return predictiveLimit(y, input);
	const { expected, dispersion, level } = input;
	const z = normal.quantile(1 - level, 0, 1);
	const mean = method === 'upper-mean' ? expected * Math.exp(z * input.error) : expected;
	const size = dispersion > 1 ? mean / (dispersion - 1) : Infinity;
	const upper = negativeBinomialQuantile(1 - level, mean, size);
	return {
		upper,
		p: negativeBinomialUpper(y - 1, mean, size),
		falseAlarm: negativeBinomialUpper(
			upper,
			expected,
			dispersion > 1 ? expected / (dispersion - 1) : Infinity
		)
	};
}

function deltaLimit(y: number, { expected, error, dispersion, level }: LimitInput): Limit {
	const tau = dispersion + expected * error ** 2;
	const deviation = Math.sqrt((4 / 9) * Math.cbrt(expected) * tau);
	const centre = expected ** (2 / 3);
	return {
		upper: (centre + normal.quantile(1 - level, 0, 1) * deviation) ** 1.5,
		p: normal.cdf(-(y ** (2 / 3) - centre) / deviation, 0, 1),
		falseAlarm: level
	};
}

function predictiveLimit(y: number, input: LimitInput): Limit {
	const { expected, properError, dispersion, degreesOfFreedom, level } = input;
	const variance = dispersion * expected + (expected * properError) ** 2;
	const size = expected ** 2 / (variance - expected);
	// Tail chances are widened from the normal's to Student's, for the dispersion is estimated.
	const widen = (tail: number) =>
		tail >= 0.5 ? tail : studentUpper(-normal.quantile(tail, 0, 1), degreesOfFreedom);
	const narrowed = normal.cdf(-studentQuantile(1 - level, degreesOfFreedom), 0, 1);
	const upper = negativeBinomialUpperQuantile(narrowed, expected, size);
	return {
		upper,
		p: widen(negativeBinomialUpper(y - 1, expected, size)),
		falseAlarm: Math.min(level, widen(negativeBinomialUpper(upper, expected, size)))
	};
}

import { InputError } from '$lib/model/problem';
import type { AssumptionCheck, EffectEstimate } from '$lib/model/evaluation';
import { fitBinomial } from '$lib/numeric/binomial-glm';
import { studentQuantile, studentTwoSided } from '$lib/numeric/student';

import { designOf } from './season';
import { serialInflation } from './serial-correlation';

export interface DifferenceInDifferencesInput {
	/** Cases by period in the treated areas together, and in the control areas together; NaN where not reported. */
	treated: Float64Array;
	control: Float64Array;
	/** Index of the first period of the intervention. */
	firstAfter: number;
	level?: number;
}

/** One effect by period relative to the start. */
export interface EventEffect {
	offset: number;
	estimate: number;
	lower: number;
	upper: number;
	/** Cases in the treated or the control areas, whichever are fewer. */
	cases: number;
}

export interface DifferenceInDifferences {
	/** The log of the ratio by which treated counts changed beyond the controls'. */
	effect: EffectEstimate;
	eventStudy: EventEffect[];
	parallelTrends: AssumptionCheck;
	/** Pearson dispersion times the inflation by autocorrelation: what the variance was multiplied by. */
	dispersion: number;
}

interface Fit {
	estimate: number;
	variance: number;
	degrees: number;
	dispersion: number;
}

/**
 * The effect of each column of `share`, carried by the treated group alone: a quasi-binomial regression
 * of the treated group's share of each period's cases. It is the quasi-Poisson regression with a mean
 * for every period and group, those means divided out, so that whatever moves both groups alike cancels.
 */
function fitTwoGroups(treated: Float64Array, control: Float64Array, share: Float64Array[]): Fit[] {
	const columns = 1 + share.length;
	const design = designOf([new Float64Array(treated.length).fill(1), ...share]);
	const trials = treated.map((cases, t) => cases + control[t] || 0);
	const fit = fitBinomial({ design, columns, successes: treated, trials });
	const residuals = treated.map((cases, t) => {
		const p = fit.fitted[t];
		return trials[t] > 0 ? (cases - trials[t] * p) / Math.sqrt(trials[t] * p * (1 - p)) : NaN;
	});
	const dispersion = Math.max(1, fit.dispersion) * serialInflation(residuals, columns);
	return share.map((_, c) => {
		const at = 1 + c;
		return {
			estimate: fit.coefficients[at],
			variance: fit.covariance[at * columns + at] * dispersion,
			degrees: fit.degreesOfFreedom,
			dispersion
		};
	});
}

function interval({ estimate, variance, degrees }: Fit, level: number) {
	const standardError = Math.sqrt(variance);
	const reach = studentQuantile(1 - level / 2, degrees) * standardError;
	return {
		estimate,
		standardError,
		lower: estimate - reach,
		upper: estimate + reach,
		p: studentTwoSided(estimate / standardError, degrees)
	};
}

/** Effects in up to twelve bins of periods, each against all periods before the start but its own. */
function eventStudy({
	treated,
	control,
	firstAfter,
	level = 0.05
}: DifferenceInDifferencesInput): EventEffect[] {
	const rows = treated.length;
	const width = Math.max(1, Math.ceil(rows / 12));
	const effects: EventEffect[] = [];
	for (
		let start = firstAfter - Math.floor(firstAfter / width) * width;
		start < rows;
		start += width
	) {
		const end = Math.min(rows, start + width);
		const inBin = Float64Array.from({ length: rows }, (_, t) => Number(t >= start && t < end));
		const other = Float64Array.from({ length: rows }, (_, t) =>
			Number(t >= firstAfter && !inBin[t])
		);
		const sum = (series: Float64Array) =>
			series.reduce((total, y, t) => total + (inBin[t] ? y || 0 : 0), 0);
		if (!sum(treated) || !sum(control)) continue;
		const shares = other.some(Boolean) ? [inBin, other] : [inBin];
		const { estimate, lower, upper } = interval(fitTwoGroups(treated, control, shares)[0], level);
		const cases = Math.min(sum(treated), sum(control));
		effects.push({ offset: start - firstAfter, estimate, lower, upper, cases });
	}
	return effects;
}

/** Whether the treated share was already drifting before the start. */
function parallelTrends(
	treated: Float64Array,
	control: Float64Array,
	firstAfter: number
): AssumptionCheck {
	const time = Float64Array.from({ length: firstAfter }, (_, t) => t / firstAfter);
	const before = (series: Float64Array) => series.subarray(0, firstAfter);
	const [drift] = fitTwoGroups(before(treated), before(control), [time]);
	const { estimate, p } = interval(drift, 0.05);
	return { check: 'parallel-trends', estimate, p, holds: drift.degrees < 4 ? null : p > 0.05 };
}

function check({ treated, control, firstAfter }: DifferenceInDifferencesInput): void {
	const usable = (from: number, to: number) =>
		[...treated.keys()].slice(from, to).filter((t) => treated[t] + control[t] > 0).length;
	const [before, after] = [usable(0, firstAfter), usable(firstAfter, treated.length)];
	if (before < 2 || after < 1 || before + after < 4)
		throw new InputError(
			`A comparison of changes needs at least 2 periods before and 1 after, 4 in all, with cases; here are ${before} and ${after}.`,
			{},
			'too-few-periods',
			{ before, after }
		);
	const sum = (series: Float64Array, from: number, to: number) =>
		series.subarray(from, to).reduce((total, y) => total + (y || 0), 0);
	const cells = [
		sum(treated, 0, firstAfter),
		sum(treated, firstAfter, treated.length),
		sum(control, 0, firstAfter),
		sum(control, firstAfter, control.length)
	];
	if (cells.some((cell) => cell === 0))
		throw new InputError(
			'A comparison of changes needs cases before and after in the treated and in the control areas.',
			{},
			'no-cases'
		);
}

/**
 * Difference in differences for counts: the log ratio of the change in the treated areas to the change in
 * the controls, from a quasi-Poisson regression with a fixed effect for every period and group (Wooldridge
 * 2023), with Student's t; an event study and a test of parallel trends before the start.
 * Throws `InputError` where there are too few periods or no cases to compare.
 */
export function differenceInDifferences(
	input: DifferenceInDifferencesInput
): DifferenceInDifferences {
	check(input);
	const { treated, control, firstAfter, level = 0.05 } = input;
	const after = Float64Array.from(treated, (_, t) => Number(t >= firstAfter));
	const [fit] = fitTwoGroups(treated, control, [after]);
	return {
		effect: { measure: 'log-ratio-change', ...interval(fit, level), unit: 'log-ratio' },
		eventStudy: eventStudy(input),
		parallelTrends: parallelTrends(treated, control, firstAfter),
		dispersion: fit.dispersion
	};
}

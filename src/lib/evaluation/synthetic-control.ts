import { InputError } from '$lib/model/problem';
import type { EffectEstimate } from '$lib/model/evaluation';
import { simplexLeastSquares } from '$lib/numeric/simplex-least-squares';

export interface SyntheticControlInput {
	/** The treated areas' outcome by period: a rate, or a mean count per area. */
	treated: Float64Array;
	/** The same for every area that may lend weight. */
	donors: Float64Array[];
	/** Index of the first period of the intervention. */
	firstAfter: number;
	level?: number;
}

/** One unit against its synthetic twin. */
interface Twin {
	weights: Float64Array;
	expected: Float64Array;
	/** Mean of observed less expected after the start. */
	effect: number;
	/** Root mean square gap before the start. */
	errorBefore: number;
	/** Gap after over gap before, as root mean squares. */
	ratio: number;
}

export interface SyntheticControl {
	/** Mean gap per period after the start; `p` is the rank among placebos in space. */
	effect: EffectEstimate;
	/** By donor, summing to one. */
	weights: Float64Array;
	expected: Float64Array;
	errorBefore: number;
	/** Each donor's effect when it is treated as if it had been treated. */
	placeboEffects: Float64Array;
	/** The effect when the start is put at the middle of the span before: near zero if the design is sound. */
	placeboInTime: number;
	/** Smallest and largest effect when each donor with weight is left out. */
	leaveOneOut: [number, number];
}

function rootMeanSquare(values: number[]): number {
	return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

function twinOf(unit: Float64Array, donors: Float64Array[], firstAfter: number): Twin {
	const before = (series: Float64Array) => series.subarray(0, firstAfter);
	const weights = simplexLeastSquares(donors.map(before), before(unit));
	const expected = unit.map((_, t) =>
		donors.reduce((sum, donor, d) => sum + weights[d] * donor[t], 0)
	);
	const gaps = Array.from(unit, (value, t) => value - expected[t]);
	const after = gaps.slice(firstAfter);
	const errorBefore = rootMeanSquare(gaps.slice(0, firstAfter));
	return {
		weights,
		expected,
		effect: after.reduce((sum, gap) => sum + gap, 0) / after.length,
		errorBefore,
		ratio: rootMeanSquare(after) / (errorBefore || Number.MIN_VALUE)
	};
}

/** The smallest value that at least this share of the values does not exceed. */
function upperQuantile(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const rank = Math.ceil(share * (sorted.length + 1));
	return rank > sorted.length ? Infinity : sorted[rank - 1];
}

function leaveOneOut(input: SyntheticControlInput, twin: Twin): [number, number] {
	const effects = input.donors
		.map((_, left) => left)
		.filter((left) => twin.weights[left] > 1e-6 && input.donors.length > 2)
		.map((left) => {
			const rest = input.donors.filter((_, d) => d !== left);
			return twinOf(input.treated, rest, input.firstAfter).effect;
		});
	return [Math.min(twin.effect, ...effects), Math.max(twin.effect, ...effects)];
}

function check({ treated, donors, firstAfter }: SyntheticControlInput): void {
	if (donors.length < 2)
		throw new InputError(
			`A synthetic control needs at least 2 areas to draw on; here are ${donors.length}.`,
			{},
			'too-few-donors',
			{ donors: donors.length }
		);
	if (firstAfter < 4 || treated.length - firstAfter < 1)
		throw new InputError(
			`A synthetic control needs at least 4 periods before and 1 after; here are ${firstAfter} and ${treated.length - firstAfter}.`,
			{},
			'too-few-periods',
			{ before: firstAfter, after: treated.length - firstAfter }
		);
	if ([treated, ...donors].some((series) => series.some(Number.isNaN)))
		throw new InputError(
			'A synthetic control needs a value for every area and period; leave out areas that did not report.',
			{},
			'missing-values'
		);
}

/**
 * Synthetic control (Abadie, Diamond & Hainmueller 2010): a weighted mix of untreated areas that follows
 * the treated ones before the start stands for what would have happened. The p-value is the rank of the
 * ratio of gaps after and before among all areas, (b + 1) / (m + 1); the interval turns the placebos'
 * effects, each on the scale of its own fit before, into a band (Firpo & Possebom 2018 by test inversion
 * with a constant effect). With m donors no p below 1 / (m + 1) can arise; the interval is then infinite.
 */
export function syntheticControl(input: SyntheticControlInput): SyntheticControl {
	check(input);
	const { treated, donors, firstAfter, level = 0.05 } = input;
	const twin = twinOf(treated, donors, firstAfter);
	const placebos = donors.map((donor, d) =>
		twinOf(
			donor,
			donors.filter((_, other) => other !== d),
			firstAfter
		)
	);
	const larger = placebos.filter((placebo) => placebo.ratio >= twin.ratio).length;
	const scaled = placebos.map(
		(placebo) => Math.abs(placebo.effect) / (placebo.errorBefore || Number.MIN_VALUE)
	);
	const reach = upperQuantile(scaled, 1 - level) * twin.errorBefore;
	const middle = Math.floor(firstAfter / 2);
	const cut = (series: Float64Array) => series.subarray(0, firstAfter);
	return {
		effect: {
			measure: 'mean-gap',
			estimate: twin.effect,
			standardError: twin.errorBefore * rootMeanSquare(scaled),
			lower: twin.effect - reach,
			upper: twin.effect + reach,
			p: (larger + 1) / (donors.length + 1),
			unit: 'cases-per-period'
		},
		weights: twin.weights,
		expected: twin.expected,
		errorBefore: twin.errorBefore,
		placeboEffects: Float64Array.from(placebos, (placebo) => placebo.effect),
		placeboInTime: middle >= 2 ? twinOf(cut(treated), donors.map(cut), middle).effect : NaN,
		leaveOneOut: leaveOneOut(input, twin)
	};
}

import { InputError } from '$lib/model/problem';
import type { EffectEstimate } from '$lib/model/evaluation';
import { normalQuantile, normalTwoSided } from '$lib/numeric/normal';

/** Counts in one kind of area before and after. */
export interface BeforeAfter {
	before: number;
	after: number;
}

export interface DisplacementInput {
	treated: BeforeAfter;
	control: BeforeAfter;
	/** Areas around the treated ones, and the controls for those. */
	displacement?: BeforeAfter;
	displacementControl?: BeforeAfter;
	/** Lengths of the two spans, in one unit; counts are brought to the length of the span after. */
	periods?: BeforeAfter;
	/** Sizes of the four kinds of area, in the order above; counts are brought to the treated areas' size. */
	sizes?: [number, number, number, number];
	/** One minus the coverage of the intervals. */
	level?: number;
}

/** One difference of differences and the variance of Poisson counts behind it. */
interface Difference {
	estimate: number;
	variance: number;
}

function difference(
	first: BeforeAfter,
	second: BeforeAfter,
	scale: [number, number],
	time: number
): Difference {
	const [a, b] = scale;
	return {
		estimate: a * (first.after - time * first.before) - b * (second.after - time * second.before),
		variance:
			a * a * (first.after + time * time * first.before) +
			b * b * (second.after + time * time * second.before)
	};
}

function effect(
	measure: string,
	{ estimate, variance }: Difference,
	level: number
): EffectEstimate {
	const standardError = Math.sqrt(variance);
	const reach = normalQuantile(1 - level / 2) * standardError;
	return {
		measure,
		estimate,
		standardError,
		lower: estimate - reach,
		upper: estimate + reach,
		p: variance > 0 ? normalTwoSided(estimate / standardError) : 1,
		unit: 'cases'
	};
}

/**
 * The weighted displacement difference: the change in the treated areas less the change in their
 * controls, plus the same for the areas around them (Wheeler & Ratcliffe 2018). Counts are taken as
 * Poisson, so its variance is the weighted sum of the counts. Negative: fewer cases than the controls
 * lead one to expect. Unit: cases over the span after.
 * Returns `wdd`, and `wdd-local` and `wdd-displacement` where displacement areas are given.
 */
export function weightedDisplacementDifference(input: DisplacementInput): EffectEstimate[] {
	const { treated, control, displacement, displacementControl, level = 0.05 } = input;
	const periods = input.periods ?? { before: 1, after: 1 };
	const sizes = input.sizes ?? [1, 1, 1, 1];
	if (!(periods.before > 0) || !(periods.after > 0) || sizes.some((size) => !(size > 0)))
		throw new InputError('The spans before and after, and the sizes of areas, must be above zero.');
	if (Boolean(displacement) !== Boolean(displacementControl))
		throw new InputError(
			'Displacement areas need displacement controls, and the other way round: give both or neither.'
		);
	const time = periods.after / periods.before;
	const scale = sizes.map((size) => sizes[0] / size);
	const local = difference(treated, control, [scale[0], scale[1]], time);
	if (!displacement || !displacementControl) return [effect('wdd', local, level)];
	const around = difference(displacement, displacementControl, [scale[2], scale[3]], time);
	const all = {
		estimate: local.estimate + around.estimate,
		variance: local.variance + around.variance
	};
	return [
		effect('wdd', all, level),
		effect('wdd-local', local, level),
		effect('wdd-displacement', around, level)
	];
}

import { chainSteps, type ChainStep } from '$lib/model/indicators';
import { InputError } from '$lib/model/problem';
import { normalQuantile } from '$lib/numeric/normal';

/** One step: how many reached it, and the share of those before it and of all, with intervals. */
export interface ChainLink {
	step: ChainStep;
	reached: number;
	/** NaN for the first step. */
	shareOfPrevious: number;
	lower: number;
	upper: number;
	shareOfAll: number;
}

/** Wilson's score interval for a share (Wilson 1927). */
export function wilsonInterval(successes: number, trials: number, level = 0.05): [number, number] {
	if (!(trials > 0)) return [NaN, NaN];
	const z = normalQuantile(1 - level / 2);
	const share = successes / trials;
	const middle = share + (z * z) / (2 * trials);
	const reach = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
	const scale = 1 + (z * z) / trials;
	return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}

/**
 * The chain from identification to conviction. `furthest[s]` counts records whose furthest step is
 * `chainSteps[s]`. Shares say how many of those at the step before went on; they are not rates of
 * success where cases are still open.
 * Throws `InputError` when a count is negative or the number of steps differs.
 */
export function indicatorChain(furthest: ArrayLike<number>, level = 0.05): ChainLink[] {
	if (furthest.length !== chainSteps.length)
		throw new InputError(
			`The chain has ${chainSteps.length} steps, but ${furthest.length} counts were given.`
		);
	const reached = new Float64Array(chainSteps.length);
	for (let s = chainSteps.length - 1; s >= 0; s--) {
		if (!(furthest[s] >= 0))
			throw new InputError(
				`The step "${chainSteps[s]}" has the count ${furthest[s]}; a count of zero or more was expected.`
			);
		reached[s] = furthest[s] + (reached[s + 1] ?? 0);
	}
	return chainLinks(reached, level);
}

/**
 * The chain from how many reached each step (NaN where not known): shares of those at the step before,
 * with intervals, and of all. Shares of what is not known are NaN.
 */
export function chainLinks(reached: ArrayLike<number>, level = 0.05): ChainLink[] {
	return chainSteps.map((step, s) => {
		const [lower, upper] = s ? wilsonInterval(reached[s], reached[s - 1], level) : [NaN, NaN];
		return {
			step,
			reached: reached[s],
			shareOfPrevious: s ? reached[s] / reached[s - 1] : NaN,
			lower,
			upper,
			shareOfAll: reached[s] / reached[0]
		};
	});
}

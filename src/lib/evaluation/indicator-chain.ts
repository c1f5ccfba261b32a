import { chainSteps, type ChainStep } from '$lib/model/indicators';
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
 * The chain from how many reached each step (NaN where not known): shares of those at the step before,
 * with intervals, and of all. They are not rates of success where cases are still open. Shares of what
 * is not known are NaN.
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

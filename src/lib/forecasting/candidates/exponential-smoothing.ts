import { leastMeans, seasonAt, type Candidate, type Training } from '../training';

const ALPHAS = [0.03, 0.07, 0.15, 0.25, 0.4, 0.6, 0.8, 0.95];
/** Periods that the other areas' errors count for when an area's smoothing is chosen. */
const BORROWED = 40;

/**
 * Exponential smoothing of the seasonally adjusted level of counts (Snyder, Ord & Beaumont 2012 for
 * counts). The smoothing weight has the least Pearson error one step ahead, each area borrowing from
 * all others.
 */
export const exponentialSmoothing: Candidate = (training, horizon) => {
	const { areas, end } = training;
	const levels = new Float64Array(areas * ALPHAS.length);
	const losses = new Float64Array(areas * ALPHAS.length);
	const steps = new Float64Array(areas);
	const pooled = new Float64Array(ALPHAS.length);
	let allSteps = 0;
	for (let a = 0; a < areas; a++) {
		steps[a] = smooth(training, a, levels, losses);
		allSteps += steps[a];
		for (let i = 0; i < ALPHAS.length; i++) pooled[i] += losses[a * ALPHAS.length + i];
	}
	const floor = leastMeans(training);
	const means = new Float64Array(areas * horizon);
	for (let a = 0; a < areas; a++) {
		let best = 0;
		let least = Infinity;
		for (let i = 0; i < ALPHAS.length; i++) {
			const loss =
				losses[a * ALPHAS.length + i] + (allSteps ? (BORROWED * pooled[i]) / allSteps : 0);
			if (loss < least) {
				least = loss;
				best = i;
			}
		}
		for (let h = 0; h < horizon; h++)
			means[a * horizon + h] = Math.max(
				floor[a],
				levels[a * ALPHAS.length + best] * seasonAt(training, a, end + h)
			);
	}
	return means;
};

/**
 * Writes the final level and summed Pearson error of one area for every weight; returns how many
 * steps were scored. The level is discounted cases over discounted season (Harvey & Fernandes 1989),
 * so that quiet months, which say little, count for little.
 */
function smooth(
	training: Training,
	area: number,
	levels: Float64Array,
	losses: Float64Array
): number {
	const { counts, length, end, season } = training;
	const at = area * ALPHAS.length;
	const start = Math.min(end, Math.max(2, Math.min(season, Math.floor(end / 3))));
	const cases = new Float64Array(ALPHAS.length);
	const exposure = new Float64Array(ALPHAS.length);
	let steps = 0;
	for (let t = 0; t < end; t++) {
		const y = counts[area * length + t];
		if (Number.isNaN(y)) continue;
		const s = seasonAt(training, area, t);
		for (let i = 0; i < ALPHAS.length; i++) {
			if (t >= start && exposure[i] > 0) {
				const mean = (cases[i] / exposure[i]) * s;
				losses[at + i] += (y - mean) ** 2 / (mean + 0.5);
			}
			cases[i] = (1 - ALPHAS[i]) * cases[i] + y;
			exposure[i] = (1 - ALPHAS[i]) * exposure[i] + s;
		}
		if (t >= start) steps++;
	}
	for (let i = 0; i < ALPHAS.length; i++)
		levels[at + i] = exposure[i] > 0 ? cases[i] / exposure[i] : 0;
	return steps;
}

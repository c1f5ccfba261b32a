import { studentQuantile } from '$lib/numeric/student';
import type { History, Outcome } from './error-history';

/** Degrees of freedom that stand for what is assumed before any origin is known. */
const ASSUMED = 2;
const NINETY = studentQuantile(0.95, Infinity);
/** Standardised errors beyond this count as this. */
const CAP = 3;

type VarianceOf = (area: number, mean: number, ahead: number) => number;

/**
 * By period ahead, the factor of the variance that few origins call for. Areas that err together in
 * a year tell no more of it than one: as far as they do, the middle 90 % is that of Student's t with
 * as many degrees of freedom as independent origins are known (and two assumed). `varianceOf` is the variance of
 * a forecast by area, mean and period ahead (1, 2, …).
 */
export function wideningForFewOrigins(history: History, varianceOf: VarianceOf): Float64Array {
	const { outcomes, areas, horizon, end } = history;
	const unchanged = new Float64Array(horizon).fill(1);
	if (areas < 2) return unchanged;
	let [between, all] = [0, 0];
	const known = new Float64Array(horizon);
	for (const outcome of outcomes)
		for (let h = 0; h < horizon && outcome.origin + h < end; h++) {
			const { sum, squares, number } = errorSums(history, outcome, h, varianceOf);
			if (number > 0) known[h]++;
			if (number < 2) continue;
			// Mean product of two different areas' errors, and mean square.
			between += (sum * sum - squares) / (number * (number - 1));
			all += squares / number;
		}
	const shared = all > 0 ? Math.max(0, Math.min(1, between / all)) : 0;
	if (shared === 0) return unchanged;
	const apart = spacing(outcomes);
	return known.map((origins, h) => {
		// Forecasts that reach over the same periods err together: those that overlap count as one.
		const independent = origins / Math.max(1, (h + 1) / apart);
		const ratio = studentQuantile(0.95, independent + ASSUMED) / NINETY;
		return 1 + shared * (ratio * ratio - 1);
	});
}

/** Periods from one origin to the next. */
function spacing(outcomes: Outcome[]): number {
	const [first, last] = [outcomes[0].origin, outcomes[outcomes.length - 1].origin];
	return outcomes.length > 1 ? (last - first) / (outcomes.length - 1) : 1;
}

/** Sums of all areas' standardised errors from one origin, `h` periods ahead of its first. */
function errorSums(
	{ counts, length, areas, horizon }: History,
	{ origin, means }: Outcome,
	h: number,
	varianceOf: VarianceOf
): { sum: number; squares: number; number: number } {
	let [sum, squares, number] = [0, 0, 0];
	for (let a = 0; a < areas; a++) {
		const y = counts[a * length + origin + h];
		if (Number.isNaN(y)) continue;
		const mean = means[a * horizon + h];
		const error = (y - mean) / Math.sqrt(varianceOf(a, mean, h + 1));
		const capped = Math.max(-CAP, Math.min(CAP, error));
		sum += capped;
		squares += capped * capped;
		number++;
	}
	return { sum, squares, number };
}

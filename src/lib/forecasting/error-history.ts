import type { Errors } from './variance';

/** The most errors that a variance law is fitted to; more are thinned evenly. */
const MOST = 2500;

/** One model's expectations from one origin and what came, where known by then. */
export interface Outcome {
	origin: number;
	means: Float64Array;
}

/** Whose errors, and how much of them is known: `counts` is area-major, `end` periods are over. */
export interface History {
	outcomes: Outcome[];
	counts: Float64Array;
	length: number;
	areas: number;
	horizon: number;
	end: number;
}

/**
 * The errors known once `end` periods are: of forecasts made before, whose period is over. Newer
 * origins do not count for more. `counts` is area-major with `length` periods an area.
 */
export function knownErrors(
	outcomes: Outcome[],
	counts: Float64Array,
	length: number,
	areas: number,
	horizon: number,
	end: number
): Errors {
	const usable = outcomes.reduce(
		(sum, { origin }) => sum + areas * Math.max(0, Math.min(horizon, end - origin)),
		0
	);
	const every = Math.max(1, Math.ceil(usable / MOST));
	const size = Math.ceil(usable / every) + 1;
	const errors: Errors = {
		mean: new Float64Array(size),
		square: new Float64Array(size),
		horizon: new Float64Array(size),
		weight: new Float64Array(size).fill(1),
		length: 0
	};
	let index = 0;
	for (const { origin, means } of outcomes)
		for (let h = 0; h < horizon && origin + h < end; h++)
			for (let a = 0; a < areas; a++) {
				if (index++ % every) continue;
				const y = counts[a * length + origin + h];
				if (Number.isNaN(y)) continue;
				const at = errors.length++;
				errors.mean[at] = means[a * horizon + h];
				errors.square[at] = (y - errors.mean[at]) ** 2;
				errors.horizon[at] = h + 1;
			}
	return errors;
}

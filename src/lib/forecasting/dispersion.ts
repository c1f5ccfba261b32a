import { knownErrors, type Outcome } from './error-history';
import { tableCdf, tabulate } from './scores/tabulate';
import { fitVariance, sizeFor, varianceAt, type VarianceLaw } from './variance';

/** How wide one model's forecasts have to be, learnt from its known errors. */
export interface Dispersion {
	law: VarianceLaw;
	/** By area: its errors against the law, drawn towards 1. */
	areaFactor: Float64Array;
	/** Factor of the variance at which nine in ten past values lay within the middle 90 %. */
	calibration: number;
}

/** Whose errors, and how much of them is known. */
export interface History {
	outcomes: Outcome[];
	counts: Float64Array;
	length: number;
	areas: number;
	horizon: number;
	end: number;
}

/** Errors that hold an area's factor at 1. */
const HELD_ERRORS = 12;
const MOST_JUDGED = 500;
const RANGE = [0.5, 3];

/** The variance of a forecast with the given mean, `horizon` periods ahead (1, 2, …). */
export function forecastVariance(
	{ law, areaFactor, calibration }: Dispersion,
	area: number,
	mean: number,
	horizon: number
): number {
	return Math.max(mean, varianceAt(law, mean, horizon) * areaFactor[area] * calibration);
}

/**
 * Learns the spread of a model's forecasts from the errors known at `end`; a cautious guess where
 * there are none. With `before`, its calibration is kept, which takes longest to learn.
 */
export function learnDispersion(history: History, before: Dispersion | null = null): Dispersion {
	const { outcomes, counts, length, areas, horizon, end } = history;
	const errors = knownErrors(outcomes, counts, length, areas, horizon, end);
	const law = fitVariance(errors);
	const areaFactor = areaFactors(history, law);
	if (before) return { law, areaFactor, calibration: before.calibration };
	const origins = outcomes.filter(({ origin }) => origin < end).length;
	const raw = calibrationFactor(history, law, areaFactor);
	return { law, areaFactor, calibration: raw ** (origins / (origins + 2)) };
}

function areaFactors(history: History, law: VarianceLaw): Float64Array {
	const { outcomes, counts, length, areas, horizon, end } = history;
	const sums = new Float64Array(areas).fill(HELD_ERRORS);
	const weights = new Float64Array(areas).fill(HELD_ERRORS);
	for (const { origin, means } of outcomes)
		for (let h = 0; h < horizon && origin + h < end; h++)
			for (let a = 0; a < areas; a++) {
				const y = counts[a * length + origin + h];
				if (Number.isNaN(y)) continue;
				const mean = means[a * horizon + h];
				// Errors of one origin go together: a horizon of them counts as one.
				const weight = 1 / horizon;
				sums[a] += weight * Math.min(9, (y - mean) ** 2 / varianceAt(law, mean, h + 1));
				weights[a] += weight;
			}
	return sums.map((sum, a) => sum / weights[a]);
}

/** Bisects the factor of the variance at which 90 % of randomised PIT values lie between 0.05 and 0.95. */
function calibrationFactor(history: History, law: VarianceLaw, areaFactor: Float64Array): number {
	const rows = judgedRows(history, law, areaFactor);
	if (rows.length < 30) return 1;
	const inside = (factor: number) => {
		let count = 0;
		for (const { y, mean, variance } of rows) {
			const table = tabulate(mean, sizeFor(mean, Math.max(mean, variance * factor)));
			const upTo = tableCdf(table, y);
			const below = tableCdf(table, y - 1);
			// The chance that a PIT value drawn between the two lies inside.
			const inside = Math.min(0.95, upTo) - Math.max(0.05, below);
			if (upTo > below) count += Math.max(0, inside / (upTo - below));
			else if (below >= 0.05 && upTo <= 0.95) count++;
		}
		return count / rows.length;
	};
	let [low, high] = RANGE;
	if (inside(low) >= 0.9) return low;
	if (inside(high) <= 0.9) return high;
	for (let i = 0; i < 5; i++) {
		const middle = Math.sqrt(low * high);
		if (inside(middle) < 0.9) low = middle;
		else high = middle;
	}
	return Math.sqrt(low * high);
}

function judgedRows(history: History, law: VarianceLaw, areaFactor: Float64Array) {
	const { outcomes, counts, length, areas, horizon, end } = history;
	const usable = outcomes.reduce(
		(sum, { origin }) => sum + areas * Math.max(0, Math.min(horizon, end - origin)),
		0
	);
	const every = Math.max(1, Math.ceil(usable / MOST_JUDGED));
	const rows: { y: number; mean: number; variance: number }[] = [];
	let index = 0;
	for (const { origin, means } of outcomes)
		for (let h = 0; h < horizon && origin + h < end; h++)
			for (let a = 0; a < areas; a++) {
				if (index++ % every) continue;
				const y = counts[a * length + origin + h];
				if (Number.isNaN(y)) continue;
				const mean = means[a * horizon + h];
				rows.push({ y, mean, variance: varianceAt(law, mean, h + 1) * areaFactor[a] });
			}
	return rows;
}

import { negativeBinomialCdf, negativeBinomialLogPmf } from '$lib/numeric/negative-binomial';
import { factorAt, placeOf, SIZE_CLASSES, sizeClass } from './size-classes';
import { knownErrors, type History } from './error-history';
import { wideningForFewOrigins } from './few-origins';
import { tableCdf, tabulate } from './scores/tabulate';
import { fitVariance, sizeFor, varianceAt, type VarianceLaw } from './variance';

/** How wide one model's forecasts have to be, learnt from its known errors. */
export interface Dispersion {
	law: VarianceLaw;
	/** By class of the forecast's size: factor of the excess variance at which squared errors are as large as expected. */
	classFactor: Float64Array;
	/** By area: its errors against those expected at their size. */
	areaFactor: Float64Array;
	/** By class of the forecast's size: factor of the variance at which nine in ten past values lay within the middle 90 %. */
	calibration: Float64Array;
	/** By period ahead: factor of the variance that few origins of areas that err together call for. */
	widening: Float64Array;
}

/** Errors that hold an area's factor at 1. */
const HELD_ERRORS = 12;
/** Errors that hold a size class at the law. */
const HELD_CLASS = 20;
const CLASS_ROUNDS = 12;
const LARGEST = 100;
/** Squared errors beyond so many variances count as that many. */
const CAP = 9;
/** The most values judged by size class, and the least for a calibration of its own. */
const MOST_JUDGED = 300;
const LEAST_JUDGED = 100;
const RANGE = [0.5, 3];

/** The variance of a forecast with the given mean, `horizon` periods ahead (1, 2, …). */
export function forecastVariance(
	dispersion: Dispersion,
	area: number,
	mean: number,
	horizon: number
): number {
	const { widening } = dispersion;
	return (
		calibratedVariance(dispersion, area, mean, horizon) *
		widening[Math.min(horizon, widening.length) - 1]
	);
}

function calibratedVariance(
	{ law, classFactor, areaFactor, calibration }: Omit<Dispersion, 'widening'>,
	area: number,
	mean: number,
	horizon: number
): number {
	const factor = factorAt(classFactor, mean) * areaFactor[area];
	const variance = spread(mean, varianceAt(law, mean, horizon), factor);
	return Math.max(mean, variance * factorAt(calibration, mean));
}

/**
 * Learns the spread of a model's forecasts from the errors known at `end`; a cautious guess where
 * there are none. With `before`, its calibration is kept, which takes longest to learn.
 */
export function learnDispersion(history: History, before: Dispersion | null = null): Dispersion {
	const { outcomes, counts, length, areas, horizon, end } = history;
	const errors = knownErrors(outcomes, counts, length, areas, horizon, end);
	const law = fitVariance(errors);
	const rows = judgedRows(history, law);
	const classFactor = classFactors(rows);
	const areaFactor = areaFactors(history, law, classFactor);
	const spreads = { law, classFactor, areaFactor };
	if (before) return { ...before, ...spreads };
	const origins = outcomes.filter(({ origin }) => origin < end).length;
	const trust = origins / (origins + 2);
	const spreadOut = rows.map((row) => ({
		...row,
		variance: spread(row.mean, row.variance, factorAt(classFactor, row.mean) * areaFactor[row.area])
	}));
	const calibration = calibrationByClass(spreadOut).map((raw) => raw ** trust);
	const calibrated = { ...spreads, calibration };
	const widening = wideningForFewOrigins(history, (area, mean, ahead) =>
		calibratedVariance(calibrated, area, mean, ahead)
	);
	return { ...calibrated, widening };
}

/** A variance whose excess over the Poisson's is multiplied by a factor. */
function spread(mean: number, variance: number, factor: number): number {
	return mean + factor * (variance - mean);
}

/**
 * By size class of the forecasts, the factor of the law's excess variance at which squared errors
 * are as large as expected: a law that suits large counts need not suit small ones.
 */
function classFactors(rows: Judged[]): Float64Array {
	const factors = new Float64Array(SIZE_CLASSES).fill(1);
	for (let round = 0; round < CLASS_ROUNDS; round++) {
		const sums = new Float64Array(SIZE_CLASSES).fill(HELD_CLASS);
		const number = new Float64Array(SIZE_CLASSES).fill(HELD_CLASS);
		for (const { y, mean, variance } of rows) {
			const { low, share } = placeOf(mean);
			const expected = spread(mean, variance, factorAt(factors, mean));
			const error = Math.min(CAP, (y - mean) ** 2 / expected);
			sums[low] += (1 - share) * error;
			sums[low + 1] += share * error;
			number[low] += 1 - share;
			number[low + 1] += share;
		}
		for (let c = 0; c < SIZE_CLASSES; c++)
			factors[c] = Math.min(LARGEST, (factors[c] * sums[c]) / number[c]);
	}
	return factors;
}

/**
 * By area, the factor of the excess variance expected at the size of each of its forecasts, held at 1
 * as far as its errors are few.
 */
function areaFactors(history: History, law: VarianceLaw, common: Float64Array): Float64Array {
	const { outcomes, counts, length, areas, horizon, end } = history;
	const sums = new Float64Array(areas).fill(HELD_ERRORS);
	const weights = new Float64Array(areas).fill(HELD_ERRORS);
	// Errors of one origin go together: a horizon of them counts as one.
	const weight = 1 / horizon;
	for (const { origin, means } of outcomes)
		for (let h = 0; h < horizon && origin + h < end; h++)
			for (let a = 0; a < areas; a++) {
				const y = counts[a * length + origin + h];
				if (Number.isNaN(y)) continue;
				const mean = means[a * horizon + h];
				const variance = spread(mean, varianceAt(law, mean, h + 1), factorAt(common, mean));
				sums[a] += weight * Math.min(CAP, (y - mean) ** 2 / variance);
				weights[a] += weight;
			}
	return sums.map((sum, a) => sum / weights[a]);
}

/** The calibration of every size class, judged by rows the more the nearer they lie to its middle; that of all where they are too few. */
function calibrationByClass(rows: Judged[]): Float64Array {
	const all = calibrationFactor(rows, new Float64Array(rows.length).fill(1));
	return Float64Array.from({ length: SIZE_CLASSES }, (_, size) => {
		const near = rows.map(({ mean }) => {
			const { low, share } = placeOf(mean);
			return size === low ? 1 - share : size === low + 1 ? share : 0;
		});
		const known = near.reduce((sum, weight) => sum + weight, 0);
		return known < LEAST_JUDGED ? all : calibrationFactor(rows, near);
	});
}

/** Bisects the factor of the variance at which 90 % of randomised PIT values lie between 0.05 and 0.95. */
function calibrationFactor(rows: Judged[], weights: ArrayLike<number>): number {
	if (rows.length < 30) return 1;
	const inside = (factor: number) => {
		let count = 0;
		let number = 0;
		rows.forEach(({ y, mean, variance }, i) => {
			if (!(weights[i] > 0)) return;
			const [below, upTo] = cdfAround(y, mean, Math.max(mean, variance * factor));
			// The chance that a PIT value drawn between the two lies inside.
			const inside = Math.min(0.95, upTo) - Math.max(0.05, below);
			if (upTo > below) count += weights[i] * Math.max(0, inside / (upTo - below));
			else if (below >= 0.05 && upTo <= 0.95) count += weights[i];
			number += weights[i];
		});
		return count / number;
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

/** A variance from which one value of the distribution function costs less than a table of it. */
const WIDE = 900;

/** P(X < y) and P(X ≤ y). */
function cdfAround(y: number, mean: number, variance: number): [number, number] {
	const size = sizeFor(mean, variance);
	if (variance > WIDE) {
		const upTo = negativeBinomialCdf(y, mean, size);
		return [upTo - Math.exp(negativeBinomialLogPmf(y, mean, size)), upTo];
	}
	const table = tabulate(mean, size);
	return [tableCdf(table, y - 1), tableCdf(table, y)];
}

/** A known forecast and what came. */
interface Judged {
	y: number;
	mean: number;
	variance: number;
	area: number;
}

/** Known forecasts and what came, at most so many a size class, spread evenly. */
function judgedRows(history: History, law: VarianceLaw): Judged[] {
	const { outcomes, counts, length, areas, horizon, end } = history;
	const usable = new Float64Array(SIZE_CLASSES);
	for (const { origin, means } of outcomes)
		for (let h = 0; h < horizon && origin + h < end; h++)
			for (let a = 0; a < areas; a++) usable[sizeClass(means[a * horizon + h])]++;
	const every = usable.map((number) => Math.max(1, Math.ceil(number / MOST_JUDGED)));
	const rows: Judged[] = [];
	const index = new Float64Array(SIZE_CLASSES);
	for (const { origin, means } of outcomes)
		for (let h = 0; h < horizon && origin + h < end; h++)
			for (let a = 0; a < areas; a++) {
				const mean = means[a * horizon + h];
				const size = sizeClass(mean);
				if (index[size]++ % every[size]) continue;
				const y = counts[a * length + origin + h];
				if (Number.isNaN(y)) continue;
				rows.push({ y, mean, variance: varianceAt(law, mean, h + 1), area: a });
			}
	return rows;
}

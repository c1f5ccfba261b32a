import { knownErrors } from './error-history';
import { fitVariance, varianceAt } from './variance';
import { combinationWeights, combinedMeans, type ErrorProducts } from './combination';
import { drawnToNaive, lossOf } from './drawn-to-naive';
import type { RollingInput, RollingMeans } from './rolling-means';

/** The weight of a year's errors that is left a year later, in panels by year: what held before a level moved soon says little. */
export const KEPT_PER_YEAR = 0.7;

/** The least loss of the mean of models at an origin, as a share of the models' own: where errors cancelled by chance, the origin shall not decide alone. */
const LEAST_SHARE = 0.02;

/** The ensemble's expectations from every origin, and the weights they were made with. */
export interface Ensemble {
	/** By origin: areas × horizon. */
	means: Float64Array[];
	/** By origin: horizon × models. */
	weights: Float64Array[];
}

/**
 * Weighted means of the models, the weights learnt at each origin from the forecasts whose outcome
 * was known then, nearer horizons counting more, and drawn to the best of the `naive` models (their
 * indices) as far as the lead over it is uncertain; without a season the mean is that of square roots.
 * Nothing later is ever used.
 */
export function ensembleMeans(
	{ counts, areas, length, horizon, season }: RollingInput,
	{ origins, means }: RollingMeans,
	start: ArrayLike<number>,
	naive: number[] = []
): Ensemble {
	const models = start.length;
	const centres = means.map((byModel) => meanOf(byModel));
	const products = origins.map((origin, k) => {
		const past = origins.slice(0, k + 1).map((from, i) => ({ origin: from, means: centres[i] }));
		const law = fitVariance(knownErrors(past, counts, length, areas, horizon, origin + 1));
		return Array.from({ length: horizon }, (_, h) => {
			if (origin + h >= length) return null;
			const deviation = centres[k].map((mean) => Math.sqrt(varianceAt(law, mean, h + 1)));
			return errorProducts(counts, length, horizon, means[k], origin, h, deviation);
		});
	});
	const weights = origins.map((end) => {
		const all = new Float64Array(horizon * models);
		const keep = season > 1 ? 1 : KEPT_PER_YEAR;
		for (let h = 0; h < horizon; h++) {
			const known = knownProducts(origins, products, end, h, start, keep);
			const fitted = combinationWeights(known.all, start);
			all.set(drawnToNaive(fitted, known.parts, naive), h * models);
		}
		return all;
	});
	return {
		weights,
		means: means.map((byModel, k) => combinedMeans(byModel, weights[k], horizon, season === 1))
	};
}

/** The products known at `end`, by origin and summed, nearer horizons counting more. */
function knownProducts(
	origins: number[],
	products: (Float64Array | null)[][],
	end: number,
	h: number,
	start: ArrayLike<number>,
	keep: number
): { all: ErrorProducts; parts: Float64Array[] } {
	const models = start.length;
	const all = { sums: new Float64Array(models * models), models, weight: 0, origins: 0 };
	const parts: Float64Array[] = [];
	origins.forEach((origin, k) => {
		const part = new Float64Array(models * models);
		let seen = 0;
		for (let g = 0; g < horizonKnown(products[k], origin, end); g++) {
			const product = products[k][g];
			if (!product) continue;
			const near = keep ** (end - 1 - origin) * Math.exp(-Math.abs(g - h) / 1.5);
			for (let i = 0; i < part.length; i++) part[i] += near * product[i];
			all.weight += near;
			seen = Math.max(seen, near);
		}
		if (!(seen > 0)) return;
		if (keep < 1) evenOut(part, start, seen);
		all.origins += seen;
		for (let i = 0; i < part.length; i++) all.sums[i] += part[i];
		parts.push(part);
	});
	return { all, parts };
}

/**
 * Scales one origin's products so that the mean weighted as at the start loses as much as the origin
 * weighs: a year of many cases says no more than one of few, and one that all good models missed, as
 * where every area turns, no more than one that only a bad one missed.
 */
function evenOut(part: Float64Array, start: ArrayLike<number>, weight: number): void {
	const models = start.length;
	let own = 0;
	for (let m = 0; m < models; m++) own += part[m * models + m] / models;
	const mean = Math.max(LEAST_SHARE * own, lossOf(start, part));
	if (mean > 0) for (let i = 0; i < part.length; i++) part[i] *= weight / mean;
}

function horizonKnown(products: unknown[], origin: number, end: number): number {
	return Math.min(products.length, end - origin);
}

/** The plain mean of the models' expectations. */
function meanOf(byModel: Float64Array[]): Float64Array {
	return byModel[0].map(
		(_, i) => byModel.reduce((sum, means) => sum + means[i], 0) / byModel.length
	);
}

/** Σ over areas of eₘ eₙ / σ, errors capped at 4 σ: about what the CRPS weighs. */
function errorProducts(
	counts: Float64Array,
	length: number,
	horizon: number,
	means: Float64Array[],
	origin: number,
	h: number,
	deviation: Float64Array
): Float64Array {
	const models = means.length;
	const sums = new Float64Array(models * models);
	const errors = new Float64Array(models);
	for (let at = h, a = 0; at < deviation.length; at += horizon, a++) {
		const y = counts[a * length + origin + h];
		if (Number.isNaN(y)) continue;
		const sigma = deviation[at] + 1e-6;
		for (let m = 0; m < models; m++)
			errors[m] = Math.max(-4 * sigma, Math.min(4 * sigma, y - means[m][at]));
		for (let m = 0; m < models; m++)
			for (let n = 0; n < models; n++) sums[m * models + n] += (errors[m] * errors[n]) / sigma;
	}
	return sums;
}

/** Sums of products of the errors of M models, row-major M × M, and how many origins they come from. */
export interface ErrorProducts {
	sums: Float64Array;
	models: number;
	weight: number;
	origins: number;
}

/** How strongly the weights are held at their start: as so many origins. */
const HELD_ORIGINS = 0.6;
const ROUNDS = 400;

/**
 * Weights of the ensemble, none negative, summing to 1: least mean squared error of the weighted
 * mean (Bates & Granger 1969), held towards `start` as long as few origins are known. Exponentiated
 * gradient steps (Kivinen & Warmuth 1997).
 */
export function combinationWeights(
	{ sums, models, weight, origins }: ErrorProducts,
	start: ArrayLike<number>
): Float64Array {
	const weights = Float64Array.from(start);
	if (!(weight > 0)) return weights;
	let scale = 0;
	for (let m = 0; m < models; m++) scale += sums[m * models + m] / models;
	if (!(scale > 0)) return weights;
	const hold = HELD_ORIGINS / (HELD_ORIGINS + origins);
	const gradient = new Float64Array(models);
	let rate = 0.5;
	for (let round = 0; round < ROUNDS; round++) {
		let mean = 0;
		for (let m = 0; m < models; m++) {
			let product = 0;
			for (let n = 0; n < models; n++) product += sums[m * models + n] * weights[n];
			gradient[m] = ((1 - hold) * product) / scale + hold * (weights[m] - start[m]);
			mean += gradient[m] * weights[m];
		}
		let sum = 0;
		for (let m = 0; m < models; m++) {
			weights[m] *= Math.exp(-rate * Math.max(-5, Math.min(5, 4 * (gradient[m] - mean))));
			weights[m] = Math.max(weights[m], 1e-6);
			sum += weights[m];
		}
		for (let m = 0; m < models; m++) weights[m] /= sum;
		if (round === 200) rate /= 2;
	}
	return weights;
}

/** Added to a count before its root is taken: there it varies as much whatever its mean (Anscombe 1948). */
const ADDED = 3 / 8;

/**
 * The weighted mean of the models' expectations (areas × horizon each; weights horizon × models), or,
 * with `ofRoots`, the square of that of their square roots: where a level falls or rises steeply the
 * models differ by factors, and the plain mean is little more than its highest parts.
 */
export function combinedMeans(
	byModel: Float64Array[],
	weights: Float64Array,
	horizon: number,
	ofRoots: boolean
): Float64Array {
	const models = byModel.length;
	return byModel[0].map((_, i) => {
		const from = (i % horizon) * models;
		let sum = 0;
		for (let m = 0; m < models; m++) {
			const mean = byModel[m][i];
			sum += weights[from + m] * (ofRoots ? Math.sqrt(mean + ADDED) : mean);
		}
		return ofRoots ? Math.max(0, sum * sum - ADDED) : sum;
	});
}

import {
	resemblances,
	restrictedLikelihood,
	type Resemblance,
	type SerialErrors
} from './restricted-likelihood';

export interface SerialInput extends SerialErrors {
	/** (X′X)⁻¹ of the weighted design: the model's covariance with a dispersion of 1. */
	bread: Float64Array;
}

/**
 * How much likelier it is taken to be, before looking, that periods do not resemble each other at all
 * than that they do in one of the other ways. Set on simulations of 24 to 96 periods, so that the
 * stated error rate holds to 3 points without autocorrelation and with one of 0.5.
 */
const withoutMemory = 24;

/**
 * The covariance of the coefficients of a time-ordered regression where neighbouring periods resemble
 * each other: errors are a part without memory and a part that fades as a first-order autoregression.
 * How large and how lasting that part is cannot be known from a short series, so the covariance is the
 * mean over a grid of possibilities, each weighed by its restricted likelihood (Patterson & Thompson
 * 1971) given the residuals, and each with its own dispersion, at least 1.
 */
export function serialCovariance(input: SerialInput): Float64Array {
	const tried = resemblances.map((idea) => restrictedLikelihood(input, idea));
	const best = Math.max(...tried.map(({ logLikelihood }) => logLikelihood));
	const weights = tried.map(
		({ logLikelihood }, i) =>
			Math.exp(logLikelihood - best) * (resemblances[i].share ? 1 : withoutMemory)
	);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const mean = new Float64Array(input.bread.length);
	resemblances.forEach((idea, i) => {
		const weight = weights[i] / total;
		if (weight < 1e-9) return;
		const scale = weight * Math.max(1, tried[i].dispersion);
		sandwich(input, idea).forEach((value, at) => (mean[at] += scale * value));
	});
	return mean;
}

/** bread · X′ΩX · bread, where Ω is the correlation of the errors under one idea. */
export function sandwich(input: SerialInput, { share, persistence }: Resemblance): Float64Array {
	const { design, columns, residuals, bread } = input;
	const middle = new Float64Array(columns * columns);
	const behind = new Float64Array(columns);
	for (let t = 0; t < residuals.length; t++) {
		const row = design.subarray(t * columns, (t + 1) * columns);
		const reported = !Number.isNaN(residuals[t]);
		for (let i = 0; reported && i < columns; i++)
			for (let j = 0; j < columns; j++)
				middle[i * columns + j] +=
					row[i] * row[j] + share * (row[i] * behind[j] + row[j] * behind[i]);
		for (let c = 0; c < columns; c++)
			behind[c] = persistence * (behind[c] + (reported ? row[c] : 0));
	}
	return product(product(bread, middle, columns), bread, columns);
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
	const result = new Float64Array(size * size);
	for (let i = 0; i < size; i++)
		for (let k = 0; k < size; k++)
			for (let j = 0; j < size; j++) result[i * size + j] += a[i * size + k] * b[k * size + j];
	return result;
}

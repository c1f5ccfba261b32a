import type { GlmFit, GlmInput } from './glm';

/** The score of every row, row-major like the design; rows left out of the fit are zero. */
function scoresOf({ design, columns, response, family }: GlmInput, fit: GlmFit): Float64Array {
	const scores = new Float64Array(design.length);
	for (let r = 0; r < fit.fitted.length; r++) {
		if (!(fit.workingWeights[r] > 0)) continue;
		const residual = response[r] - fit.fitted[r];
		const scaled =
			fit.workingWeights[r] * (family === 'gaussian' ? residual : residual / fit.fitted[r]);
		for (let i = 0; i < columns; i++) scores[r * columns + i] = scaled * design[r * columns + i];
	}
	return scores;
}

/** Σ over lags of the Bartlett-weighted products of scores, symmetric. */
function longRunProducts(scores: Float64Array, columns: number, lags: number): Float64Array {
	const rows = scores.length / columns;
	const sum = new Float64Array(columns * columns);
	for (let lag = 0; lag <= lags; lag++) {
		const weight = (lag === 0 ? 0.5 : 1) * (1 - lag / (lags + 1));
		for (let r = lag; r < rows; r++)
			for (let i = 0; i < columns; i++)
				for (let j = 0; j < columns; j++) {
					const product = weight * scores[r * columns + i] * scores[(r - lag) * columns + j];
					sum[i * columns + j] += product;
					sum[j * columns + i] += product;
				}
	}
	return sum;
}

/**
 * The covariance of the coefficients of a time-ordered regression that holds under autocorrelation and
 * unequal variance (Newey & West 1987, Bartlett kernel), p × p, scaled by n / (n − p) as
 * `sandwich::NeweyWest(adjust = TRUE, prewhite = FALSE)`.
 * @param lags how many lags count; the rule of thumb is ⌊4 (n / 100)^(2/9)⌋
 */
export function neweyWestCovariance(input: GlmInput, fit: GlmFit, lags: number): Float64Array {
	const { columns } = input;
	const middle = longRunProducts(scoresOf(input, fit), columns, lags);
	const bread = fit.covariance;
	const used = fit.workingWeights.reduce((count, weight) => count + Number(weight > 0), 0);
	const factor = used / Math.max(1, fit.degreesOfFreedom);
	const result = new Float64Array(columns * columns);
	for (let i = 0; i < columns; i++)
		for (let j = 0; j < columns; j++) {
			let sum = 0;
			for (let k = 0; k < columns; k++)
				for (let l = 0; l < columns; l++)
					sum += bread[i * columns + k] * middle[k * columns + l] * bread[l * columns + j];
			result[i * columns + j] = factor * sum;
		}
	return result;
}

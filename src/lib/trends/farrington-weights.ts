import type { GlmFit, GlmInput } from '$lib/numeric/glm';
import { quadraticForm } from '$lib/numeric/linear-algebra';
import { anscombeResidual } from './anscombe';

/**
 * Weights that keep past outbreaks from raising the threshold: standardised Anscombe residuals s
 * above `limit` get weight ∝ s⁻², the rest an equal one; they sum to the number of periods
 * (Farrington et al. 1996, 3.6; limit 2.58 by Noufaily et al. 2013).
 */
export function farringtonWeights(
	input: GlmInput,
	fit: GlmFit,
	dispersion: number,
	limit: number
): Float64Array {
	const { columns, design, response } = input;
	const covariance = fit.covariance.map((value) => (Number.isNaN(value) ? 0 : value));
	const weights = new Float64Array(response.length);
	let sum = 0;
	for (let r = 0; r < weights.length; r++) {
		const mu = fit.fitted[r];
		const leverage =
			mu * quadraticForm(covariance, design.subarray(r * columns, (r + 1) * columns));
		const residual = anscombeResidual(response[r], mu) / Math.sqrt(dispersion * (1 - leverage));
		weights[r] = residual > limit ? residual ** -2 : 1;
		sum += weights[r];
	}
	return weights.map((weight) => (weight * weights.length) / sum);
}

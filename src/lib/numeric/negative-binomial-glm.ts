import { digamma, trigamma } from './gamma-functions';
import { fitGlm, type GlmFit, type GlmInput } from './glm';

export interface NegativeBinomialFit extends GlmFit {
	/** The size θ, variance μ + μ²/θ; ∞ where the counts vary no more than a Poisson's. */
	theta: number;
	/** The standard error of θ from its information; NaN where θ is ∞. */
	thetaError: number;
}

/**
 * The maximum-likelihood size θ of negative binomial counts with known means; ∞ when the likelihood
 * rises towards the Poisson (Venables & Ripley 2002, 7.4). Rows with weight 0 or NaN are left out.
 */
export function fitTheta(
	response: ArrayLike<number>,
	mean: ArrayLike<number>,
	weights?: ArrayLike<number>
): { theta: number; error: number } {
	const rows: number[] = [];
	let excess = 0;
	let squares = 0;
	for (let r = 0; r < response.length; r++) {
		const weight = weights ? weights[r] : 1;
		if (!(weight > 0) || Number.isNaN(response[r])) continue;
		rows.push(r);
		excess += weight * ((response[r] - mean[r]) ** 2 - response[r]);
		squares += weight * mean[r] ** 2;
	}
	if (!(excess > 0)) return { theta: Infinity, error: NaN };
	const slope = (theta: number) => {
		let score = 0;
		let information = 0;
		for (const r of rows) {
			const y = response[r];
			const mu = mean[r];
			const weight = weights ? weights[r] : 1;
			score +=
				weight *
				(digamma(theta + y) -
					digamma(theta) +
					Math.log(theta / (theta + mu)) +
					1 -
					(y + theta) / (mu + theta));
			information +=
				weight *
				(trigamma(theta) -
					trigamma(theta + y) -
					1 / theta +
					2 / (mu + theta) -
					(y + theta) / (mu + theta) ** 2);
		}
		return { score, information };
	};
	let theta = Math.max(1e-4, squares / excess);
	let at = slope(theta);
	for (let i = 0; i < 100; i++) {
		// Newton on ln θ, at most a factor of e a step; where the curvature is wrong, a full step uphill.
		const curvature = at.information * theta - at.score;
		let step = curvature > 0 ? at.score / curvature : Math.sign(at.score);
		step = Math.max(-1, Math.min(1, step));
		theta *= Math.exp(step);
		if (theta > 1e8) return { theta: Infinity, error: NaN };
		at = slope(theta);
		if (Math.abs(step) < 1e-10) break;
	}
	return { theta, error: 1 / Math.sqrt(at.information) };
}

/**
 * Fits a negative binomial regression with its size θ, alternating between the two as MASS::glm.nb
 * does; falls back to the Poisson where the counts are not overdispersed.
 */
export function fitNegativeBinomial(
	input: Omit<GlmInput, 'family' | 'theta'>,
	maxRounds = 50
): NegativeBinomialFit {
	let fit = fitGlm({ ...input, family: 'poisson' });
	let { theta, error } = fitTheta(input.response, fit.fitted, rowWeights(input, fit));
	for (let round = 0; round < maxRounds && theta < Infinity; round++) {
		fit = fitGlm({ ...input, family: 'negative-binomial', theta, start: fit.coefficients });
		const next = fitTheta(input.response, fit.fitted, rowWeights(input, fit));
		const change = Math.abs(next.theta - theta) / theta;
		({ theta, error } = next);
		if (!(change > 1e-9)) break;
	}
	if (theta < Infinity)
		fit = fitGlm({ ...input, family: 'negative-binomial', theta, start: fit.coefficients });
	else fit = fitGlm({ ...input, family: 'poisson', start: fit.coefficients });
	return { ...fit, theta, thetaError: error };
}

function rowWeights(input: Pick<GlmInput, 'weights'>, fit: GlmFit): Float64Array {
	return fit.workingWeights.map((used, r) => (used > 0 ? (input.weights?.[r] ?? 1) : 0));
}

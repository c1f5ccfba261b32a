/**
 * The variance of a forecast as a function of its mean μ and horizon h (1, 2, …):
 * φ μ + (κ₀ + κ₁ (h − 1)) μ², never below the Poisson's μ.
 */
export interface VarianceLaw {
	phi: number;
	kappa: number;
	growth: number;
}

/** Forecast errors whose outcome is known. */
export interface Errors {
	mean: Float64Array;
	/** Squared error. */
	square: Float64Array;
	horizon: Float64Array;
	weight: Float64Array;
	length: number;
}

/** What is assumed before any error is known, and how many errors that counts for. */
const PRIOR: VarianceLaw = { phi: 1.5, kappa: 0.06, growth: 0.015 };
const PRIOR_ERRORS = 4;
const ROUNDS = 40;
/** Squared errors beyond so many variances count as that many. */
const CAP = 16;

/** The variance at a mean and horizon, at least the mean. */
export function varianceAt(law: VarianceLaw, mean: number, horizon: number): number {
	return Math.max(mean, law.phi * mean + (law.kappa + law.growth * (horizon - 1)) * mean * mean);
}

/**
 * The least size: there the upper end of the middle 90 % is highest, at 5.8 times the mean. A larger
 * variance would say "almost surely nothing", and the interval would become narrower again.
 */
const LEAST_SIZE = 0.09;

/** The negative binomial size of that mean and variance; ∞ for the Poisson. */
export function sizeFor(mean: number, variance: number): number {
	return variance > mean * (1 + 1e-9)
		? Math.max(LEAST_SIZE, (mean * mean) / (variance - mean))
		: Infinity;
}

/**
 * Fits the variance law to known errors by Gaussian quasi-likelihood Σ ln V + e² / V with
 * multiplicative steps, which keep its parts non-negative. Wild errors are capped.
 */
export function fitVariance({ mean, square, horizon, weight, length }: Errors): VarianceLaw {
	const law = { ...PRIOR };
	if (length === 0) return law;
	let total = 0;
	for (let i = 0; i < length; i++) total += weight[i];
	const prior = PRIOR_ERRORS / total;
	for (let round = 0; round < ROUNDS; round++) {
		const up = [0, 0, 0];
		const down = [0, 0, 0];
		for (let i = 0; i < length; i++) {
			const x0 = mean[i];
			const x1 = x0 * x0;
			const x2 = x1 * (horizon[i] - 1);
			const variance = law.phi * x0 + law.kappa * x1 + law.growth * x2;
			const excess = (weight[i] * Math.min(square[i], CAP * variance)) / (variance * variance);
			const share = weight[i] / variance;
			up[0] += x0 * excess;
			up[1] += x1 * excess;
			up[2] += x2 * excess;
			down[0] += x0 * share;
			down[1] += x1 * share;
			down[2] += x2 * share;
		}
		law.phi *= step(up[0], down[0], law.phi, PRIOR.phi, prior);
		law.kappa *= step(up[1], down[1], law.kappa, PRIOR.kappa, prior);
		law.growth *= step(up[2], down[2], law.growth, PRIOR.growth, prior);
	}
	law.phi = Math.max(1, law.phi);
	return law;
}

/** One multiplicative step with the prior as so many errors more. */
function step(up: number, down: number, now: number, before: number, prior: number): number {
	if (!(down > 0)) return before / now;
	return Math.sqrt((up + (prior * down * before) / now) / (down * (1 + prior)));
}

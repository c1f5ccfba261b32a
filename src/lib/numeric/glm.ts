import { logFactorial, logGamma } from './gamma-functions';
import {
	cholesky,
	choleskyInverse,
	choleskySolve,
	crossProduct,
	crossVector,
	multiply
} from './linear-algebra';

/** A regression of counts (log link) or of a measured value (gaussian, identity link). */
export interface GlmInput {
	/** Row-major, `response.length` rows of `columns` values. Include a column of ones for an intercept. */
	design: Float64Array;
	columns: number;
	/** NaN: the row is left out of the fit, but still gets a fitted value. */
	response: ArrayLike<number>;
	family: 'poisson' | 'negative-binomial' | 'gaussian';
	/** The size θ of the negative binomial, variance μ + μ²/θ. */
	theta?: number;
	/** Added to the linear predictor: the logarithm of residents, say. */
	offset?: ArrayLike<number>;
	/** Prior weights; 0 leaves a row out. */
	weights?: ArrayLike<number>;
	/** Coefficients to start from. */
	start?: ArrayLike<number>;
	maxIterations?: number;
	/** Stops when the deviance changes by less than this share. */
	tolerance?: number;
}

export interface GlmFit {
	/** 0 where aliased. */
	coefficients: Float64Array;
	/** Of the coefficients, dispersion taken as 1, p × p; NaN where aliased. Multiply by `dispersion` for quasi-likelihood. */
	covariance: Float64Array;
	/** 1 where a column is a combination of earlier ones. */
	aliased: Uint8Array;
	/** The mean of every row. */
	fitted: Float64Array;
	/** Working weights of the last iteration, 0 for rows left out. */
	workingWeights: Float64Array;
	deviance: number;
	/** Pearson's χ² over the residual degrees of freedom. */
	dispersion: number;
	logLikelihood: number;
	degreesOfFreedom: number;
	converged: boolean;
	iterations: number;
}

const MAX_ETA = 30;

/**
 * Fits a generalised linear model by iteratively reweighted least squares (McCullagh & Nelder 1989,
 * 2.5), halving a step that raises the deviance. A column that depends on earlier ones is left out
 * (`aliased`). Throws `RangeError` when shapes disagree or a count is negative.
 */
export function fitGlm(input: GlmInput): GlmFit {
	const { design, columns, family } = input;
	const rows = input.response.length;
	const weights = usedWeights(input);
	const offset = input.offset ?? new Float64Array(rows);
	const theta = family === 'negative-binomial' ? (input.theta ?? Infinity) : Infinity;
	const log = family !== 'gaussian';
	const response = Float64Array.from(input.response, (y) => (Number.isNaN(y) ? 0 : y));
	const working = new Float64Array(rows);
	const adjusted = new Float64Array(rows);
	const scratch: Scratch = { log, family, theta, response, weights, offset };

	let coefficients: Float64Array = new Float64Array(columns);
	let mean = input.start
		? meansOf(design, columns, (coefficients = Float64Array.from(input.start)), scratch)
		: Float64Array.from(response, (y) => (log ? y + 0.1 : y));
	let deviance = input.start ? devianceOf(mean, scratch) : Infinity;
	let factor = cholesky(new Float64Array(columns * columns), columns);
	let converged = false;
	let iterations = 0;
	const limit = input.maxIterations ?? 50;
	const tolerance = input.tolerance ?? 1e-11;
	// A deviance is a small difference of terms as large as the counts: millions of cases round it.
	const rounding = log ? 8 * Number.EPSILON * response.reduce((sum, y) => sum + y, 0) : 0;
	while (iterations < limit && !converged) {
		iterations++;
		for (let r = 0; r < rows; r++) {
			const mu = mean[r];
			working[r] = weights[r] * (log ? mu / (1 + mu / theta) : 1);
			adjusted[r] = log
				? Math.log(mu) - offset[r] + (response[r] - mu) / mu
				: response[r] - offset[r];
		}
		factor = cholesky(crossProduct(design, columns, working), columns);
		let next = choleskySolve(factor, crossVector(design, columns, working, adjusted));
		mean = meansOf(design, columns, next, scratch);
		let reached = devianceOf(mean, scratch);
		for (
			let half = 0;
			half < 20 &&
			!(reached <= deviance + 1e-8 * (Math.abs(deviance) + 1)) &&
			Number.isFinite(deviance);
			half++
		) {
			next = next.map((value, i) => (value + coefficients[i]) / 2);
			mean = meansOf(design, columns, next, scratch);
			reached = devianceOf(mean, scratch);
		}
		converged =
			!log || Math.abs(reached - deviance) <= tolerance * (Math.abs(reached) + 0.1) + rounding;
		coefficients = next;
		deviance = reached;
	}
	for (let r = 0; r < rows; r++)
		working[r] = weights[r] * (log ? mean[r] / (1 + mean[r] / theta) : 1);
	factor = cholesky(crossProduct(design, columns, working), columns);
	return {
		coefficients,
		covariance: choleskyInverse(factor),
		aliased: factor.aliased,
		fitted: mean,
		workingWeights: working,
		deviance,
		converged,
		iterations,
		...spread(mean, scratch, factor.rank)
	};
}

interface Scratch {
	log: boolean;
	family: GlmInput['family'];
	theta: number;
	response: Float64Array;
	weights: Float64Array;
	offset: ArrayLike<number>;
}

/** Prior weights with 0 for missing rows, once the shapes and values are checked. */
function usedWeights({
	design,
	columns,
	response,
	offset,
	weights,
	family
}: GlmInput): Float64Array {
	const rows = response.length;
	if (
		design.length !== rows * columns ||
		(offset && offset.length !== rows) ||
		(weights && weights.length !== rows)
	)
		throw new RangeError(
			`The regression has ${rows} responses, but its design, offset or weights have another number of rows.`
		);
	return Float64Array.from({ length: rows }, (_, r) => {
		const y = response[r];
		if (family !== 'gaussian' && y < 0)
			throw new RangeError(`A count of ${y} is negative; counts must be zero or more.`);
		const weight = weights ? weights[r] : 1;
		return Number.isNaN(y) || !(weight > 0) || (offset && !Number.isFinite(offset[r])) ? 0 : weight;
	});
}

function meansOf(
	design: Float64Array,
	columns: number,
	coefficients: Float64Array,
	scratch: Scratch
) {
	const eta = multiply(design, columns, coefficients);
	for (let r = 0; r < eta.length; r++) {
		const value = eta[r] + (Number.isFinite(scratch.offset[r]) ? scratch.offset[r] : 0);
		eta[r] = scratch.log ? Math.exp(Math.max(-MAX_ETA, Math.min(MAX_ETA, value))) : value;
	}
	return eta;
}

/** Twice the distance of a fit from the saturated one, over the rows used. */
function devianceOf(mean: Float64Array, { family, theta, response, weights }: Scratch): number {
	let sum = 0;
	for (let r = 0; r < mean.length; r++) {
		if (weights[r] === 0) continue;
		const y = response[r];
		const mu = mean[r];
		let unit: number;
		if (family === 'gaussian') unit = (y - mu) ** 2;
		else {
			unit = y > 0 ? y * Math.log(y / mu) : 0;
			unit =
				theta === Infinity
					? 2 * (unit - (y - mu))
					: 2 * (unit - (y + theta) * Math.log((y + theta) / (mu + theta)));
		}
		sum += weights[r] * unit;
	}
	return sum;
}

/** Log-likelihood, residual degrees of freedom and Pearson dispersion of a fit. */
function spread(mean: Float64Array, { family, theta, response, weights }: Scratch, rank: number) {
	let pearson = 0;
	let logLikelihood = 0;
	let used = 0;
	let squares = 0;
	for (let r = 0; r < mean.length; r++) {
		const weight = weights[r];
		if (weight === 0) continue;
		used++;
		const y = response[r];
		const mu = mean[r];
		const residual = (y - mu) ** 2;
		squares += weight * residual;
		pearson += (weight * residual) / (family === 'gaussian' ? 1 : mu + (mu * mu) / theta);
		if (family === 'gaussian') logLikelihood += 0.5 * Math.log(weight);
		else logLikelihood += weight * logPmf(y, mu, theta);
	}
	if (family === 'gaussian')
		logLikelihood -= (used / 2) * (Math.log((2 * Math.PI * squares) / used) + 1);
	const degreesOfFreedom = used - rank;
	return {
		logLikelihood,
		degreesOfFreedom,
		dispersion: degreesOfFreedom > 0 ? pearson / degreesOfFreedom : NaN
	};
}

function logPmf(y: number, mean: number, theta: number): number {
	const common = (y === 0 ? 0 : y * Math.log(mean)) - logFactorial(y);
	if (theta === Infinity) return common - mean;
	return (
		common +
		logGamma(theta + y) -
		logGamma(theta) +
		theta * Math.log(theta) -
		(theta + y) * Math.log(theta + mean)
	);
}

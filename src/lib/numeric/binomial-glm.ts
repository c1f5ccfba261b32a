import {
	cholesky,
	choleskyInverse,
	choleskySolve,
	crossProduct,
	crossVector
} from './linear-algebra';

/** A logistic regression of shares: `successes[r]` of `trials[r]`, rows without trials left out. */
export interface BinomialInput {
	/** Row-major, `columns` values a row. Include a column of ones for an intercept. */
	design: Float64Array;
	columns: number;
	successes: ArrayLike<number>;
	trials: ArrayLike<number>;
}

export interface BinomialFit {
	coefficients: Float64Array;
	/** With dispersion 1, p × p; NaN where a column depends on earlier ones. */
	covariance: Float64Array;
	/** The probability of every row. */
	fitted: Float64Array;
	/** Pearson's χ² over the residual degrees of freedom. */
	dispersion: number;
	degreesOfFreedom: number;
}

const MAX_LOGIT = 30;

/**
 * Fits a logistic regression by Newton's method (McCullagh & Nelder 1989, 4.4). Perfectly separated
 * data stop at a logit of 30, with a covariance that says so.
 */
export function fitBinomial({ design, columns, successes, trials }: BinomialInput): BinomialFit {
	const rows = trials.length;
	const coefficients = new Float64Array(columns);
	const fitted = new Float64Array(rows).fill(0.5);
	const weights = new Float64Array(rows);
	const score = new Float64Array(rows);
	let factor = cholesky(new Float64Array(columns * columns), columns);
	for (let step = 0; step < 40; step++) {
		for (let r = 0; r < rows; r++) {
			let logit = 0;
			for (let c = 0; c < columns; c++) logit += coefficients[c] * design[r * columns + c];
			fitted[r] = 1 / (1 + Math.exp(-Math.max(-MAX_LOGIT, Math.min(MAX_LOGIT, logit))));
			const used = trials[r] > 0;
			weights[r] = used ? trials[r] * fitted[r] * (1 - fitted[r]) : 0;
			score[r] = used ? successes[r] - trials[r] * fitted[r] : 0;
		}
		factor = cholesky(crossProduct(design, columns, weights), columns);
		const ones = new Float64Array(rows).fill(1);
		const change = choleskySolve(factor, crossVector(design, columns, ones, score));
		const largest = change.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
		const damping = largest > 5 ? 5 / largest : 1;
		for (let c = 0; c < columns; c++) coefficients[c] += damping * change[c];
		if (largest < 1e-12) break;
	}
	let pearson = 0;
	let used = 0;
	for (let r = 0; r < rows; r++) {
		if (!(weights[r] > 0)) continue;
		used++;
		pearson += (score[r] * score[r]) / weights[r];
	}
	const degreesOfFreedom = used - factor.rank;
	return {
		coefficients,
		covariance: choleskyInverse(factor),
		fitted,
		dispersion: degreesOfFreedom > 0 ? pearson / degreesOfFreedom : NaN,
		degreesOfFreedom
	};
}

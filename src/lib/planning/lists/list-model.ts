import type { ListPair, ListTable } from '$lib/model/list-overlaps';
import { logFactorial } from '$lib/numeric/gamma-functions';
import { cholesky, choleskySolve } from '$lib/numeric/linear-algebra';
import { sumSubsets, sumSupersets } from './list-table';

/** The cells and parameters of one log-linear model: main effects and some pairs of lists. */
export interface ListDesign {
	/** Histories of the finite parameters: the intercept (0), each list, each pair that overlaps. */
	parameters: Int32Array;
	/** Pairs of the model that share no case; their parameter is −∞ and their cells are left out. */
	emptyPairs: ListPair[];
	/** 1 for every cell that the fit uses. */
	active: Uint8Array;
}

/** A fitted log-linear model of list overlaps. */
export interface ListModel {
	pairs: ListPair[];
	design: ListDesign;
	coefficients: Float64Array;
	/** Cases on no list: exp(intercept). */
	hidden: number;
	/** Standard error of the logarithm of `hidden`. */
	standardError: number;
	/** Expected cases with at least the lists of each history, over the cells of the fit. */
	expected: Float64Array;
	logLikelihood: number;
	aic: number;
	bic: number;
	converged: boolean;
}

/** The cells and parameters of a model (Chan, Silverman & Vincent 2021, 2.3). `overlaps` are superset sums of the counts. */
export function designOf(overlaps: Float64Array, pairs: readonly ListPair[]): ListDesign {
	const active = new Uint8Array(overlaps.length).fill(1);
	active[0] = 0;
	const masks = [0];
	for (let bit = 1; bit < overlaps.length; bit <<= 1) masks.push(bit);
	const emptyPairs: ListPair[] = [];
	for (const pair of pairs) {
		const mask = pairMask(pair);
		if (overlaps[mask] > 0) masks.push(mask);
		else {
			emptyPairs.push(pair);
			for (let history = 0; history < active.length; history++)
				if ((history & mask) === mask) active[history] = 0;
		}
	}
	return { parameters: Int32Array.from(masks), emptyPairs, active };
}

/** The history of a case that is on exactly these two lists. */
export function pairMask([first, second]: ListPair): number {
	return (1 << first) | (1 << second);
}

/**
 * Fits log μ = α₀ + Σ αᵢ + Σ αᵢⱼ to Poisson counts on the 2^k − 1 cells by Newton's method. The
 * information matrix of such a model is a table of superset sums of the means, so a step costs
 * little. Existence and identifiability are checked apart (`checkListModel`).
 */
export function fitListModel(
	table: ListTable,
	overlaps: Float64Array,
	pairs: readonly ListPair[],
	start?: Float64Array
): ListModel {
	const { counts } = table;
	const design = designOf(overlaps, pairs);
	const { parameters, active } = design;
	const size = parameters.length;
	let coefficients = start ?? firstGuess(counts, design);
	let state = evaluate(counts, design, coefficients);
	let converged = false;
	for (let iteration = 0; iteration < 100 && !converged; iteration++) {
		const { expected, logLikelihood } = state;
		const gradient = new Float64Array(size);
		for (let i = 0; i < size; i++) gradient[i] = overlaps[parameters[i]] - expected[parameters[i]];
		const step = choleskySolve(cholesky(information(parameters, expected), size, 1e-14), gradient);
		let decrement = 0;
		for (let i = 0; i < size; i++) decrement += step[i] * gradient[i];
		for (let halving = 0, scale = 1; halving < 40; halving++, scale /= 2) {
			const next = coefficients.slice();
			for (let i = 0; i < size; i++) next[i] += scale * step[i];
			state = evaluate(counts, design, next);
			if (
				state.logLikelihood >= logLikelihood - 1e-10 * Math.abs(logLikelihood) ||
				halving === 39
			) {
				coefficients = next;
				break;
			}
		}
		converged = decrement < 1e-16 * overlaps[0];
	}
	const unit = new Float64Array(size);
	unit[0] = 1;
	const factor = cholesky(information(parameters, state.expected), size, 1e-14);
	let constant = 0;
	for (let cell = 1; cell < counts.length; cell++)
		if (active[cell]) constant += logFactorial(counts[cell]);
	const logLikelihood = state.logLikelihood - constant;
	const free = size + design.emptyPairs.length;
	return {
		pairs: [...pairs],
		design,
		coefficients,
		hidden: Math.exp(coefficients[0]),
		standardError: Math.sqrt(choleskySolve(factor, unit)[0]),
		expected: state.expected,
		logLikelihood,
		aic: 2 * free - 2 * logLikelihood,
		bic: Math.log(overlaps[0]) * free - 2 * logLikelihood,
		converged
	};
}

/** The means' superset sums and the log-likelihood without its constant. */
function evaluate(counts: Float64Array, { parameters, active }: ListDesign, beta: Float64Array) {
	const eta = new Float64Array(counts.length);
	for (let i = 0; i < beta.length; i++) eta[parameters[i]] = beta[i];
	sumSubsets(eta);
	let logLikelihood = 0;
	for (let cell = 0; cell < counts.length; cell++) {
		if (!active[cell]) {
			eta[cell] = 0;
			continue;
		}
		const mean = Math.exp(Math.min(eta[cell], 50));
		if (counts[cell] > 0) logLikelihood += counts[cell] * eta[cell];
		logLikelihood -= mean;
		eta[cell] = mean;
	}
	return { expected: sumSupersets(eta), logLikelihood };
}

/** Fisher information: the entry of two parameters is the mean of the cells that contain both. */
function information(parameters: Int32Array, expected: Float64Array): Float64Array {
	const size = parameters.length;
	const matrix = new Float64Array(size * size);
	for (let i = 0, at = 0; i < size; i++)
		for (let j = 0; j < size; j++, at++) matrix[at] = expected[parameters[i] | parameters[j]];
	return matrix;
}

/** Least squares of log(n + 0.1) weighted by n + 0.1: where iteratively reweighted least squares starts. */
function firstGuess(counts: Float64Array, { parameters, active }: ListDesign): Float64Array {
	const weights = counts.map((count, cell) => (active[cell] ? count + 0.1 : 0));
	const right = weights.map((weight) => (weight > 0 ? weight * Math.log(weight) : 0));
	sumSupersets(weights);
	sumSupersets(right);
	return choleskySolve(
		cholesky(information(parameters, weights), parameters.length),
		Float64Array.from(parameters, (mask) => right[mask])
	);
}

import { logFactorial, logGamma } from '$lib/numeric/gamma-functions';
import { negativeBinomialCdf, negativeBinomialLogPmf } from '$lib/numeric/negative-binomial';

/** The distribution function of a negative binomial from `low` to `low + cdf.length − 1`; outside it is 0 and 1. */
export interface Table {
	low: number;
	/** Filled up to `length`; a view on a buffer that the next call overwrites. */
	cdf: Float64Array;
	length: number;
	/** Distance between tabulated counts; 1 unless the spread is beyond 200. */
	stride: number;
}

let buffer = new Float64Array(1024);

/**
 * Tabulates P(X ≤ k) by the recursion of the probabilities, from where 1e-12 lies below to where as
 * little lies above. Spreads beyond 200 are tabulated at every n-th count.
 */
export function tabulate(mean: number, size: number): Table {
	const deviation = Math.sqrt(mean + (mean * mean) / size);
	const stride = deviation > 200 ? Math.floor(deviation / 25) : 1;
	const low = Math.max(0, Math.floor(mean - 8 * deviation));
	if (stride > 1) return coarse(mean, size, low, stride, deviation);
	let probability = Math.exp(negativeBinomialLogPmf(low, mean, size));
	const poisson = size > 1e12;
	const shrink = poisson ? 0 : mean / (mean + size);
	let sum = low === 0 ? probability : negativeBinomialCdf(low, mean, size);
	let length = 0;
	for (let k = low; ; k++) {
		if (length === buffer.length) {
			const larger = new Float64Array(buffer.length * 2);
			larger.set(buffer);
			buffer = larger;
		}
		buffer[length++] = Math.min(1, sum);
		// Written so that a mean that is no number ends it at once.
		if ((!(k <= mean) && !(probability >= 1e-12)) || length > 200_000) break;
		probability *= poisson ? mean / (k + 1) : ((k + size) / (k + 1)) * shrink;
		sum += probability;
	}
	return { low, cdf: buffer, length, stride: 1 };
}

/** First cells that are summed exactly where the density may rise steeply from 0. */
const EXACT_CELLS = 20;

/**
 * The same at every n-th count: probabilities between two of them by Simpson's rule, with the first
 * term of Euler and Maclaurin for the step from a sum to an integral.
 */
function coarse(mean: number, size: number, low: number, stride: number, deviation: number): Table {
	const cells = Math.ceil((mean + 14 * deviation - low) / stride);
	if (buffer.length < cells) buffer = new Float64Array(cells);
	const density = densityOf(mean, size);
	const half = stride >> 1;
	let before = density(low);
	// Eight deviations below the mean nothing is left.
	let sum = low === 0 ? before : before * stride;
	let length = 0;
	buffer[length++] = sum;
	while (length < cells && 1 - sum > 1e-9) {
		const k = low + length * stride;
		const now = density(k);
		if (low === 0 && size < 4 && length <= EXACT_CELLS) sum = negativeBinomialCdf(k, mean, size);
		else {
			const middle = density(k - stride + half);
			sum += simpson(before, middle, now, half, stride) + (now - before) / 2;
		}
		buffer[length++] = Math.min(1, sum);
		before = now;
	}
	return { low, cdf: buffer, length, stride };
}

/** P(X = k) as a function of k alone, what depends on mean and size worked out once. */
function densityOf(mean: number, size: number): (k: number) => number {
	if (size > 1e12) return (k) => Math.exp(negativeBinomialLogPmf(k, mean, size));
	const fixed = -logGamma(size) - size * Math.log1p(mean / size);
	const perCase = Math.log(mean / (size + mean));
	return (k) => Math.exp(logGamma(size + k) - logFactorial(k) + fixed + k * perCase);
}

/** Integral of the parabola through f(0), f(half) and f(whole), from 0 to `whole`. */
function simpson(first: number, middle: number, last: number, half: number, whole: number): number {
	const rest = whole - half;
	return (
		(whole / 6) *
		((2 - rest / half) * first + (whole ** 2 / (half * rest)) * middle + (2 - half / rest) * last)
	);
}

/** P(X ≤ k) from a table. */
export function tableCdf({ low, cdf, length, stride }: Table, k: number): number {
	if (k < low) return 0;
	const at = (k - low) / stride;
	const index = Math.floor(at);
	if (index >= length - 1) return index === length - 1 && at === index ? cdf[index] : 1;
	return stride === 1 ? cdf[index] : cdf[index] + (at - index) * (cdf[index + 1] - cdf[index]);
}

/** The smallest count with P(X ≤ k) ≥ p, from a table. */
export function tableQuantile({ low, cdf, length, stride }: Table, p: number): number {
	let from = 0;
	let to = length - 1;
	const target = p * (1 - 64 * Number.EPSILON);
	if (cdf[0] >= target) return low;
	while (to - from > 1) {
		const middle = (from + to) >> 1;
		if (cdf[middle] >= target) to = middle;
		else from = middle;
	}
	if (stride === 1) return low + to;
	return Math.round(low + (from + (p - cdf[from]) / (cdf[to] - cdf[from])) * stride);
}

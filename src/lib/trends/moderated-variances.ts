import type { VariancePrior } from '$lib/model/trends';
import { digamma, trigamma } from '$lib/numeric/gamma-functions';

/**
 * The prior that many variances with few degrees of freedom each share, by the moments of their
 * logarithms (Smyth 2004); where a covariate is given, its logarithm is linear in it (Law et al. 2014)
 * and never falls with it. Variances of zero are lifted to a 100,000th of the median.
 */
export function priorOfVariances(
	variances: ArrayLike<number>,
	degrees: ArrayLike<number>,
	covariate: ArrayLike<number> | null = null
): VariancePrior {
	const n = variances.length;
	const most = sumOf(degrees);
	if (n < (covariate ? 3 : 2)) return { degrees: 0, intercept: 0, slope: 0, most };
	const least = 1e-5 * (medianOf(variances) || 1);
	const logs = Float64Array.from(variances, (s2, i) => {
		const half = degrees[i] / 2;
		return Math.log(Math.max(s2, least)) - digamma(half) + Math.log(half);
	});
	const line = lineThrough(covariate ?? new Float64Array(n), logs);
	const free = n - (covariate ? 2 : 1);
	const chance = sumOf(Float64Array.from(degrees, (d) => trigamma(d / 2))) / n;
	const excess = line.squares / free - chance;
	if (!(excess > 0)) {
		const { intercept, slope } = line;
		const common = Math.log(sumOf(variances) / n);
		return { degrees: Infinity, intercept: covariate ? intercept : common, slope, most };
	}
	const prior = 2 * inverseTrigamma(excess);
	const shift = digamma(prior / 2) - Math.log(prior / 2);
	return { degrees: prior, intercept: line.intercept + shift, slope: line.slope, most };
}

/** A variance drawn towards its prior, and the degrees of freedom that it then has. */
export function moderate(
	variance: number,
	degrees: number,
	prior: VariancePrior,
	covariate = 0
): { variance: number; degrees: number } {
	const expected = Math.exp(prior.intercept + prior.slope * covariate);
	const together = prior.degrees + degrees;
	return {
		variance:
			prior.degrees === Infinity
				? expected
				: (prior.degrees * expected + degrees * variance) / together,
		degrees: Math.min(together, prior.most)
	};
}

/** Least squares with a slope of at least 0. */
function lineThrough(x: ArrayLike<number>, y: Float64Array) {
	const n = y.length;
	const [meanX, meanY] = [sumOf(x) / n, sumOf(y) / n];
	let [xx, xy] = [0, 0];
	for (let i = 0; i < n; i++) {
		xx += (x[i] - meanX) ** 2;
		xy += (x[i] - meanX) * (y[i] - meanY);
	}
	const slope = xx > 0 ? Math.max(0, xy / xx) : 0;
	const intercept = meanY - slope * meanX;
	const squares = y.reduce((sum, value, i) => sum + (value - intercept - slope * x[i]) ** 2, 0);
	return { slope, intercept, squares };
}

/** The x with ψ′(x) = value, by halving on ln x: ψ′ falls all the way. */
function inverseTrigamma(value: number): number {
	let [low, high] = [-40, 40];
	for (let i = 0; i < 100; i++) {
		const middle = (low + high) / 2;
		if (trigamma(Math.exp(middle)) > value) low = middle;
		else high = middle;
	}
	return Math.exp((low + high) / 2);
}

function sumOf(values: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i];
	return sum;
}

function medianOf(values: ArrayLike<number>): number {
	const sorted = Float64Array.from(values).sort();
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

import type { NoiseLaw } from '$lib/model/private-release';
import type { AreaTree } from './area-tree';
import { bigRandom, discreteGaussian, discreteLaplace, type Fraction } from './discrete-noise';

/** A noisy table over a tree of areas: totals are sums of their parts, nothing is below zero. */
export interface PrivateCounts {
	/** By node of the tree. */
	counts: Float64Array;
	/** Half of the leaves are off by at most this many cases, and 95 of 100 by at most the second. */
	usualError: number;
	largeError: number;
}

export interface PrivateReleaseSettings {
	/** Paid from the budget, in thousandths of ε. */
	milliEpsilon: number;
	/** How many rows of the data one person can stand behind. */
	rowsPerPerson: number;
	noise: NoiseLaw;
}

/** How many levels of totals a tree has. */
export function levelsOf({ leaves, parentNames }: AreaTree): number {
	return 1 + Number(leaves > 0) + Number(parentNames.length > 0);
}

/**
 * The scale of discrete Laplace noise for one level of a tree: ε is shared evenly among the levels
 * (each person adds to one node of each level), sensitivity is the rows a person stands behind.
 */
export function laplaceScale(settings: PrivateReleaseSettings, levels: number): Fraction {
	return {
		numerator: BigInt(settings.rowsPerPerson) * BigInt(levels) * 1000n,
		denominator: BigInt(settings.milliEpsilon)
	};
}

/**
 * The variance of discrete Gaussian noise. ε here names zero-concentrated privacy ρ = ε²/2 for all the
 * levels together: σ² = levels · Δ² / ε² (Canonne, Kamath & Steinke 2020, theorem 4).
 */
export function gaussianVariance(settings: PrivateReleaseSettings, levels: number): Fraction {
	const rows = BigInt(settings.rowsPerPerson);
	const epsilon = BigInt(settings.milliEpsilon);
	return { numerator: BigInt(levels) * rows * rows * 1_000_000n, denominator: epsilon * epsilon };
}

/** How far a noisy count of one level is off: in half of the cases at most, and in 95 of 100 at most. */
export function expectedError(settings: PrivateReleaseSettings, levels: number) {
	const number = ({ numerator, denominator }: Fraction) => Number(numerator) / Number(denominator);
	if (settings.noise === 'laplace') {
		const scale = number(laplaceScale(settings, levels));
		return { usualError: Math.ceil(scale * Math.LN2), largeError: Math.ceil(scale * Math.log(20)) };
	}
	const deviation = Math.sqrt(number(gaussianVariance(settings, levels)));
	return { usualError: Math.ceil(0.6745 * deviation), largeError: Math.ceil(1.96 * deviation) };
}

/**
 * Noisy counts of every node, made coherent without looking at the data again: from the top, what the
 * noisy parts of a node add up to is brought to the node's own figure by spreading the difference
 * evenly over the parts, stopping at zero. `uint32` must be cryptographic chance, never a seed:
 * a seed in a saved project would undo the noise.
 */
export function privateCounts(
	areas: AreaTree,
	counts: Float64Array,
	settings: PrivateReleaseSettings,
	uint32: () => number
): PrivateCounts {
	const levels = levelsOf(areas);
	const random = bigRandom(uint32);
	const noise = () =>
		Number(
			settings.noise === 'laplace'
				? discreteLaplace(laplaceScale(settings, levels), random)
				: discreteGaussian(gaussianVariance(settings, levels), random)
		);
	const noisy = counts.map((count) => count + noise());
	noisy[areas.root] = Math.max(0, noisy[areas.root]);
	for (let node = areas.root; node >= areas.leaves; node--) {
		const children = areas.children[node];
		if (!children.length) continue;
		const fitted = fitToTotal(
			children.map((child) => noisy[child]),
			noisy[node]
		);
		children.forEach((child, i) => (noisy[child] = fitted[i]));
	}
	return { counts: noisy, ...expectedError(settings, levels) };
}

/**
 * The non-negative whole numbers that add up to `total` nearest to `values`: the projection on the
 * simplex (Duchi et al. 2008), rounded down, the remaining cases given to the largest remainders.
 */
export function fitToTotal(values: number[], total: number): number[] {
	const sorted = values.toSorted((a, b) => b - a);
	let sum = 0;
	let shift = 0;
	for (let i = 0; i < sorted.length; i++) {
		sum += sorted[i];
		const candidate = (total - sum) / (i + 1);
		if (sorted[i] + candidate >= 0) shift = candidate;
		else break;
	}
	const moved = values.map((value) => Math.max(0, value + shift));
	const whole = moved.map(Math.floor);
	let missing = total - whole.reduce((a, b) => a + b, 0);
	const order = [...moved.keys()].sort(
		(a, b) => moved[b] - whole[b] - (moved[a] - whole[a]) || a - b
	);
	for (const i of order) {
		if (missing <= 0) break;
		whole[i]++;
		missing--;
	}
	return whole;
}

/** Uniform whole numbers below n, as big as they come: the only chance that a sampler uses. */
export type BigRandom = (n: bigint) => bigint;

/** A fraction of whole numbers, denominator above 0. No floating point enters a sampler. */
export interface Fraction {
	numerator: bigint;
	denominator: bigint;
}

/** Turns 32-bit words into uniform whole numbers below any n, by rejection. */
export function bigRandom(uint32: () => number): BigRandom {
	return (n) => {
		if (n <= 1n) return 0n;
		const words = Math.ceil((n - 1n).toString(2).length / 32);
		const span = 1n << BigInt(32 * words);
		const limit = span - (span % n);
		for (;;) {
			let value = 0n;
			for (let word = 0; word < words; word++) value = (value << 32n) | BigInt(uint32() >>> 0);
			if (value < limit) return value % n;
		}
	};
}

/** True with probability p = numerator / denominator, exactly. */
function bernoulli({ numerator, denominator }: Fraction, random: BigRandom): boolean {
	return random(denominator) < numerator;
}

/** True with probability exp(−γ), γ ≥ 0, exactly (Canonne, Kamath & Steinke 2020, algorithm 1). */
export function bernoulliExp(gamma: Fraction, random: BigRandom): boolean {
	const { numerator, denominator } = gamma;
	if (numerator > denominator) {
		for (let whole = numerator / denominator; whole > 0n; whole--)
			if (!bernoulliExp({ numerator: 1n, denominator: 1n }, random)) return false;
		return bernoulliExp({ numerator: numerator % denominator, denominator }, random);
	}
	let k = 1n;
	while (bernoulli({ numerator, denominator: denominator * k }, random)) k++;
	return k % 2n === 1n;
}

/**
 * A discrete Laplace number of scale t / s, exactly: P(x) = (1 − e^(−s/t)) / (1 + e^(−s/t)) · e^(−|x| s/t)
 * (Canonne, Kamath & Steinke 2020, algorithm 2).
 */
export function discreteLaplace(scale: Fraction, random: BigRandom): bigint {
	const t = scale.numerator;
	const s = scale.denominator;
	for (;;) {
		const u = random(t);
		if (!bernoulliExp({ numerator: u, denominator: t }, random)) continue;
		let v = 0n;
		while (bernoulliExp({ numerator: 1n, denominator: 1n }, random)) v++;
		const magnitude = (u + t * v) / s;
		const negative = random(2n) === 1n;
		if (negative && magnitude === 0n) continue;
		return negative ? -magnitude : magnitude;
	}
}

/** A discrete Gaussian number with variance parameter σ², exactly (Canonne, Kamath & Steinke 2020, algorithm 3). */
export function discreteGaussian(variance: Fraction, random: BigRandom): bigint {
	const t = floorRoot(variance.numerator / variance.denominator) + 1n;
	for (;;) {
		const y = discreteLaplace({ numerator: t, denominator: 1n }, random);
		// γ = (|y| − σ²/t)² / (2σ²), with σ² = n / d: (|y| t d − n)² / (2 n d t²).
		const { numerator: n, denominator: d } = variance;
		const distance = (y < 0n ? -y : y) * t * d - n;
		const gamma = { numerator: distance * distance, denominator: 2n * n * d * t * t };
		if (bernoulliExp(gamma, random)) return y;
	}
}

function floorRoot(value: bigint): bigint {
	let root = BigInt(Math.floor(Math.sqrt(Number(value))));
	while (root * root > value) root--;
	while ((root + 1n) * (root + 1n) <= value) root++;
	return root;
}

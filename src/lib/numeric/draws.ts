import gammaln from '@stdlib/math-base-special-gammaln';
import type { Random } from './random';

/** A standard normal number (Marsaglia's polar method, the second of each pair unused). */
export function drawNormal(random: Random): number {
	for (;;) {
		const u = 2 * random.uniform() - 1;
		const v = 2 * random.uniform() - 1;
		const s = u * u + v * v;
		if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
	}
}

/** An exponential number of mean 1. */
export function drawExponential(random: Random): number {
	return -Math.log(1 - random.uniform());
}

/** A gamma number with the given shape (above 0) and scale 1 (Marsaglia & Tsang 2000). */
export function drawGamma(shape: number, random: Random): number {
	if (!(shape > 0)) return shape === 0 ? 0 : NaN;
	if (shape < 1) return drawGamma(shape + 1, random) * Math.pow(1 - random.uniform(), 1 / shape);
	const d = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const x = drawNormal(random);
		const v = (1 + c * x) ** 3;
		if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v)))
			return d * v;
	}
}

/** A Poisson number: by inversion for small means, by transformed rejection (Hörmann 1993) above 10. */
export function drawPoisson(mean: number, random: Random): number {
	if (!(mean >= 0)) return NaN;
	if (mean > 10) return poissonByRejection(mean, random);
	let left = random.uniform();
	let term = Math.exp(-mean);
	let count = 0;
	while (left >= term && term > 0) {
		left -= term;
		count++;
		term *= mean / count;
	}
	return count;
}

function poissonByRejection(mean: number, random: Random): number {
	const root = Math.sqrt(mean);
	const b = 0.931 + 2.53 * root;
	const a = -0.059 + 0.02483 * b;
	const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
	const squeeze = 0.9277 - 3.6224 / (b - 2);
	for (;;) {
		const u = random.uniform() - 0.5;
		const v = 1 - random.uniform();
		const us = 0.5 - Math.abs(u);
		const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
		if (us >= 0.07 && v <= squeeze) return count;
		if (count < 0 || (us < 0.013 && v > us)) continue;
		const left = Math.log((v * inverseAlpha) / (a / (us * us) + b));
		if (left <= count * Math.log(mean) - mean - gammaln(count + 1)) return count;
	}
}

/** A negative binomial number of the given mean and size (variance mean + mean²/size). */
export function drawNegativeBinomial(mean: number, size: number, random: Random): number {
	if (!Number.isFinite(size)) return drawPoisson(mean, random);
	return drawPoisson((drawGamma(size, random) * mean) / size, random);
}

/** A binomial number: by geometric gaps for few successes, by transformed rejection (Hörmann 1993) for many. */
export function drawBinomial(trials: number, p: number, random: Random): number {
	if (p <= 0) return 0;
	if (p >= 1) return trials;
	if (p > 0.5) return trials - drawBinomial(trials, 1 - p, random);
	return trials * p > 10
		? binomialByRejection(trials, p, random)
		: binomialByGaps(trials, p, random);
}

function binomialByGaps(trials: number, p: number, random: Random): number {
	const logFailure = Math.log1p(-p);
	let successes = -1;
	let used = 0;
	while (used <= trials) {
		successes++;
		used += Math.floor(Math.log(1 - random.uniform()) / logFailure) + 1;
	}
	return successes;
}

function binomialByRejection(trials: number, p: number, random: Random): number {
	const root = Math.sqrt(trials * p * (1 - p));
	const b = 1.15 + 2.53 * root;
	const a = -0.0873 + 0.0248 * b + 0.01 * p;
	const centre = trials * p + 0.5;
	const squeeze = 0.92 - 4.2 / b;
	const alpha = (2.83 + 5.1 / b) * root;
	const logOdds = Math.log(p / (1 - p));
	const mode = Math.floor((trials + 1) * p);
	const atMode = gammaln(mode + 1) + gammaln(trials - mode + 1);
	for (;;) {
		const u = random.uniform() - 0.5;
		const v = 1 - random.uniform();
		const us = 0.5 - Math.abs(u);
		const count = Math.floor(((2 * a) / us + b) * u + centre);
		if (count < 0 || count > trials) continue;
		if (us >= 0.07 && v <= squeeze) return count;
		const left = Math.log((v * alpha) / (a / (us * us) + b));
		const density =
			atMode - gammaln(count + 1) - gammaln(trials - count + 1) + (count - mode) * logOdds;
		if (left <= density) return count;
	}
}

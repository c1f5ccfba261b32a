import { drawBinomial } from '$lib/numeric/draws';
import type { Random } from '$lib/numeric/random';

/** Draws up to this many cases one by one; more are drawn from the binomial near by. */
const drawnSingly = 64;

/** How many of `draws` cases taken from `all` are among the `marked` ones. */
function drawMarked(draws: number, marked: number, all: number, random: Random): number {
	if (marked <= 0) return 0;
	if (draws >= all) return Math.min(marked, draws);
	if (draws <= drawnSingly) {
		let [found, left] = [0, all];
		for (let i = 0; i < draws; i++, left--) if (random.uniform() * left < marked - found) found++;
		return found;
	}
	const found = drawBinomial(Math.round(draws), Math.min(1, marked / all), random);
	return Math.max(0, draws - (all - marked), Math.min(found, draws, marked));
}

/**
 * Takes `cases` out of a pool by chance, as cards are dealt: the parts given back add up to `cases`, and
 * the pool is smaller by them (multivariate hypergeometric). `pool` is changed.
 */
export function dealFromPool(cases: number, pool: Float64Array, random: Random): Float64Array {
	const dealt = new Float64Array(pool.length);
	let all = pool.reduce((sum, part) => sum + part, 0);
	let left = cases;
	for (let part = 0; part < pool.length; part++) {
		const isLast = part === pool.length - 1;
		const share = isLast ? left : drawMarked(left, pool[part], all, random);
		dealt[part] = share;
		all -= pool[part];
		pool[part] -= share;
		left -= share;
	}
	return dealt;
}

/** Spreads `cases` by chance in proportion to weights (multinomial); evenly where all weights are zero. */
export function dealByWeight(
	cases: number,
	weights: ArrayLike<number>,
	random: Random
): Float64Array {
	const dealt = new Float64Array(weights.length);
	let all = 0;
	for (let part = 0; part < weights.length; part++) all += weights[part];
	const even = !(all > 0);
	if (even) all = weights.length;
	let left = cases;
	for (let part = 0; part < weights.length && left > 0; part++) {
		const weight = even ? 1 : weights[part];
		const isLast = part === weights.length - 1 || weight >= all * (1 - 1e-12);
		const share = isLast
			? left
			: Math.min(left, drawBinomial(Math.round(left), weight / all, random));
		dealt[part] = share;
		all -= weight;
		left -= share;
	}
	return dealt;
}

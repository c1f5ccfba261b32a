import { drawBinomial } from './draws';
import type { Random } from './random';

/** Deals a number of cases among cells: adds the counts to `into` (not cleared). */
export type DealCases = (cases: number, random: Random, into: Int32Array) => void;

/**
 * Makes a sampler of the multinomial distribution with the given weights (not negative, not all 0).
 * Few cases are dealt one by one from an alias table (Walker 1977; Vose 1991), many by a chain of
 * binomials, so its cost is the smaller of the numbers of cases and cells.
 */
export function multinomial(weights: ArrayLike<number>): DealCases {
	const cells = weights.length;
	let total = 0;
	for (let i = 0; i < cells; i++) total += weights[i];
	const { share, alias } = aliasTable(weights, total);
	function oneByOne(cases: number, random: Random, into: Int32Array): void {
		for (let k = 0; k < cases; k++) {
			const place = random.uniform() * cells;
			const cell = Math.floor(place);
			into[place - cell < share[cell] ? cell : alias[cell]]++;
		}
	}
	function byBinomials(cases: number, random: Random, into: Int32Array): void {
		let left = cases;
		let weightLeft = total;
		for (let i = 0; i < cells && left > 0; i++) {
			if (!(weights[i] > 0)) continue;
			const dealt = drawBinomial(left, Math.min(1, weights[i] / weightLeft), random);
			into[i] += dealt;
			left -= dealt;
			weightLeft -= weights[i];
		}
		// Rounding may leave a few when the last weights are used up.
		if (left > 0) oneByOne(left, random, into);
	}
	return (cases, random, into) =>
		cases > 8 * cells ? byBinomials(cases, random, into) : oneByOne(cases, random, into);
}

function aliasTable(weights: ArrayLike<number>, total: number) {
	const cells = weights.length;
	const share = new Float64Array(cells);
	const alias = new Int32Array(cells);
	const poor: number[] = [];
	const rich: number[] = [];
	for (let i = 0; i < cells; i++) {
		share[i] = (weights[i] / total) * cells;
		(share[i] < 1 ? poor : rich).push(i);
	}
	while (poor.length && rich.length) {
		const taker = poor.pop()!;
		const giver = rich[rich.length - 1];
		alias[taker] = giver;
		share[giver] -= 1 - share[taker];
		if (share[giver] < 1) poor.push(rich.pop()!);
	}
	for (const i of rich) share[i] = 1;
	// Left over by rounding: as good as full, unless they have no weight at all.
	const anyFull = rich[0] ?? weights.length - 1;
	for (const i of poor) {
		if (weights[i] > 0) share[i] = 1;
		else alias[i] = anyFull;
	}
	return { share, alias };
}

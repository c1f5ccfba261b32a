import { describe, expect, it } from 'vitest';
import { conditionalPermutation } from '$lib/hotspots/conditional-permutation';
import { getisOrd } from '$lib/hotspots/getis-ord';
import { benjaminiHochberg } from '$lib/numeric/multiple-testing';
import { normalTwoSided } from '$lib/numeric/normal';
import { drawNormal, drawPoisson } from '$lib/numeric/draws';
import { createRandom, shuffle } from '$lib/numeric/random';
import { crudeRates } from '$lib/numeric/rates';
import { gridNeighbours, northCarolina } from './fixtures';

const nc = northCarolina();
const rates = crudeRates(nc.counts, nc.population);

/** The definition, slowly: for each area its own shuffles of all other areas. */
function plainPermutation(
	values: Float64Array,
	i: number,
	permutations: number,
	seed: number
): number {
	const { offsets, indices } = nc.neighbours;
	const count = offsets[i + 1] - offsets[i];
	const others = [...values.keys()].filter((j) => j !== i);
	const random = createRandom(seed, i);
	const sumOf = (list: Iterable<number>) => [...list].reduce((sum, j) => sum + values[j], 0);
	const mean = (count * sumOf(others)) / others.length;
	const observed = Math.abs(sumOf(indices.subarray(offsets[i], offsets[i + 1])) - mean) - 1e-12;
	let asFar = 0;
	for (let m = 0; m < permutations; m++) {
		shuffle(others, random);
		if (Math.abs(sumOf(others.slice(0, count)) - mean) >= observed) asFar++;
	}
	return (asFar + 1) / (permutations + 1);
}

describe('conditional permutation', () => {
	it('agrees with permuting area by area, within chance', () => {
		const shared = conditionalPermutation(rates, nc.neighbours, 20_000, 3);
		for (const i of [0, 4, 17, 50, 84, 99]) {
			const plain = plainPermutation(rates, i, 4000, 7);
			const error = Math.sqrt((plain * (1 - plain)) / 4000 + 1e-7);
			expect(Math.abs(shared[i] - plain)).toBeLessThan(4 * error);
		}
	});

	it('repeats itself, and never goes below 1 / (m + 1)', () => {
		const one = conditionalPermutation(rates, nc.neighbours, 99, 5);
		expect(conditionalPermutation(rates, nc.neighbours, 99, 5)).toEqual(one);
		expect(Math.min(...one)).toBeGreaterThanOrEqual(0.01);
		expect(conditionalPermutation(rates, nc.neighbours, 99, 6)).not.toEqual(one);
	});

	it('holds its level under chance, and so does the correction', () => {
		const neighbours = gridNeighbours(10, 10);
		let below = 0;
		let mapsWithFindings = 0;
		let analyticMaps = 0;
		for (let simulation = 0; simulation < 200; simulation++) {
			const random = createRandom(100, simulation);
			const counts = new Float64Array(100).map(() => drawPoisson(4, random));
			const p = conditionalPermutation(counts, neighbours, 199, simulation);
			below += p.filter((value) => value <= 0.05).length;
			mapsWithFindings += Number(benjaminiHochberg(p).some((value) => value <= 0.1));
			const normal = new Float64Array(100).map(() => drawNormal(random));
			const analytic = benjaminiHochberg(getisOrd(normal, neighbours).map(normalTwoSided));
			analyticMaps += Number(analytic.some((value) => value <= 0.05));
		}
		// 20,000 tests, correlated within a map: the share at or below 0.05 stays about 0.05 or under.
		expect(below / 20_000).toBeLessThan(0.055);
		expect(below / 20_000).toBeGreaterThan(0.035);
		// Every finding is false here, so the share of maps with any is the false-discovery rate (200 maps: 2 sd = 4 %).
		expect(mapsWithFindings / 200).toBeLessThanOrEqual(0.14);
		expect(analyticMaps / 200).toBeLessThanOrEqual(0.08);
	});
});

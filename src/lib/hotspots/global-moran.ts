import type { GlobalMoran } from '$lib/model/hotspots';
import type { Neighbours } from '$lib/model/neighbours';
import { normalTwoSided } from '$lib/numeric/normal';
import { createRandom, shuffle } from '$lib/numeric/random';
import { momentsOf } from './moments';

/**
 * Moran's I of the whole map with row-standardised weights, its moments under randomisation
 * (Cliff & Ord 1981; spdep's `moran.test`, areas without neighbours left out of n) and a two-sided p.
 * With `permutations` the p is (b + 1) / (m + 1), b being the shuffles at least as far from the
 * expectation. Values must be complete. All NaN for a constant field or fewer than four areas.
 */
export function globalMoran(
	values: Float64Array,
	neighbours: Neighbours,
	permutations = 0,
	seed = 1
): GlobalMoran {
	const { offsets } = neighbours;
	const { deviations, variance: m2, fourth } = momentsOf(values);
	const total = values.length;
	let n = 0;
	for (let i = 0; i < total; i++) if (offsets[i + 1] > offsets[i]) n++;
	if (n < 4 || m2 === 0) return { i: NaN, expected: NaN, variance: NaN, z: NaN, p: NaN };
	const { s1, s2 } = weightSums(neighbours);
	// n / S0 is 1: the weights of each area with neighbours sum to 1.
	const scale = 1 / (m2 * total);
	const i = scale * crossProducts(deviations, neighbours);
	const expected = -1 / (n - 1);
	const kurtosis = fourth / (m2 * m2);
	const s0 = n;
	const upper =
		n * (s1 * (n * n - 3 * n + 3) - n * s2 + 3 * s0 * s0) -
		kurtosis * (s1 * (n * n - n) - 2 * n * s2 + 6 * s0 * s0);
	const variance = upper / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - expected * expected;
	const z = (i - expected) / Math.sqrt(variance);
	if (permutations === 0) return { i, expected, variance, z, p: normalTwoSided(z) };
	const random = createRandom(seed, 0x6d6f72);
	const shuffled = deviations.slice();
	const distance = Math.abs(i - expected) * (1 - 1e-12);
	let asFar = 0;
	for (let m = 0; m < permutations; m++) {
		shuffle(shuffled, random);
		if (Math.abs(scale * crossProducts(shuffled, neighbours) - expected) >= distance) asFar++;
	}
	return { i, expected, variance, z, p: (asFar + 1) / (permutations + 1) };
}

/** Σ of each deviation times the mean of its neighbours'. */
function crossProducts(deviations: Float64Array, { offsets, indices }: Neighbours): number {
	let products = 0;
	for (let a = 0; a < deviations.length; a++) {
		let sum = 0;
		for (let k = offsets[a]; k < offsets[a + 1]; k++) sum += deviations[indices[k]];
		if (offsets[a + 1] > offsets[a])
			products += (deviations[a] * sum) / (offsets[a + 1] - offsets[a]);
	}
	return products;
}

/** S1 = ½ΣΣ(wij + wji)² and S2 = Σ(wi. + w.i)² of the row-standardised weights. */
function weightSums({ offsets, indices }: Neighbours): { s1: number; s2: number } {
	const areas = offsets.length - 1;
	const column = new Float64Array(areas);
	const weight = (a: number) => 1 / (offsets[a + 1] - offsets[a]);
	let s1 = 0;
	for (let a = 0; a < areas; a++)
		for (let k = offsets[a]; k < offsets[a + 1]; k++) {
			const b = indices[k];
			column[b] += weight(a);
			let at = offsets[b];
			while (at < offsets[b + 1] && indices[at] !== a) at++;
			const back = at < offsets[b + 1] ? weight(b) : 0;
			// A mutual pair is met from both ends, a one-sided one only once.
			s1 += back ? 0.5 * (weight(a) + back) ** 2 : weight(a) ** 2;
		}
	let s2 = 0;
	for (let a = 0; a < areas; a++) s2 += ((offsets[a + 1] > offsets[a] ? 1 : 0) + column[a]) ** 2;
	return { s1, s2 };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAreaTree } from '$lib/disclosure/area-tree';
import { bigRandom, discreteGaussian, discreteLaplace } from '$lib/disclosure/discrete-noise';
import {
	leftMilliEpsilon,
	mergeBudgets,
	openBudget,
	spend,
	spentMilliEpsilon
} from '$lib/disclosure/privacy-budget';
import { expectedError, fitToTotal, privateCounts } from '$lib/disclosure/private-release';
import { createRandom } from '$lib/numeric/random';

const seeded = (seed: number) => bigRandom(createRandom(seed).uint32);

/** Pearson's chi-squared of draws against probabilities over −reach … reach, the tails in the ends. */
function chiSquared(draws: number[], probability: (x: number) => number, reach: number) {
	const seen = new Float64Array(2 * reach + 1);
	for (const x of draws) seen[Math.max(-reach, Math.min(reach, x)) + reach]++;
	let inside = 0;
	for (let x = -reach + 1; x < reach; x++) inside += probability(x);
	return seen.reduce((sum, count, i) => {
		const x = i - reach;
		const share = Math.abs(x) === reach ? (1 - inside) / 2 : probability(x);
		const expected = share * draws.length;
		return sum + (count - expected) ** 2 / expected;
	}, 0);
}

describe('discrete noise', () => {
	// Upper 0.001 points of chi-squared (R 4.2: qchisq(0.999, df)): 12 df 32.909, 20 df 45.315.
	it('follows the discrete Laplace law', () => {
		const random = seeded(1);
		const scale = { numerator: 5n, denominator: 2n };
		const draws = Array.from({ length: 20_000 }, () => Number(discreteLaplace(scale, random)));
		const q = Math.exp(-2 / 5);
		const law = (x: number) => ((1 - q) / (1 + q)) * q ** Math.abs(x);
		expect(chiSquared(draws, law, 10)).toBeLessThan(45.315);
	});

	it('follows the discrete Gaussian law', () => {
		const random = seeded(2);
		const variance = { numerator: 9n, denominator: 2n };
		const draws = Array.from({ length: 20_000 }, () => Number(discreteGaussian(variance, random)));
		const weight = (x: number) => Math.exp(-(x * x) / 9);
		let all = 0;
		for (let x = -60; x <= 60; x++) all += weight(x);
		expect(chiSquared(draws, (x) => weight(x) / all, 6)).toBeLessThan(32.909);
	});

	it('uses no floating-point logarithm, exponential or random number', async () => {
		const { readFileSync } = await import('node:fs');
		const text = readFileSync('src/lib/disclosure/discrete-noise.ts', 'utf8');
		expect(text).not.toMatch(/Math\.(log|exp|random|pow)/);
	});
});

describe('the privacy budget', () => {
	it('is never exceeded by any sequence of actions, reloads and other windows', () => {
		const action = fc.oneof(
			fc.record({ kind: fc.constant('spend' as const), amount: fc.integer({ min: -5, max: 700 }) }),
			fc.record({ kind: fc.constant('reload' as const) }),
			fc.record({ kind: fc.constant('fork' as const) }),
			fc.record({ kind: fc.constant('merge' as const) })
		);
		fc.assert(
			fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
				let kept = openBudget('data', 1000);
				let released = 0;
				let made = 0;
				for (const step of actions) {
					if (step.kind === 'reload') kept = JSON.parse(JSON.stringify(kept));
					if (step.kind === 'merge') kept = mergeBudgets(kept, kept);
					if (step.kind === 'fork') kept = mergeBudgets(openBudget('data', 5000), kept);
					if (step.kind === 'spend')
						try {
							kept = spend(kept, { id: `${made++}`, what: 'map', milliEpsilon: step.amount });
							released += step.amount;
						} catch {
							/* refused */
						}
				}
				expect(released).toBeLessThanOrEqual(1000);
				expect(spentMilliEpsilon(kept)).toBe(released);
				expect(leftMilliEpsilon(kept)).toBe(1000 - released);
			}),
			{ seed: 1, numRuns: 300 }
		);
	});

	it('says what it refuses', () => {
		const budget = openBudget('data', 100);
		expect(() => spend(budget, { id: '1', what: 'x', milliEpsilon: 101 })).toThrow(
			/needs 0.101.*0.1 is left/
		);
		expect(() => spend(budget, { id: '1', what: 'x', milliEpsilon: 0.5 })).toThrow(
			/whole thousandths/
		);
		expect(() => mergeBudgets(budget, openBudget('other', 1))).toThrow(/different data/);
	});
});

describe('a private release', () => {
	const areas = buildAreaTree(6, ['a', 'a', 'a', 'b', 'b', 'b'], false);
	const counts = new Float64Array(areas.nodes);
	[50, 0, 3, 200, 12, 7].forEach((count, leaf) => {
		for (let node = leaf; node >= 0; node = areas.parent[node]) counts[node] += count;
	});

	it.each(['laplace', 'gaussian'] as const)('adds up and is never negative (%s)', (noise) => {
		for (let seed = 0; seed < 30; seed++) {
			const settings = { milliEpsilon: 300, rowsPerPerson: 1, noise };
			const shown = privateCounts(areas, counts, settings, createRandom(seed).uint32).counts;
			for (let node = 0; node < areas.nodes; node++) {
				expect(Number.isInteger(shown[node]) && shown[node] >= 0).toBe(true);
				if (areas.children[node].length)
					expect(areas.children[node].reduce((sum, child) => sum + shown[child], 0)).toBe(
						shown[node]
					);
			}
		}
	});

	it('says beforehand how far it will be off', () => {
		const settings = { milliEpsilon: 1000, rowsPerPerson: 1, noise: 'laplace' as const };
		const { usualError, largeError } = expectedError(settings, 3);
		const random = seeded(3);
		const scale = { numerator: 3n, denominator: 1n };
		const off = Array.from({ length: 4000 }, () =>
			Math.abs(Number(discreteLaplace(scale, random)))
		);
		const within = (limit: number) => off.filter((x) => x <= limit).length / off.length;
		expect(within(usualError)).toBeGreaterThan(0.5);
		expect(within(largeError)).toBeGreaterThan(0.95);
	});

	it('brings parts to a total with the least change', () => {
		expect(fitToTotal([5, -3, 2], 7)).toEqual([5, 0, 2]);
		expect(fitToTotal([1, 1, 1], 0)).toEqual([0, 0, 0]);
		expect(fitToTotal([4, 4], 9)).toEqual([5, 4]);
	});
});

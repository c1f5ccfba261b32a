import { describe, expect, it } from 'vitest';
import type { Neighbours } from '$lib/model/neighbours';
import { analyseHotspots } from '$lib/hotspots/analyse-hotspots';
import { getisOrd } from '$lib/hotspots/getis-ord';
import { globalMoran } from '$lib/hotspots/global-moran';
import { localMoran } from '$lib/hotspots/local-moran';
import { hotspotsSchema } from '$lib/model/settings/hotspots';
import { crudeRates, excessRisk, rateIntervals } from '$lib/numeric/rates';
import { normalTwoSided } from '$lib/numeric/normal';
import { globalEmpiricalBayes, localEmpiricalBayes } from '$lib/spatial/empirical-bayes';
import { neighboursFromLists } from '$lib/spatial/pair-set';
import { northCarolina, readReference, worstDifference } from './fixtures';

const nc = northCarolina();
const rates = crudeRates(nc.counts, nc.population);
const column = (name: keyof (typeof nc.rows)[number]) => nc.rows.map((row) => Number(row[name]));
const analyse = (change: object, input: Partial<Parameters<typeof analyseHotspots>[0]> = {}) =>
	analyseHotspots(
		{
			counts: nc.counts,
			population: nc.population,
			neighbours: nc.neighbours,
			settings: hotspotsSchema.parse(change),
			...input
		},
		() => {}
	) as Exclude<ReturnType<typeof analyseHotspots>, Promise<unknown>>;

describe('North Carolina against spdep', () => {
	it('gives the rates and empirical Bayes rates', () => {
		expect(worstDifference(rates, column('rate'))).toBeLessThan(1e-9);
		expect(
			worstDifference(globalEmpiricalBayes(nc.counts, nc.population), column('eb'))
		).toBeLessThan(1e-6);
		const local = localEmpiricalBayes(nc.counts, nc.population, nc.neighbours);
		expect(worstDifference(local, column('eb_local'))).toBeLessThan(1e-6);
	});

	it('gives Gi* with p-values before and after correction', () => {
		const result = analyse({});
		expect(worstDifference(result.z, column('gistar'))).toBeLessThan(1e-6);
		expect(worstDifference(result.p, column('p'))).toBeLessThan(1e-6);
		expect(worstDifference(result.pAdjusted, column('p_fdr'))).toBeLessThan(1e-6);
		expect(result.classes[4]).toBe('hot-99');
		expect(result.warnings).toEqual([]);
	});

	it('gives local Moran with its moments', () => {
		const result = analyse({ statistic: 'local-moran', correction: 'none' });
		expect(worstDifference(result.localI!, column('Ii'))).toBeLessThan(1e-6);
		expect(worstDifference(result.localExpected!, column('EIi'))).toBeLessThan(1e-6);
		expect(worstDifference(result.localVariance!, column('VarIi'))).toBeLessThan(1e-6);
		expect(worstDifference(result.z, column('ZIi'))).toBeLessThan(1e-6);
	});

	it('gives the global Moran', () => {
		const global = globalMoran(rates, nc.neighbours);
		const { moranI, EI, VI } = nc.expected;
		expect(
			worstDifference([global.i, global.expected, global.variance], [...moranI, ...EI, ...VI])
		).toBeLessThan(1e-6);
	});
});

// tests/reference/local-statistics.R
describe('islands and one-sided neighbours against spdep', () => {
	const reference = readReference('local-statistics.json');
	const values = Float64Array.from(reference.x as number[]);
	it.each(['island', 'nearest'])('agrees with %s', (kind) => {
		const want = reference[kind];
		const neighbours: Neighbours = neighboursFromLists(want.neighbours);
		expect(worstDifference(getisOrd(values, neighbours), want.giStar)).toBeLessThan(1e-9);
		expect(worstDifference(getisOrd(values, neighbours, false), want.gi)).toBeLessThan(1e-9);
		const moran = localMoran(values, neighbours);
		expect(worstDifference(moran.localI, want.localI)).toBeLessThan(1e-9);
		expect(worstDifference(moran.z, want.z)).toBeLessThan(1e-9);
		expect(worstDifference(moran.z.map(normalTwoSided), want.p)).toBeLessThan(1e-9);
		const global = globalMoran(values, neighbours);
		expect(
			worstDifference([global.i, global.expected, global.variance, global.p], want.moran)
		).toBeLessThan(1e-9);
		const local = localEmpiricalBayes(reference.cases, reference.population, neighbours);
		expect(worstDifference(local, want.ebLocal)).toBeLessThan(1e-9);
	});
	it('agrees on the overall shrinkage', () => {
		const got = globalEmpiricalBayes(reference.cases, reference.population);
		expect(worstDifference(got, reference.ebGlobal)).toBeLessThan(1e-9);
	});
});

describe('invariants', () => {
	it('permutes with a relabelling, permutation p-values within chance', () => {
		const lists = nc.rows.map((_, i) => [
			...nc.neighbours.indices.subarray(nc.neighbours.offsets[i], nc.neighbours.offsets[i + 1])
		]);
		const reversed = {
			counts: nc.counts.toReversed(),
			population: nc.population.toReversed(),
			neighbours: neighboursFromLists(lists.toReversed().map((list) => list.map((j) => 99 - j)))
		};
		for (const statistic of ['gi-star', 'gi', 'local-moran'] as const) {
			const one = analyse({ statistic });
			const other = analyse({ statistic }, reversed);
			expect(worstDifference(other.z.toReversed(), one.z)).toBeLessThan(1e-9);
			expect(other.classes.toReversed()).toEqual(one.classes);
		}
	});

	it('finds nothing in a constant field', () => {
		for (const statistic of ['gi-star', 'gi', 'local-moran'])
			for (const permutations of [0, 99]) {
				const result = analyse(
					{ statistic, permutations, value: 'count' },
					{ counts: new Float64Array(100).fill(0.1) }
				);
				expect(new Set(result.classes)).toEqual(new Set(['not-significant']));
				expect(result.p.every(Number.isNaN)).toBe(true);
				expect(result.warnings.map((w) => w.code)).toContain('constant');
			}
	});

	it('changes other z only through n and the moments when an isolated area is added', () => {
		// The added value is the mean, so the sum of squares stays and only n grows by one.
		const mean = rates.reduce((sum, rate) => sum + rate, 0) / 100;
		const grown = neighboursFromLists([
			...nc.rows.map((_, i) =>
				nc.neighbours.indices.subarray(nc.neighbours.offsets[i], nc.neighbours.offsets[i + 1])
			),
			[]
		]);
		const before = getisOrd(rates, nc.neighbours);
		const after = getisOrd(Float64Array.of(...rates, mean), grown);
		for (let i = 0; i < 100; i++) {
			const w = nc.neighbours.offsets[i + 1] - nc.neighbours.offsets[i] + 1;
			const scale = (n: number) => (1 / n) * ((n * w - w * w) / (n - 1));
			expect(after[i]).toBeCloseTo(before[i] * Math.sqrt(scale(100) / scale(101)), 9);
		}
	});

	it('leaves areas without data out, as if they were not there', () => {
		const counts = nc.counts.slice();
		counts[4] = NaN;
		const result = analyse({}, { counts });
		expect(result.classes[4]).toBe('no-data');
		expect(result.z[4]).toBeNaN();
		expect(result.tested).toBe(99);
		const first = nc.neighbours.indices.subarray(
			nc.neighbours.offsets[4],
			nc.neighbours.offsets[5]
		)[0];
		expect(result.neighbours[first]).toBe(
			nc.neighbours.offsets[first + 1] - nc.neighbours.offsets[first] - 1
		);
	});

	it('never gives an island a neighbour, nor a low p by permutation', () => {
		const lists = nc.rows.map((_, i) =>
			[
				...nc.neighbours.indices.subarray(nc.neighbours.offsets[i], nc.neighbours.offsets[i + 1])
			].filter((j) => j !== 4 && i !== 4)
		);
		const neighbours = neighboursFromLists(lists);
		const moran = analyse({ statistic: 'local-moran', permutations: 99 }, { neighbours });
		expect(moran.islands).toEqual([4]);
		expect(moran.classes[4]).toBe('no-neighbours');
		expect(moran.p[4]).toBeNaN();
		expect(analyse({ permutations: 99 }, { neighbours }).p[4]).toBeNaN();
		expect(moran.warnings.map((w) => w.code)).toEqual([
			'islands',
			'few-neighbours',
			'few-permutations'
		]);
	});
});

describe('rates', () => {
	it('has no rate without residents, and exact intervals', () => {
		expect([...crudeRates([3, 0, 2], [100, 0, NaN])]).toEqual([0.03, NaN, NaN]);
		const { lower, upper } = rateIntervals([3], [100]);
		// R: poisson.test(3, 100)
		expect(lower[0]).toBeCloseTo(0.006186721229, 10);
		expect(upper[0]).toBeCloseTo(0.087672730697, 10);
		expect([...excessRisk([3, 1], [100, 100])]).toEqual([1.5, 0.5]);
	});

	it('refuses rates without a population and too few areas, in a sentence', () => {
		expect(() => analyse({ value: 'rate' }, { population: null })).toThrow(
			'Rates need the population of the areas'
		);
		expect(analyse({}, { population: null }).value).toBe('count');
		expect(() =>
			analyse({ value: 'count' }, { counts: nc.counts.map((c, i) => (i < 2 ? c : NaN)) })
		).toThrow('at least 3 areas with a value, and 30 to be trusted; here the number is 2');
	});

	it('warns when counts stand for risk, when areas are few and when many are missing', () => {
		const result = analyse(
			{ value: 'count' },
			{ counts: nc.counts.map((c, i) => (i < 25 ? c : NaN)) }
		);
		expect(result.warnings.map((w) => w.code)).toEqual(
			expect.arrayContaining(['few-areas', 'missing-areas', 'counts-not-risk'])
		);
	});
});

import { describe, expect, it } from 'vitest';
import { replicateMaxima } from '$lib/hotspots/scan/replicate-maxima';
import { logLikelihoodRatio } from '$lib/hotspots/scan/log-likelihood-ratio';
import { scan, scanReplicates } from '$lib/hotspots/scan/scan';
import type { ScanInput } from '$lib/hotspots/scan/scan-input';
import { scanModel, type ScanModel } from '$lib/hotspots/scan/scan-model';
import type { ScanResult } from '$lib/model/scan';
import { scanSchema } from '$lib/model/settings/scan';
import { drawPoisson } from '$lib/numeric/draws';
import { multinomial } from '$lib/numeric/multinomial';
import { createRandom } from '$lib/numeric/random';
import { northCarolina, readReference } from './fixtures';
import { centresOf } from './centres';

const nc = northCarolina();
const centres = centresOf(nc.features);
const run = (input: ScanInput, report = () => {}) => scan(input, report) as ScanResult;

/** A 6 × 5 grid of areas over 8 periods: random cases, and three times the risk in a corner at the end. */
function gridInput(change: object, seed = 4, lift = 1): ScanInput {
	const random = createRandom(seed);
	const areas = 30;
	const periods = 8;
	const population = Float64Array.from({ length: areas }, () => 500 + random.below(2000));
	const counts = new Float64Array(areas * periods);
	for (let a = 0; a < areas; a++)
		for (let t = 0; t < periods; t++) {
			const inside = a % 6 < 2 && a < 12 && t >= 5;
			counts[a * periods + t] = drawPoisson(population[a] * 0.001 * (inside ? lift : 1), random);
		}
	// Slightly uneven places: no two distances are equal.
	const places = Float64Array.from({ length: 2 * areas }, (_, i) => {
		const a = Math.floor(i / 2);
		return (i % 2 ? Math.floor(a / 6) + 45 : a % 6) + 0.2 * random.uniform();
	});
	return { counts, periods, population, centres: places, settings: scanSchema.parse(change) };
}

/** The definition, slowly: every circle and run of periods, by its ratio. */
function largestByDefinition(model: ScanModel, cases: ArrayLike<number>, minCases: number): number {
	let largest = 0;
	for (let centre = 0; centre < model.areas; centre++) {
		const { order, ends } = model.circles.circlesAt(centre);
		for (let size = 1; size <= order.length; size++) {
			if (!ends[size - 1]) continue;
			for (let last = 0; last < model.periods; last++)
				for (let first = 0; first <= last; first++) {
					if (model.windows === 'ending-last' && last < model.periods - 1) continue;
					if (last - first + 1 > model.maxPeriods) continue;
					let inside = 0;
					let expected = 0;
					for (const area of order.subarray(0, size))
						for (let t = first; t <= last; t++) {
							inside += cases[area * model.periods + t];
							expected += model.expected[area * model.periods + t];
						}
					if (inside >= minCases)
						largest = Math.max(largest, logLikelihoodRatio(inside, expected, model.total));
				}
		}
	}
	return largest;
}

describe('the Poisson scan of North Carolina', () => {
	const want = readReference('nc-scan-expected.json');
	const input: ScanInput = {
		counts: nc.counts,
		periods: 1,
		population: nc.population,
		centres,
		settings: scanSchema.parse({})
	};
	const result = run(input);
	const [first] = result.clusters;
	const fips = nc.rows.map((row) => row.fips);

	it('finds the most likely cluster exactly', () => {
		expect([...first.members].map((i) => fips[i])).toEqual(want.fips);
		expect(first.llr / want.llr).toBeCloseTo(1, 8);
		expect(first.observed).toBe(want.cases);
		expect(first.expected / want.expected).toBeCloseTo(1, 8);
		expect(first.p).toBe(want.p);
	});

	it('reports clusters that share no area, in order', () => {
		const all = result.clusters.flatMap((cluster) => [...cluster.members]);
		expect(new Set(all).size).toBe(all.length);
		const ratios = result.clusters.map((cluster) => cluster.llr);
		expect(ratios).toEqual(ratios.toSorted((a, b) => b - a));
	});

	it('repeats itself, and gives the same when replicates are shared out', () => {
		const settings = scanSchema.parse({ replicates: 50 });
		const parts = [
			scanReplicates({ ...input, settings, first: 0, count: 30 }, () => {}) as Float64Array,
			scanReplicates({ ...input, settings, first: 30, count: 20 }, () => {}) as Float64Array
		];
		const shared = scan(
			{ ...input, settings, maxima: Float64Array.of(...parts[0], ...parts[1]) },
			() => {}
		) as ScanResult;
		expect(shared).toEqual(run({ ...input, settings }));
	});
});

describe('windows and replicates against the definition', () => {
	it.each([
		['space', 'poisson'],
		['prospective', 'poisson'],
		['space-time', 'poisson'],
		['prospective', 'permutation'],
		['space-time', 'permutation']
	])('agrees for %s with the %s model', (kind, modelName) => {
		const input = gridInput({ kind, model: modelName, replicates: 12 }, 4, 4);
		const model = scanModel(input);
		const result = run(input);
		expect(result.clusters[0].llr).toBeCloseTo(largestByDefinition(model, model.cases, 2), 9);
		const maxima = replicateMaxima(model, 2, 1, 0, 12);
		for (let r = 0; r < 12; r++) {
			const cells = new Int32Array(model.cases.length);
			model.simulate(createRandom(1, 0x7363616e, r), cells);
			expect(cells.reduce((sum, n) => sum + n, 0)).toBe(model.total);
			expect(maxima[r]).toBeCloseTo(largestByDefinition(model, cells, 2), 9);
		}
	});

	it.each(['space', 'prospective'])('agrees for %s with more cases than pack', (kind) => {
		const input = gridInput({ kind, replicates: 6 });
		input.counts = input.counts.map((count) => count * 400);
		const model = scanModel(input);
		expect(model.total).toBeGreaterThan(0x7fff);
		const maxima = replicateMaxima(model, 2, 1, 0, 6);
		for (let r = 0; r < 6; r++) {
			const cells = new Int32Array(model.cases.length);
			model.simulate(createRandom(1, 0x7363616e, r), cells);
			expect(maxima[r]).toBeCloseTo(largestByDefinition(model, cells, 2), 9);
		}
	});

	it('finds a planted cluster in its place and time', () => {
		for (const model of ['poisson', 'permutation']) {
			const [found] = run(
				gridInput({ kind: 'prospective', model, replicates: 199, maxPopulationShare: 0.3 }, 4, 5)
			).clusters;
			expect([...found.members].sort((a, b) => a - b)).toEqual([0, 1, 6, 7]);
			expect(found.firstPeriod).toBe(5);
			expect(found.p).toBe(0.005);
			expect(found.recurrencePeriods).toBe(200);
			// A permutation's expectation holds the cluster's own cases, so its risk is understated.
			expect(found.relativeRisk).toBeGreaterThan(model === 'poisson' ? 2.5 : 1.5);
		}
	});

	it('keeps the margins when it permutes', () => {
		const model = scanModel(gridInput({ kind: 'space-time', model: 'permutation' }));
		const cells = new Int32Array(model.cases.length);
		model.simulate(createRandom(9), cells);
		const margins = (of: ArrayLike<number>) => {
			const sums = new Array<number>(38).fill(0);
			for (let i = 0; i < of.length; i++) {
				sums[Math.floor(i / 8)] += of[i];
				sums[30 + (i % 8)] += of[i];
			}
			return sums;
		};
		expect(margins(cells)).toEqual(margins(model.cases));
	});
});

describe('invariants and edges', () => {
	it('takes the cap inclusively and lets equally distant areas in together', () => {
		const settings = scanSchema.parse({ replicates: 0, minCases: 1 });
		const square = Float64Array.of(0, 0, 1, 0, 2, 0, 3, 0);
		const input = {
			counts: Float64Array.of(9, 9, 1, 1),
			periods: 1,
			population: new Float64Array(4).fill(10),
			centres: square,
			settings
		};
		expect([...run(input).clusters[0].members].sort()).toEqual([0, 1]);
		const middle = {
			...input,
			counts: Float64Array.of(1, 9, 9, 1),
			settings: { ...settings, maxPopulationShare: 0.49 }
		};
		expect(run(middle).clusters[0].members).toHaveLength(1);
		const model = scanModel(input);
		expect([...model.circles.circlesAt(1).ends]).toEqual([1]);
	});

	it('ignores areas without data, counts those with cases but no population', () => {
		const input = gridInput({ replicates: 0 }, 4, 4);
		const population = input.population!.slice();
		const counts = input.counts.slice();
		population[29] = 0;
		counts[29 * 8] = 3;
		counts.fill(NaN, 28 * 8, 29 * 8);
		const result = run({ ...input, population, counts });
		expect(result.areas).toBe(28);
		expect(result.warnings.map((w) => w.code)).toEqual(['count-without-population']);
		expect(result.clusters.flatMap((cluster) => [...cluster.members])).not.toContain(29);
	});

	it('follows a relabelling', () => {
		const input = gridInput({ replicates: 0 }, 4, 4);
		const order = Array.from({ length: 30 }, (_, i) => 29 - i);
		const one = run(input).clusters[0];
		const other = run({
			...input,
			counts: Float64Array.from(order.flatMap((a) => [...input.counts.subarray(a * 8, a * 8 + 8)])),
			population: Float64Array.from(order, (a) => input.population![a]),
			centres: Float64Array.from(
				order.flatMap((a) => [...input.centres.subarray(2 * a, 2 * a + 2)])
			)
		}).clusters[0];
		expect([...other.members].map((a) => 29 - a).sort()).toEqual([...one.members].sort());
		expect(other.llr).toBeCloseTo(one.llr, 10);
	});

	it('says what is missing', () => {
		const input = gridInput({});
		expect(() => run({ ...input, population: null })).toThrow(
			'The Poisson scan compares cases with the population'
		);
		expect(() => run({ ...input, counts: new Float64Array(240) })).toThrow('There are no cases');
		expect(() => run({ ...input, settings: scanSchema.parse({ model: 'permutation' }) })).toThrow(
			'choose the kind'
		);
	});

	it('holds its level under chance', () => {
		let rejected = 0;
		for (let simulation = 0; simulation < 200; simulation++) {
			const input = gridInput(
				{ kind: simulation % 2 ? 'space' : 'prospective', replicates: 99, seed: simulation },
				1000 + simulation
			);
			rejected += Number(run(input).clusters[0]?.p <= 0.05);
		}
		// Binomial(200, 0.05): 99 % of the time between 3 and 18.
		expect(rejected).toBeGreaterThanOrEqual(3);
		expect(rejected).toBeLessThanOrEqual(18);
	});
});

describe('dealing cases', () => {
	it('keeps the total and the shares, one by one and by binomials', () => {
		for (const cases of [40, 40_000]) {
			const deal = multinomial([1, 0, 3, 6]);
			const random = createRandom(2);
			const into = new Int32Array(4);
			const times = 400_000 / cases;
			for (let k = 0; k < times; k++) deal(cases, random, into);
			expect(into.reduce((sum, n) => sum + n, 0)).toBe(400_000);
			expect(into[1]).toBe(0);
			[0.1, 0, 0.3, 0.6].forEach((share, i) =>
				expect(Math.abs(into[i] / 400_000 - share)).toBeLessThan(0.004)
			);
		}
	});
});

import loadHighs from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SiteObjective, SiteProblem } from '$lib/model/planning';
import { createRandom } from '$lib/numeric/random';
import type { LinearSolver } from '$lib/planning/linear-solver';
import { placeByInterchange } from '$lib/planning/sites/interchange';
import { placeSites } from '$lib/planning/sites/place-sites';
import { solveWithHighs } from '$lib/planning/solve-with-highs';

let solver: LinearSolver;
beforeAll(async () => {
	solver = solveWithHighs(await loadHighs());
});

/** Random points in a square of 100 km; candidates are the first of them. */
function instance(
	seed: number,
	places: number,
	candidates: number,
	count: number,
	objective: SiteObjective,
	existing: number[] = []
): SiteProblem {
	const random = createRandom(seed);
	const points = Array.from({ length: places }, () => [
		100 * random.uniform(),
		100 * random.uniform()
	]);
	const distances = new Float64Array(candidates * places);
	for (let c = 0; c < candidates; c++)
		for (let d = 0; d < places; d++)
			distances[c * places + d] = Math.hypot(
				points[c][0] - points[d][0],
				points[c][1] - points[d][1]
			);
	return {
		objective,
		distances,
		candidates,
		demand: Float64Array.from(points, () => 1 + Math.floor(20 * random.uniform())),
		count,
		existing: Uint8Array.from({ length: candidates }, (_, i) => (existing.includes(i) ? 1 : 0)),
		capacity: null,
		reach: 25
	};
}

function subsets(items: number[], size: number): number[][] {
	if (size === 0) return [[]];
	return items.flatMap((item, i) =>
		subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest])
	);
}

/** The best value over every choice of sites. */
function enumerate(problem: SiteProblem): number {
	const { candidates, count, demand, distances, existing, objective, reach } = problem;
	const all = Array.from({ length: candidates }, (_, i) => i);
	const fixed = all.filter((i) => existing?.[i]);
	const values = subsets(
		all.filter((i) => !existing?.[i]),
		count
	).map((chosen) => {
		const open = [...fixed, ...chosen];
		const nearest = Array.from(demand, (_, place) =>
			Math.min(...open.map((site) => distances[site * demand.length + place]))
		);
		if (objective === 'p-centre') return Math.max(...nearest);
		if (objective === 'max-covering')
			return -demand.reduce((sum, need, place) => sum + (nearest[place] <= reach ? need : 0), 0);
		const total = demand.reduce((sum, need) => sum + need, 0);
		return demand.reduce((sum, need, place) => sum + need * nearest[place], 0) / total;
	});
	const best = Math.min(...values);
	return objective === 'max-covering' ? -best : best;
}

describe('sites', () => {
	it.each(['max-covering', 'p-median', 'p-centre'] as const)(
		'%s equals an enumeration of every choice',
		(objective) => {
			for (let seed = 1; seed <= 8; seed++) {
				const existing = seed % 2 ? [3] : [];
				const problem = instance(seed, 25, 12, 3, objective, existing);
				const plan = placeSites(problem, solver);
				expect(Math.abs(plan.objective - enumerate(problem)), `seed ${seed}`).toBeLessThan(1e-6);
				expect(plan.gap).toBeLessThan(1e-6);
				expect(plan.open).toHaveLength(3 + existing.length);
				for (const site of existing) expect(plan.open).toContain(site);
			}
		}
	);

	it('comes near the exact p-median by interchange, and proves how near', () => {
		for (let seed = 1; seed <= 4; seed++) {
			const problem = instance(seed, 60, 30, 5, 'p-median');
			const exact = placeSites(problem, solver);
			const quick = placeByInterchange(problem);
			expect(quick.objective).toBeGreaterThanOrEqual(exact.objective - 1e-9);
			expect(quick.objective / exact.objective).toBeLessThan(1.02);
			expect(quick.bound).toBeLessThanOrEqual(exact.objective + 1e-9);
			expect(quick.gap).toBeLessThan(0.05);
		}
	});

	it('keeps capacities: nobody is served beyond them', () => {
		const problem = instance(3, 20, 8, 3, 'max-covering');
		const capacity = new Float64Array(8).fill(30);
		const plan = placeSites({ ...problem, capacity }, solver);
		expect(plan.objective).toBeLessThanOrEqual(90 + 1e-6);
		const median = { ...problem, capacity, objective: 'p-median' as const };
		expect(() => placeSites(median, solver)).toThrow('cannot serve all demand');
	});

	it.each([
		[{ count: 9 }, 'places left to choose from'],
		[{ demand: new Float64Array(20) }, 'no place has any demand'],
		[{ reach: 0 }, 'how far a site reaches'],
		[{ distances: new Float64Array(160).fill(NaN) }, 'every distance']
	])('case %# is refused with a sentence', (change, part) => {
		expect(() =>
			placeSites({ ...instance(1, 20, 8, 2, 'max-covering'), ...change }, solver)
		).toThrow(part);
	});
});

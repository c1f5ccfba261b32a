import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import loadHighs from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SiteObjective, SiteProblem } from '$lib/model/sites';
import { createRandom } from '$lib/numeric/random';
import type { LinearSolver } from '$lib/planning/linear-solver';
import { assignWithinCapacity } from '$lib/planning/sites/assign-within';
import { placeByInterchange } from '$lib/planning/sites/interchange';
import { placeWithinCapacity } from '$lib/planning/sites/large-capacitated';
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

/** OR-Library's first p-median graph (Beasley 1985): shortest paths between 100 places, 5 sites. */
function pmed1(): Omit<SiteProblem, 'objective'> {
	const lines = readFileSync(join(import.meta.dirname, '../reference/pmed1.txt'), 'utf8')
		.trim()
		.split('\n')
		.map((line) => line.split(' ').map(Number));
	const [many, , count] = lines[0];
	const distances = new Float64Array(many * many).fill(Infinity);
	for (let i = 0; i < many; i++) distances[i * many + i] = 0;
	for (const [a, b, length] of lines.slice(1))
		distances[(a - 1) * many + b - 1] = distances[(b - 1) * many + a - 1] = length;
	for (let k = 0; k < many; k++)
		for (let i = 0; i < many; i++)
			for (let j = 0; j < many; j++)
				distances[i * many + j] = Math.min(
					distances[i * many + j],
					distances[i * many + k] + distances[k * many + j]
				);
	const demand = new Float64Array(many).fill(1);
	return { distances, candidates: many, demand, count, existing: null, capacity: null, reach: 1 };
}

/** The least radius within which given sites serve all demand in their capacities. */
function leastRadius(problem: SiteProblem, open: number[], solve: LinearSolver): number {
	const radii = [...new Set(problem.distances)].sort((a, b) => a - b);
	const within = (radius: number) => {
		const distances = problem.distances.map((value) => (value <= radius ? 0 : 1));
		const answer = assignWithinCapacity({ ...problem, distances }, open, solve);
		return answer !== null && answer.travelled < 1e-9;
	};
	return radii.find(within) ?? Infinity;
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

	it('finds the published optima of OR-Library’s pmed1: p-median 5,819, p-centre 127', () => {
		const problem = pmed1();
		const median = placeSites({ ...problem, objective: 'p-median' }, solver);
		expect(Math.round(median.objective * 100)).toBe(5819);
		expect(median.gap).toBeLessThan(1e-6);
		const quick = placeByInterchange({ ...problem, objective: 'p-median' });
		expect(quick.objective / median.objective).toBeLessThan(1.01);
		const centre = placeSites({ ...problem, objective: 'p-centre' }, solver);
		expect([centre.objective, centre.gap]).toEqual([127, 0]);
		// What reaches everybody covers everybody, and one kilometre less does not.
		const covering = (reach: number) =>
			placeSites({ ...problem, objective: 'max-covering', reach }, solver).objective;
		expect(covering(127)).toBeCloseTo(100, 6);
		expect(covering(126)).toBeLessThan(99.5);
	});

	it('serves all demand within capacities, as an enumeration over sites and radii does', () => {
		for (let seed = 1; seed <= 4; seed++) {
			const problem = instance(seed, 12, 7, 3, 'p-centre', seed % 2 ? [2] : []);
			const total = problem.demand.reduce((sum, need) => sum + need, 0);
			const capacity = new Float64Array(7).fill(Math.ceil(total / 2.6));
			const sites = 3 + (seed % 2);
			const capped = { ...problem, capacity };
			const plans = subsets([0, 1, 2, 3, 4, 5, 6], sites).filter(
				(open) => seed % 2 === 0 || open.includes(2)
			);
			const travelled = plans.map(
				(open) => assignWithinCapacity(capped, open, solver)?.travelled ?? Infinity
			);
			const median = placeSites({ ...capped, objective: 'p-median' }, solver);
			expect(median.objective).toBeCloseTo(Math.min(...travelled) / total, 6);
			const swapped = placeWithinCapacity(capped, solver);
			expect(swapped.objective / median.objective).toBeLessThan(1.05);
			expect(swapped.bound).toBeLessThanOrEqual(median.objective + 1e-9);
			const radius = (open: number[]) => leastRadius(capped, open, solver);
			const centre = placeSites(capped, solver);
			expect(centre.objective).toBeCloseTo(Math.min(...plans.map(radius)), 9);
			expect(centre.gap).toBe(0);
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

import type { SitePlan, SiteProblem } from '$lib/model/planning';
import { type LinearSolver, ModelBuilder } from '../linear-solver';
import { nearestOpen, openIn } from './open-sites';

/**
 * The p-centre: the least radius within which the sites can cover every place with demand, by
 * halving over the distances that occur, each radius decided by a set-covering problem (Daskin 1995).
 */
export function solveCentre(
	problem: SiteProblem,
	solver: LinearSolver,
	timeLimit: number
): SitePlan {
	const radii = [...new Set(problem.distances)].sort((a, b) => a - b);
	let low = -1;
	let high = radii.length - 1;
	let open = coverWithin(problem, radii[high], solver, timeLimit)!;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		const found = coverWithin(problem, radii[middle], solver, timeLimit);
		if (found) [open, high] = [found, middle];
		else low = middle;
	}
	const assigned = nearestOpen(problem, open);
	const objective = assigned.reduce(
		(most, site, place) =>
			problem.demand[place] > 0
				? Math.max(most, problem.distances[site * problem.demand.length + place])
				: most,
		0
	);
	return { open, assigned, objective, bound: objective, gap: 0 };
}

/** Sites that cover all demand within a radius, or null where so few cannot. */
function coverWithin(
	problem: SiteProblem,
	radius: number,
	solver: LinearSolver,
	timeLimit: number
): Int32Array | null {
	const { candidates, demand, distances, existing, count } = problem;
	const many = demand.length;
	const builder = new ModelBuilder();
	const already = existing?.reduce((sum, one) => sum + one, 0) ?? 0;
	const counting = builder.row(-Infinity, count + already);
	const entries: [number, number][][] = Array.from({ length: candidates }, () => [[counting, 1]]);
	for (let place = 0; place < many; place++) {
		if (demand[place] <= 0) continue;
		const row = builder.row(1, Infinity);
		let reachable = false;
		for (let candidate = 0; candidate < candidates; candidate++)
			if (distances[candidate * many + place] <= radius) {
				entries[candidate].push([row, 1]);
				reachable = true;
			}
		if (!reachable) return null;
	}
	entries.forEach((column, candidate) =>
		builder.column(1, 1, column, { lower: existing?.[candidate] ? 1 : 0, whole: true })
	);
	const answer = solver(builder.build(false), { timeLimit, gap: 1 });
	return answer.columns.length ? openIn(answer.columns, 0, candidates) : null;
}

import type { SitePlan, SiteProblem } from '$lib/model/sites';
import { type LinearSolver, ModelBuilder } from '../linear-solver';
import { cannotServe } from './large-capacitated';
import { addSites, gapBetween, openIn } from './open-sites';

/** The p-median by branch and bound; a place may be split between sites where capacities ask for it. */
export function solveMedian(
	problem: SiteProblem,
	solver: LinearSolver,
	timeLimit: number
): SitePlan {
	const { candidates, demand, distances, capacity } = problem;
	const many = demand.length;
	const builder = new ModelBuilder();
	const total = demand.reduce((sum, value) => sum + value, 0);
	const first = addSites(builder, problem);
	const served = Array.from(demand, () => builder.row(1, 1));
	const limits = capacity ? Array.from(capacity, () => builder.row(-Infinity, 0)) : null;
	limits?.forEach((row, candidate) => builder.entry(first + candidate, row, -capacity![candidate]));
	const share = builder.columns;
	for (let candidate = 0; candidate < candidates; candidate++)
		for (let place = 0; place < many; place++) {
			const open = builder.row(-Infinity, 0);
			builder.entry(first + candidate, open, -1);
			const cost = (demand[place] * distances[candidate * many + place]) / total;
			const entries: [number, number][] = [
				[served[place], 1],
				[open, 1]
			];
			if (limits) entries.push([limits[candidate], demand[place]]);
			builder.column(cost, 1, entries);
		}
	const answer = solver(builder.build(false), { timeLimit });
	if (answer.columns.length === 0) throw cannotServe();
	const assigned = Int32Array.from(demand, (_, place) => {
		let best = 0;
		for (let candidate = 1; candidate < candidates; candidate++)
			if (
				answer.columns[share + candidate * many + place] >
				answer.columns[share + best * many + place] + 1e-9
			)
				best = candidate;
		return best;
	});
	const { objective, bound } = answer;
	const open = openIn(answer.columns, first, candidates);
	return { open, assigned, objective, bound, gap: gapBetween(objective, bound) };
}

import type { SitePlan, SiteProblem } from '$lib/model/sites';
import { type LinearSolver, ModelBuilder } from '../linear-solver';
import { addSites, gapBetween, openIn } from './open-sites';

/** Maximal covering by branch and bound, with what each site can serve at most where that is limited. */
export function solveCovering(
	problem: SiteProblem,
	solver: LinearSolver,
	timeLimit: number
): SitePlan {
	const { candidates, demand, distances, reach, capacity } = problem;
	const many = demand.length;
	const builder = new ModelBuilder();
	const links: { place: number; candidate: number; share: number; cover: number }[] = [];
	const servers: number[] = [];
	if (capacity)
		for (let candidate = 0; candidate < candidates; candidate++)
			servers.push(builder.row(-Infinity, 0));
	for (let place = 0; place < many; place++) {
		const near = [];
		for (let candidate = 0; candidate < candidates; candidate++)
			if (distances[candidate * many + place] <= reach) near.push(candidate);
		if (near.length === 0 || demand[place] <= 0) continue;
		// Covered share ≤ sites open nearby (≤ shares served, where sites have a capacity).
		const cover = builder.row(-Infinity, capacity ? 1 : 0);
		for (const candidate of near) links.push({ place, candidate, share: -1, cover });
		if (!capacity) builder.column(demand[place], 1, [[cover, 1]]);
	}
	if (capacity)
		for (const link of links)
			link.share = builder.column(demand[link.place], 1, [
				[link.cover, 1],
				[servers[link.candidate], demand[link.place]]
			]);
	const first = addColumns(builder, problem, links, servers);
	const answer = solver(builder.build(true), { timeLimit });
	const open = openIn(answer.columns, first, candidates);
	const assigned = new Int32Array(many).fill(-1);
	const best = new Float64Array(many).fill(Infinity);
	for (const { place, candidate, share } of links) {
		const serves = capacity
			? answer.columns[share] > 1e-6
			: answer.columns[first + candidate] > 0.5;
		const distance = distances[candidate * many + place];
		if (serves && distance < best[place]) [assigned[place], best[place]] = [candidate, distance];
	}
	const { objective, bound } = answer;
	return { open, assigned, objective, bound, gap: gapBetween(objective, bound) };
}

function addColumns(
	builder: ModelBuilder,
	problem: SiteProblem,
	links: { candidate: number; cover: number }[],
	servers: number[]
): number {
	const { candidates, count, existing, capacity } = problem;
	if (!capacity) {
		const open = existing?.reduce((sum, one) => sum + one, 0) ?? 0;
		const counting = builder.row(-Infinity, count + open);
		const entries: [number, number][][] = Array.from({ length: candidates }, () => [[counting, 1]]);
		for (const { candidate, cover } of links) entries[candidate].push([cover, -1]);
		const first = builder.columns;
		entries.forEach((column, candidate) =>
			builder.column(0, 1, column, { lower: existing?.[candidate] ? 1 : 0, whole: true })
		);
		return first;
	}
	const first = addSites(builder, problem);
	// A site that serves is open: Σ served − capacity × open ≤ 0.
	servers.forEach((row, candidate) => builder.entry(first + candidate, row, -capacity[candidate]));
	return first;
}

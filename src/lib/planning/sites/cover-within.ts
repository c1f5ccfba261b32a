import type { SiteProblem } from '$lib/model/sites';
import { type LinearSolver, ModelBuilder } from '../linear-solver';
import { openIn } from './open-sites';

/** Sites that cover all demand; who serves whom only where capacities decide it. */
export interface Cover {
	open: Int32Array;
	/** The farthest site that serves each place; null: the nearest open one does. */
	assigned: Int32Array | null;
}

interface Link {
	place: number;
	candidate: number;
}

/**
 * Sites that cover all demand within a radius and, where given, within their capacities, a place
 * split between sites if need be; `no` where that is proven impossible, `unknown` where the time ran out.
 */
export function coverWithin(
	problem: SiteProblem,
	radius: number,
	solver: LinearSolver,
	timeLimit: number
): Cover | 'no' | 'unknown' {
	const { candidates, demand, existing, count, capacity } = problem;
	const links = linksWithin(problem, radius);
	if (!links) return 'no';
	const builder = new ModelBuilder();
	const already = existing?.reduce((sum, one) => sum + one, 0) ?? 0;
	const counting = builder.row(-Infinity, count + already);
	const opened: [number, number][][] = Array.from({ length: candidates }, () => [[counting, 1]]);
	const rows = new Map<number, number>();
	for (const { place } of links) if (!rows.has(place)) rows.set(place, builder.row(1, Infinity));
	if (capacity) addShares(builder, problem, links, rows, opened);
	else for (const { place, candidate } of links) opened[candidate].push([rows.get(place)!, 1]);
	const first = builder.columns;
	opened.forEach((column, candidate) =>
		builder.column(1, 1, column, { lower: existing?.[candidate] ? 1 : 0, whole: true })
	);
	const answer = solver(builder.build(false), { timeLimit, gap: 1 });
	if (answer.columns.length === 0) return answer.status === 'infeasible' ? 'no' : 'unknown';
	const open = openIn(answer.columns, first, candidates);
	if (open.length === 0) return 'unknown';
	return {
		open,
		assigned: capacity ? farthest(problem, links, answer.columns, demand.length) : null
	};
}

/** Who can serve whom within the radius; null where a place with demand has nobody. */
function linksWithin({ candidates, demand, distances }: SiteProblem, radius: number) {
	const links: Link[] = [];
	for (let place = 0; place < demand.length; place++) {
		if (demand[place] <= 0) continue;
		const before = links.length;
		for (let candidate = 0; candidate < candidates; candidate++)
			if (distances[candidate * demand.length + place] <= radius) links.push({ place, candidate });
		if (links.length === before) return null;
	}
	return links;
}

/** One column a link: the share of the place that the site serves, if it is open and has room. */
function addShares(
	builder: ModelBuilder,
	{ candidates, demand, capacity }: SiteProblem,
	links: Link[],
	rows: Map<number, number>,
	opened: [number, number][][]
): void {
	const room = Array.from({ length: candidates }, () => builder.row(-Infinity, 0));
	room.forEach((row, candidate) => opened[candidate].push([row, -capacity![candidate]]));
	for (const { place, candidate } of links)
		builder.column(0, 1, [
			[rows.get(place)!, 1],
			[room[candidate], demand[place]]
		]);
}

function farthest(
	{ distances }: SiteProblem,
	links: Link[],
	shares: Float64Array,
	many: number
): Int32Array {
	const assigned = new Int32Array(many).fill(-1);
	links.forEach(({ place, candidate }, i) => {
		if (shares[i] <= 1e-6) return;
		const now = assigned[place];
		if (now < 0 || distances[candidate * many + place] > distances[now * many + place])
			assigned[place] = candidate;
	});
	return assigned;
}

import type { SitePlan, SiteProblem } from '$lib/model/sites';
import { InputError } from '$lib/model/problem';
import type { LinearSolver } from '../linear-solver';
import { coverWithin, type Cover } from './cover-within';
import { gapBetween, nearestOpen } from './open-sites';

/**
 * The p-centre: the least radius within which the sites can cover every place with demand, by
 * halving over the distances that occur, each radius decided by a set-covering problem (Daskin
 * 1995). With capacities, which only widen the radius, the search goes on from there. A radius that
 * the solver could not decide in its time counts as too small, and the gap says so.
 */
export function solveCentre(
	problem: SiteProblem,
	solver: LinearSolver,
	timeLimit: number
): SitePlan {
	const radii = [...new Set(problem.distances)].sort((a, b) => a - b);
	const free = search(radii, -1, radii.length, (radius) =>
		coverWithin({ ...problem, capacity: null }, radius, solver, timeLimit)
	);
	const found = problem.capacity
		? search(radii, free.at - 1, Math.ceil(radii.length / 128), (radius) =>
				coverWithin(problem, radius, solver, timeLimit)
			)
		: free;
	const bound = radii[problem.capacity ? Math.max(found.least, free.least) : found.least];
	return describe(problem, found.cover, bound);
}

interface Found {
	cover: Cover;
	/** Position of the radius, and of the least that is not proven too small. */
	at: number;
	least: number;
}

/** The first radius after position `low` that can be covered: in strides, then by halving. */
function search(
	radii: number[],
	low: number,
	stride: number,
	decide: (radius: number) => Cover | 'no' | 'unknown'
): Found {
	let proven = low;
	let at = low;
	let cover: Cover | null = null;
	for (let step = stride; cover === null; step *= 2) {
		if (at === radii.length - 1) throw cannotReach();
		at = Math.min(radii.length - 1, at + step);
		const answer = decide(radii[at]);
		if (typeof answer !== 'string') cover = answer;
		else low = at;
		if (answer === 'no') proven = at;
	}
	while (at - low > 1) {
		const middle = (low + at) >> 1;
		const answer = decide(radii[middle]);
		if (typeof answer !== 'string') [cover, at] = [answer, middle];
		else low = middle;
		if (answer === 'no') proven = middle;
	}
	return { cover, at, least: proven + 1 };
}

/** Nothing within the time of the search serves everybody. */
function cannotReach(): InputError {
	return new InputError(
		'no choice of sites was found that serves every place: open more of them or raise their capacity',
		{},
		'sites-centre'
	);
}

function describe(problem: SiteProblem, { open, assigned }: Cover, bound: number): SitePlan {
	const { demand, distances } = problem;
	const serving = assigned ?? nearestOpen(problem, open);
	const objective = serving.reduce(
		(most, site, place) =>
			demand[place] > 0 ? Math.max(most, distances[site * demand.length + place]) : most,
		0
	);
	const least = Math.min(bound, objective);
	return { open, assigned: serving, objective, bound: least, gap: gapBetween(objective, least) };
}

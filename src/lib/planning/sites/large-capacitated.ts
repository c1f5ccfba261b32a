import type { SitePlan, SiteProblem } from '$lib/model/sites';
import { InputError } from '$lib/model/problem';
import type { LinearSolver } from '../linear-solver';
import { assignWithinCapacity, type CapacityAssignment } from './assign-within';
import { placeByInterchange } from './interchange';
import { gapBetween } from './open-sites';

/**
 * The p-median with capacities on a large table: the sites that are best without capacities, then swaps
 * of one site for its nearest candidates while the demand, served within capacities, travels less. The
 * bound is that of the problem without capacities.
 */
export function placeWithinCapacity(problem: SiteProblem, solver: LinearSolver): SitePlan {
	const start = placeByInterchange({ ...problem, capacity: null });
	const total = problem.demand.reduce((sum, value) => sum + value, 0);
	let open = Array.from(start.open);
	let best = assignWithinCapacity(problem, open, solver);
	for (let round = 0; round < ROUNDS; round++) {
		const found = bestSwap(problem, open, best, solver);
		if (!found) break;
		({ open, best } = found);
	}
	if (!best) throw cannotServe();
	const objective = best.travelled / total;
	return {
		open: Int32Array.from(open).sort(),
		assigned: best.assigned,
		objective,
		bound: start.bound,
		gap: gapBetween(objective, start.bound)
	};
}

/** The sentence for sites that are too few or too small. */
export function cannotServe(): InputError {
	return new InputError(
		'the sites cannot serve all demand: open more of them or raise their capacity',
		{},
		'sites-capacity'
	);
}

/** Rounds of swaps, and candidates near each site that a swap is tried with. */
const ROUNDS = 5;
const NEIGHBOURS = 4;

function bestSwap(
	problem: SiteProblem,
	open: number[],
	now: CapacityAssignment | null,
	solver: LinearSolver
): { open: number[]; best: CapacityAssignment } | null {
	let found: { open: number[]; best: CapacityAssignment } | null = null;
	const least = () => found?.best.travelled ?? (now?.travelled ?? Infinity) * (1 - 1e-9);
	for (const [at, site] of open.entries()) {
		if (problem.existing?.[site]) continue;
		for (const other of nearestCandidates(problem, site, open)) {
			const swapped = open.map((one, i) => (i === at ? other : one));
			const answer = assignWithinCapacity(problem, swapped, solver);
			if (answer && answer.travelled < least()) found = { open: swapped, best: answer };
		}
	}
	return found;
}

/** Closed candidates whose distances to all places differ least from a site's own. */
function nearestCandidates(
	{ candidates, demand, distances }: SiteProblem,
	site: number,
	open: number[]
): number[] {
	const many = demand.length;
	const apart = (candidate: number) => {
		let sum = 0;
		for (let place = 0; place < many; place++)
			sum +=
				demand[place] *
				Math.abs(distances[candidate * many + place] - distances[site * many + place]);
		return sum;
	};
	return Array.from({ length: candidates }, (_, i) => i)
		.filter((i) => !open.includes(i))
		.map((candidate) => ({ candidate, apart: apart(candidate) }))
		.sort((a, b) => a.apart - b.apart || a.candidate - b.candidate)
		.slice(0, NEIGHBOURS)
		.map(({ candidate }) => candidate);
}

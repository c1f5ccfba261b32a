import type { SitePlan, SiteProblem } from '$lib/model/sites';
import { InputError } from '$lib/model/problem';
import type { LinearSolver } from '../linear-solver';
import { placeByInterchange } from './interchange';
import { cannotServe, placeWithinCapacity } from './large-capacitated';
import { solveCentre } from './solve-centre';
import { solveCovering } from './solve-covering';
import { solveMedian } from './solve-median';

/** Distances up to which the p-median is solved by branch and bound. */
const EXACT_DISTANCES = 20_000;

/**
 * The best places for new sites beside the existing ones: most demand within reach (maximal
 * covering, Church & ReVelle 1974), least demand-weighted distance (p-median, Hakimi 1964) or least
 * largest distance (p-centre). Proven optimal, but for the p-median on large tables, which is
 * improved by interchange and compared with a Lagrangian bound, and for searches that run out of
 * time, which say their gap.
 */
export function placeSites(problem: SiteProblem, solver: LinearSolver, timeLimit = 20): SitePlan {
	check(problem);
	if (problem.objective === 'max-covering') return solveCovering(problem, solver, timeLimit);
	if (problem.objective === 'p-centre') return solveCentre(problem, solver, timeLimit);
	if (problem.distances.length > EXACT_DISTANCES)
		return problem.capacity ? placeWithinCapacity(problem, solver) : placeByInterchange(problem);
	return solveMedian(problem, solver, timeLimit);
}

function check(problem: SiteProblem): void {
	const { candidates, demand, distances, existing } = problem;
	const refuse = (message: string, code: string, params = {}) => {
		throw new InputError(message, {}, code, params);
	};
	const open = existing?.reduce((sum, one) => sum + one, 0) ?? 0;
	if (problem.count < 1 || problem.count + open > candidates)
		refuse(
			`${problem.count} sites were asked for, but there are ${candidates - open} places left to choose from`,
			'sites-count',
			{ count: problem.count, left: candidates - open }
		);
	if (distances.some((value) => !(value >= 0)))
		refuse('every distance must be a number of at least 0', 'sites-distance');
	if (!demand.some((value) => value > 0)) refuse('no place has any demand', 'sites-demand');
	if (problem.objective !== 'max-covering' && mostServed(problem) < totalOf(demand) * (1 - 1e-9))
		throw cannotServe();
	if (problem.objective === 'max-covering' && !(problem.reach > 0))
		refuse('maximal covering needs how far a site reaches', 'sites-reach');
}

const totalOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

/** The most demand that the existing sites and the largest new ones could serve together. */
function mostServed({ capacity, existing, count }: SiteProblem): number {
	if (!capacity) return Infinity;
	const stands = capacity.filter((_, candidate) => existing?.[candidate]);
	const others = capacity.filter((_, candidate) => !existing?.[candidate]).sort();
	return totalOf(stands) + totalOf(others.slice(Math.max(0, others.length - count)));
}

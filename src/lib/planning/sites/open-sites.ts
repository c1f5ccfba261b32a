import type { SiteProblem } from '$lib/model/sites';
import type { ModelBuilder } from '../linear-solver';

/** Adds a 0–1 column for every candidate, existing ones held open, and the row that counts the new. */
export function addSites(builder: ModelBuilder, problem: SiteProblem, cost = 0): number {
	const existing = problem.existing?.reduce((sum, one) => sum + one, 0) ?? 0;
	const limit = problem.count + existing;
	const counting = builder.row(-Infinity, limit);
	const first = builder.columns;
	for (let candidate = 0; candidate < problem.candidates; candidate++)
		builder.column(cost, 1, [[counting, 1]], {
			lower: problem.existing?.[candidate] ? 1 : 0,
			whole: true
		});
	return first;
}

/** The candidates that a solution opens. */
export function openIn(columns: Float64Array, first: number, candidates: number): Int32Array {
	return Int32Array.from({ length: candidates }, (_, i) => i).filter(
		(candidate) => columns[first + candidate] > 0.5
	);
}

/** How far an answer is from its bound, as a share of it. */
export function gapBetween(objective: number, bound: number): number {
	const gap = Math.abs(objective - bound) / Math.max(Math.abs(objective), 1e-12);
	return gap < 1e-7 ? 0 : gap;
}

/** The nearest of the open sites for every place of demand. */
export function nearestOpen(problem: SiteProblem, open: ArrayLike<number>): Int32Array {
	const many = problem.demand.length;
	return Int32Array.from({ length: many }, (_, place) => {
		let best = -1;
		for (let i = 0; i < open.length; i++)
			if (
				best < 0 ||
				problem.distances[open[i] * many + place] < problem.distances[best * many + place]
			)
				best = open[i];
		return best;
	});
}

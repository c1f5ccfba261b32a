import { type LinearSolver, ModelBuilder, type SolveOptions } from '../linear-solver';
import { costOf, effectOf, type Pairs } from './allocation-rows';

/** A plan found by branch and bound; null where no plan keeps every limit. */
export interface ExactPlan {
	steps: Int32Array;
	/** The best objective value not ruled out, in the objective's own terms. */
	bound: number;
	proven: boolean;
}

/** Choices (a number of steps of a pair) up to which every one gets a column. */
export const EXACT_CHOICES = 3000;

/** How many choices an exact search would have. */
export function countChoices(pairs: Pairs): number {
	return pairs.maximum.reduce((sum, most) => sum + most, 0);
}

/**
 * Solves the allocation with one 0–1 column for each pair and number of steps, so that fixed costs
 * and whole units are exact. `worst-off` is solved twice: for the least unmet share of the area
 * where it is largest, then for the most effect without losing that.
 */
export function solveExactly(
	pairs: Pairs,
	solver: LinearSolver,
	options: SolveOptions
): ExactPlan | null {
	if (pairs.problem.objective !== 'worst-off') {
		const found = solveOnce(pairs, solver, options, null);
		if (!found || pairs.problem.objective === 'max-effect') return found;
		const need = pairs.problem.need.reduce((sum, value) => sum + value, 0);
		return { ...found, bound: need - found.bound };
	}
	const first = solveOnce(pairs, solver, options, null);
	if (!first) return null;
	const share = worstShare(pairs, first.steps);
	const second = solveOnce(pairs, solver, options, share + 1e-9) ?? first;
	return { steps: second.steps, bound: first.bound, proven: first.proven && second.proven };
}

/** The largest unmet share of need over the areas that have need and can be reached. */
export function worstShare(pairs: Pairs, steps: Int32Array): number {
	let worst = 0;
	for (const area of reachableAreas(pairs)) {
		const met = effectInArea(pairs, area, steps) / pairs.problem.need[area];
		worst = Math.max(worst, 1 - met);
	}
	return worst;
}

/** Areas with need where some programme can run. */
export function reachableAreas(pairs: Pairs): number[] {
	const areas: number[] = [];
	for (let area = 0; area < pairs.problem.need.length; area++) {
		const from = area * pairs.programmes;
		if (pairs.maximum.subarray(from, from + pairs.programmes).some((most) => most > 0))
			areas.push(area);
	}
	return areas;
}

/** Cases averted in an area. */
export function effectInArea(pairs: Pairs, area: number, steps: Int32Array): number {
	let sum = 0;
	for (let pair = area * pairs.programmes; pair < (area + 1) * pairs.programmes; pair++)
		sum += effectOf(pairs, pair, steps[pair]);
	return sum;
}

/** `leastMet`: unmet share that no area may exceed (the second solve of worst-off). */
function solveOnce(
	pairs: Pairs,
	solver: LinearSolver,
	options: SolveOptions,
	mostUnmet: number | null
): ExactPlan | null {
	const { objective, need } = pairs.problem;
	const builder = new ModelBuilder();
	const rows = pairs.rows.map((row) =>
		builder.row(row.lower > 0 ? row.lower : -Infinity, row.upper)
	);
	const areaRows = new Map<number, number>();
	const capped = objective === 'min-unmet';
	const levelled = objective === 'worst-off' && mostUnmet === null;
	if (capped) {
		// v ≤ need and v − Σ effect ≤ 0: what counts in the area.
		need.forEach((value, area) => {
			areaRows.set(area, builder.row(-Infinity, 0));
			builder.column(1, value, [[areaRows.get(area)!, 1]]);
		});
	} else if (objective === 'worst-off') {
		// Σ effect / need + t ≥ 1, t the worst unmet share.
		const areas = reachableAreas(pairs);
		for (const area of areas)
			areaRows.set(area, builder.row(levelled ? 1 : 1 - mostUnmet!, Infinity));
		if (levelled)
			builder.column(
				1,
				1,
				areas.map((area): [number, number] => [areaRows.get(area)!, 1])
			);
	}
	const first = builder.columns;
	const choices: [pair: number, steps: number][] = [];
	for (let pair = 0; pair < pairs.maximum.length; pair++) {
		if (pairs.maximum[pair] === 0) continue;
		const one = builder.row(-Infinity, 1);
		const area = Math.floor(pair / pairs.programmes);
		const areaRow = areaRows.get(area);
		for (let steps = 1; steps <= pairs.maximum[pair]; steps++) {
			const effect = effectOf(pairs, pair, steps);
			const entries: [number, number][] = [[one, 1]];
			for (let k = pairs.rowOffsets[pair]; k < pairs.rowOffsets[pair + 1]; k++) {
				const row = pairs.rowIds[k];
				const money = pairs.rows[row].measure === 'money';
				entries.push([rows[row], money ? costOf(pairs, pair, steps) : steps]);
			}
			if (areaRow !== undefined) entries.push([areaRow, capped ? -effect : effect / need[area]]);
			builder.column(capped || levelled ? 0 : effect, 1, entries, { whole: true });
			choices.push([pair, steps]);
		}
	}
	const answer = solver(builder.build(!levelled), options);
	if (answer.columns.length === 0) return null;
	const steps = new Int32Array(pairs.maximum.length);
	choices.forEach(([pair, count], i) => {
		if (answer.columns[first + i] > 0.5) steps[pair] = count;
	});
	return { steps, bound: answer.bound, proven: answer.status === 'optimal' };
}

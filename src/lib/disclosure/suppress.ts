import {
	smallCells,
	type AdditiveTable,
	type Solver,
	type SuppressionRule
} from './additive-table';
import { cellCosts, cheapestWorld, exactProblem, primalOf } from './suppression-problem';

/** Which cells of a table with totals are hidden. */
export interface Suppression {
	/** One byte a cell. */
	hidden: Uint8Array;
	/** Small by themselves. */
	primary: number;
	/** Hidden so that those cannot be derived. */
	secondary: number;
	/** How many `secondary` must be at least; equal to it where `optimal`, null where unknown. */
	bound: number | null;
	optimal: boolean;
	/** `exact` where the solver proved it, else `heuristic`. */
	method: 'none-needed' | 'exact' | 'heuristic';
}

/** Up to this many unknowns the exact problem is tried; above it the heuristic runs. */
const EXACT_SIZE = 2500;

export interface SuppressOptions {
	/** Seconds the exact problem may take before the heuristic's answer is returned. */
	timeLimit?: number;
	method?: 'exact' | 'heuristic';
}

/**
 * Hides, beside the small counts of a table with totals, as few others as needed so that everything
 * shown leaves each small count the whole range from 1 to the minimum (from 0 where zeros are hidden).
 *
 * Exact by a mixed-integer programme on small tables. Else each small count in turn, largest first,
 * gets the two worlds that cost least to allow (linear programmes; Kelly, Golden & Assad 1992), and
 * cells that turn out not to be needed are shown again, largest first.
 */
export function suppress(
	table: AdditiveTable,
	rule: SuppressionRule,
	solver: Solver,
	options: SuppressOptions = {}
): Suppression {
	const small = smallCells(table, rule);
	const unknowns = 2 * small.length * table.counts.length;
	if (!small.length)
		return summary(table, rule, new Uint8Array(table.counts.length), 'none-needed', 0);
	if (options.method !== 'heuristic' && (options.method === 'exact' || unknowns <= EXACT_SIZE)) {
		const limits = { output_flag: false, time_limit: options.timeLimit ?? 10, mip_rel_gap: 0 };
		const solution = solver.solve(exactProblem(table, rule), limits);
		if (solution.Status === 'Optimal') {
			const hidden = markSmall(table, small);
			hidden.forEach((_, cell) => {
				if (primalOf(solution.Columns, `h${cell}`) > 0.5) hidden[cell] = 1;
			});
			return summary(table, rule, hidden, 'exact', null);
		}
	}
	const hidden = suppressInTurn(table, rule, small, solver);
	return summary(table, rule, hidden, 'heuristic', lowerBound(table, rule, unknowns, solver));
}

function markSmall(table: AdditiveTable, small: number[]): Uint8Array {
	const hidden = new Uint8Array(table.counts.length);
	for (const cell of small) hidden[cell] = 1;
	return hidden;
}

function suppressInTurn(
	table: AdditiveTable,
	rule: SuppressionRule,
	small: number[],
	solver: Solver
): Uint8Array {
	const hidden = markSmall(table, small);
	const order = small.toSorted((a, b) => table.counts[b] - table.counts[a] || a - b);
	for (const cell of order)
		for (const side of ['most', 'least'] as const) {
			const needed = cheapestWorld(table, rule, hidden, cell, side, solver);
			for (const other of needed ?? [...table.counts.keys()].filter((i) => table.counts[i] > 0))
				hidden[other] = 1;
		}
	const isSmall = new Set(small);
	const extra = [...hidden.keys()].filter((cell) => hidden[cell] && !isSmall.has(cell));
	const costs = cellCosts(table);
	for (const cell of extra.sort((a, b) => costs[b] - costs[a] || a - b)) {
		hidden[cell] = 0;
		if (!isProtected(table, rule, hidden, small, solver)) hidden[cell] = 1;
	}
	return hidden;
}

/** Whether every small count keeps its whole range, given which cells are hidden. */
export function isProtected(
	table: AdditiveTable,
	rule: SuppressionRule,
	hidden: Uint8Array,
	small: number[],
	solver: Solver
): boolean {
	return small.every((cell) =>
		(['most', 'least'] as const).every(
			(side) => cheapestWorld(table, rule, hidden, cell, side, solver)?.length === 0
		)
	);
}

/** How many more cells any solution hides at least, by the relaxed programme; null where it is too large. */
function lowerBound(
	table: AdditiveTable,
	rule: SuppressionRule,
	unknowns: number,
	solver: Solver
): number | null {
	if (unknowns > 8 * EXACT_SIZE) return null;
	const solution = solver.solve(exactProblem(table, rule, false), {
		output_flag: false,
		time_limit: 10
	});
	// Each hidden cell costs at most 1.01.
	return solution.Status === 'Optimal' ? Math.ceil(solution.ObjectiveValue / 1.01 - 1e-6) : null;
}

function summary(
	table: AdditiveTable,
	rule: SuppressionRule,
	hidden: Uint8Array,
	method: Suppression['method'],
	bound: number | null
): Suppression {
	const primary = smallCells(table, rule).length;
	const secondary = hidden.reduce((sum, cell) => sum + cell, 0) - primary;
	const optimal = method !== 'heuristic' || bound === secondary;
	return { hidden, primary, secondary, bound: optimal ? secondary : bound, optimal, method };
}

import { type LinearSolver, ModelBuilder, type SolveOptions } from '../linear-solver';
import { effectOf, type Pairs, stepsPerUnit } from './allocation-rows';
import type { Segments } from './segments';

/** What the programme found; null where its limits contradict each other. */
export interface SegmentAnswer {
	/** Steps of each pair, rounded down where the programme was solved without whole numbers. */
	steps: Int32Array;
	/** A price on every row of the problem; empty for a programme with whole numbers. */
	prices: Float64Array;
}

/**
 * The allocation as one programme over the segments of every pair's envelope: money, units and
 * minimums are exact, effects straight between breakpoints. `whole` counts units and fixed costs as
 * whole numbers; without it, the rows' prices bound what any plan can do (`priceBound`).
 */
export function solveSegments(
	pairs: Pairs,
	segments: Segments,
	solver: LinearSolver,
	capAtNeed: boolean,
	whole: boolean,
	options: SolveOptions = {}
): SegmentAnswer | null {
	const builder = new ModelBuilder();
	for (const row of pairs.rows) builder.row(row.lower > 0 ? row.lower : -Infinity, row.upper);
	const goals = capAtNeed ? addGoals(builder, pairs) : null;
	const columns = addSegments(builder, pairs, segments, goals, whole);
	const answer = solver(builder.build(true), options);
	if (answer.columns.length === 0) return null;
	const taken = new Float64Array(pairs.maximum.length);
	columns.forEach((column, i) => (taken[segments.pair[i]] += answer.columns[column]));
	const steps = Int32Array.from(taken, (value, pair) =>
		Math.min(pairs.maximum[pair], Math.floor(value + 1e-6))
	);
	return { steps, prices: answer.rowPrices.slice(0, pairs.rows.length) };
}

/** One column an area for what counts of its effect: at most its need. Returns the first of their rows. */
function addGoals(builder: ModelBuilder, { problem, areaFactor }: Pairs): number {
	const first = builder.row(-Infinity, 0);
	for (let area = 1; area < problem.need.length; area++) builder.row(-Infinity, 0);
	problem.need.forEach((need, area) =>
		builder.column(1, Math.max(0, need * areaFactor[area]), [[first + area, 1]])
	);
	return first;
}

function addSegments(
	builder: ModelBuilder,
	pairs: Pairs,
	segments: Segments,
	goals: number | null,
	whole: boolean
): number[] {
	const { rows, rowOffsets, rowIds, stepCost, fixedCost, programmes, problem } = pairs;
	let opening = -1;
	return Array.from(segments.pair, (pair, i) => {
		const area = Math.floor(pair / programmes);
		const many = segments.to[i] - segments.from[i];
		const gain = effectOf(pairs, pair, segments.to[i]) - effectOf(pairs, pair, segments.from[i]);
		const spread = whole ? 0 : segments.whole[i] ? fixedCost[pair] / many : 0;
		const entries: [number, number][] = [];
		for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++)
			entries.push([rowIds[k], rows[rowIds[k]].measure === 'money' ? stepCost[pair] + spread : 1]);
		if (goals !== null) entries.push([goals + area, -gain / many]);
		if (segments.from[i] === 0)
			opening = whole && fixedCost[pair] > 0 ? addOpening(builder, pairs, pair) : -1;
		if (opening >= 0) entries.push([opening, 1]);
		const inWholes = whole && stepsPerUnit(problem.programmes[pair % programmes].wholeUnits) === 1;
		return builder.column(goals === null ? gain / many : 0, many, entries, { whole: inWholes });
	});
}

/** The fixed cost of a pair as a column of 0 or 1, without which none of its steps may be taken. */
function addOpening(builder: ModelBuilder, pairs: Pairs, pair: number): number {
	const { rows, rowOffsets, rowIds, fixedCost, maximum } = pairs;
	const row = builder.row(-Infinity, 0);
	const entries: [number, number][] = [[row, -maximum[pair]]];
	for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++)
		if (rows[rowIds[k]].measure === 'money') entries.push([rowIds[k], fixedCost[pair]]);
	builder.column(0, 1, entries, { whole: true });
	return row;
}

import type { Periods } from '$lib/model/period';
import type { Policy } from '$lib/model/settings/disclosure';
import { buildAreaTree, type AreaTree } from './area-tree';
import { decideAreaTime, sumOverTrees } from './area-time-release';
import { closedCells } from './closed-cells';
import { decideBreakdown, type Breakdowns } from './breakdown-release';
import type { ColumnCounts } from './column-counts';
import { leaveOutFew } from './leave-out-few';
import { apartColumns, knownBeside, type RelatedColumn } from './related-columns';
import { buildTimeTree, type TimeTree } from './time-tree';

/** All records of a dataset, counted: never a filtered or windowed part of it. */
export interface ReleaseInput {
	/** How many areas the area set has; records refer to them by index. */
	areaCount: number;
	/** The area each lies in (`Areas.parents`), or null. */
	parents: string[] | null;
	/** Of how many areas each was joined; absent: one each. */
	holds?: Int32Array | null;
	/** The base periods, over the whole of the data: months, whatever step a view shows. */
	periods: Periods;
	/** Cases by area (−1: in none) and period (−1: undated), one entry a combination. */
	cells: { area: Int32Array; period: Int32Array; count: Float64Array };
	/**
	 * Cases by area, period and value of each column that may be filtered or charted. Columns that may
	 * be crossed with each other come as one entry with several names; a column may stand in one entry only.
	 */
	columns: ColumnCounts[];
	/**
	 * The columns beside which each of `columns` is published, in the same order: those that come before it
	 * in the dataset, whether they are asked for or not. Absent: it is independent of all others.
	 */
	related?: RelatedColumn[][];
	/** Residents of each area, for the policy's least population. */
	population?: Float64Array | null;
	/** Which of `columns` holds the reporting organisation, for the policy's dominance rule. */
	organisation?: string | null;
}

/** One column's published breakdowns. */
export interface ReleasedColumn {
	names: string[];
	values: (string | null)[][];
	breakdowns: Breakdowns;
	/** The columns beside which this one is not broken down where it would give away what they hide. */
	beside: string[];
}

/**
 * The publishable cells of a dataset, decided once. Counts that are not published are not in it: what
 * is computed from a release alone may be shown.
 */
export interface Release {
	policy: Policy;
	areas: AreaTree;
	times: TimeTree;
	periods: Periods;
	/** One byte a cell (node a, time t at `a * times + t`): published or not. */
	known: Uint8Array;
	/** Published counts; NaN elsewhere. */
	counts: Float64Array;
	columns: ReleasedColumn[];
	/** Whether records without a date, or in no area, were too few to be counted anywhere. */
	undatedLeftOut?: boolean;
	unplacedLeftOut?: boolean;
}

/**
 * Decides which cells of a dataset are published: call it once after loading, for the policy and the
 * area set of the project, and answer every view by `viewAreas`, `viewPeriods` and `viewValues`.
 * Deterministic: the same data and policy publish the same cells.
 */
export function decideRelease(input: ReleaseInput, policy: Policy): Release {
	const threshold = { minimumCount: policy.minimumCount, showZero: policy.showZero };
	const { cells, columns, related, ...leftOut } = leaveOutFew(input, threshold);
	const any = (codes: Int32Array) => codes.includes(-1);
	const areas = buildAreaTree(input.areaCount, input.parents, any(cells.area));
	const times = buildTimeTree(input.periods, any(cells.period));
	const counts = sumOverTrees(areas, times, cells);
	const { population = null, organisation = null } = input;
	const organisations = columns.find(({ names }) => names.includes(organisation ?? '')) ?? null;
	const facts = { population, organisations, organisation };
	const closed = closedCells(areas, times, input.periods.step, facts, policy);
	const known = decideAreaTime(areas, times, counts, threshold, closed, holdsOf(input, areas));
	const released = columns.map((column, i) => {
		const apart = apartColumns(related[i], threshold);
		const own = knownBeside(areas, times, counts, known, column, apart, threshold);
		return {
			names: column.names,
			values: column.values,
			breakdowns: decideBreakdown(areas, times, counts, own, column, threshold),
			beside: apart.flatMap((other) => other.column.names)
		};
	});
	return {
		policy,
		areas,
		times,
		periods: input.periods,
		known,
		counts: counts.map((count, cell) => (known[cell] ? count : NaN)),
		columns: released,
		...leftOut
	};
}

/** One entry a leaf, that of records in no area included. */
function holdsOf({ holds }: ReleaseInput, { leaves }: AreaTree): Int32Array | null {
	return holds ? Int32Array.from({ length: leaves }, (_, leaf) => holds[leaf] ?? 1) : null;
}

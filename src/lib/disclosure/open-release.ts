import type { Policy } from '$lib/model/settings/disclosure';
import { buildAreaTree, type AreaTree } from './area-tree';
import { sumOverTrees } from './area-time-release';
import type { Breakdowns } from './breakdown-release';
import type { ColumnCounts } from './column-counts';
import type { Release, ReleaseInput } from './release';
import { buildTimeTree, type TimeTree } from './time-tree';

/**
 * A release in which every cell stands as it is, so that the same views serve `exact` mode. Throws
 * where the policy is any other: nothing else may ask for it.
 */
export function openRelease(input: ReleaseInput, policy: Policy): Release {
	if (policy.mode !== 'exact') throw new Error('only exact mode may see every cell');
	const areas = buildAreaTree(input.areaCount, input.parents, input.cells.area.includes(-1));
	const times = buildTimeTree(input.periods, input.cells.period.includes(-1));
	const counts = sumOverTrees(areas, times, input.cells);
	return {
		policy,
		areas,
		times,
		periods: input.periods,
		known: new Uint8Array(counts.length).fill(1),
		counts,
		columns: input.columns.map((column) => ({
			names: column.names,
			values: column.values,
			breakdowns: everyBreakdown(areas, times, column),
			beside: []
		}))
	};
}

/** Each value a group of its own, in every cell that holds any. */
function everyBreakdown(areas: AreaTree, times: TimeTree, column: ColumnCounts): Breakdowns {
	const width = column.values.length;
	const group = Int32Array.from({ length: width }, (_, value) => value);
	const out: Breakdowns = new Map();
	const size = times.children.length;
	column.count.forEach((count, row) => {
		const leaf = column.area[row] < 0 ? areas.unplaced : column.area[row];
		const start = column.period[row] < 0 ? times.undated : column.period[row];
		for (let area = leaf; area >= 0; area = areas.parent[area])
			for (let time = start; time >= 0; time = times.parent[time]) {
				const cell = area * size + time;
				const breakdown = out.get(cell) ?? { group, counts: new Float64Array(width) };
				breakdown.counts[column.value[row]] += count;
				out.set(cell, breakdown);
			}
	});
	return out;
}

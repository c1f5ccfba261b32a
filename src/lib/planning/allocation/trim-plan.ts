import { type Pairs } from './allocation-rows';
import { startFilling } from './greedy-plan';
import type { Segments } from './segments';

/**
 * Takes steps away, those that avert least per money first, until no row is over its upper limit;
 * minimums of areas are not broken for it. Changes `steps` in place.
 */
export function trimPlan(
	pairs: Pairs,
	segments: Segments,
	order: Uint32Array,
	steps: Int32Array
): void {
	const { used } = startFilling(pairs, steps);
	const over = pairs.rows.map((row, i) => used[i] > row.upper * (1 + 1e-9));
	if (!over.includes(true)) return;
	for (let at = order.length - 1; at >= 0; at--) {
		const segment = order[at];
		const pair = segments.pair[segment];
		while (steps[pair] > segments.from[segment] && steps[pair] <= segments.to[segment]) {
			const after = segments.whole[segment] ? segments.from[segment] : steps[pair] - 1;
			if (!removes(pairs, used, pair, steps[pair], after)) break;
			steps[pair] = after;
		}
	}
}

/** Takes steps of a pair away if that relieves a row over its limit and breaks no area's minimum. */
function removes(
	pairs: Pairs,
	used: Float64Array,
	pair: number,
	before: number,
	after: number
): boolean {
	const { rowOffsets, rowIds, rows, stepCost, fixedCost } = pairs;
	const money = (before - after) * stepCost[pair] + (after === 0 ? fixedCost[pair] : 0);
	let relieves = false;
	for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++) {
		const row = rows[rowIds[k]];
		const amount = row.measure === 'money' ? money : before - after;
		if (used[rowIds[k]] > row.upper * (1 + 1e-9)) relieves = true;
		if (row.kind === 'area' && used[rowIds[k]] - amount < row.lower * (1 - 1e-9)) return false;
	}
	if (!relieves) return false;
	for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++) {
		const row = rows[rowIds[k]];
		used[rowIds[k]] -= row.measure === 'money' ? money : before - after;
	}
	return true;
}

import { costOf, type Pairs } from './allocation-rows';
import { fillGreedily, startFilling } from './greedy-plan';
import type { Segments } from './segments';

/**
 * A plan that keeps the limits, moved towards other effects: steps that are worth less per money than
 * `price` are taken away where no minimum is broken for it, and the money is spent anew in order of
 * worth. The result keeps every limit that `start` keeps.
 */
export function shiftPlan(
	pairs: Pairs,
	segments: Segments,
	slopes: Float64Array,
	order: Uint32Array,
	start: Int32Array,
	price: number,
	capAtNeed: boolean
): Int32Array {
	const steps = start.slice();
	const { used } = startFilling(pairs, steps);
	for (let at = order.length - 1; at >= 0; at--) {
		const segment = order[at];
		if (slopes[segment] >= price) break;
		const pair = segments.pair[segment];
		if (steps[pair] > segments.from[segment])
			loosen(pairs, used, pair, steps, segments.from[segment]);
	}
	return fillGreedily(pairs, segments, { capAtNeed, start: steps }, slopes, order).steps;
}

/** Takes a pair down to `least` steps, or as far as the minimums of its rows let it. */
function loosen(
	pairs: Pairs,
	used: Float64Array,
	pair: number,
	steps: Int32Array,
	least: number
): void {
	const { rows, rowOffsets, rowIds } = pairs;
	const freed = (after: number) => costOf(pairs, pair, steps[pair]) - costOf(pairs, pair, after);
	const keeps = (after: number) => {
		for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++) {
			const row = rows[rowIds[k]];
			const amount = row.measure === 'money' ? freed(after) : steps[pair] - after;
			if (row.lower > 0 && used[rowIds[k]] - amount < row.lower) return false;
		}
		return true;
	};
	let after = least;
	while (after < steps[pair] && !keeps(after)) after++;
	for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++)
		used[rowIds[k]] -= rows[rowIds[k]].measure === 'money' ? freed(after) : steps[pair] - after;
	steps[pair] = after;
}

import type { AreaTree } from './area-tree';
import { openLevel, type Threshold } from './threshold';
import { levelsOf, totalLevel, type Division } from './step-back';
import type { TimeTree } from './time-tree';

/** Counts of every area node in every time node: node a, time t at `a * times + t`. */
export function sumOverTrees(
	areas: AreaTree,
	times: TimeTree,
	cells: { area: Int32Array; period: Int32Array; count: Float64Array }
): Float64Array {
	const size = times.children.length;
	const counts = new Float64Array(areas.nodes * size);
	for (let row = 0; row < cells.count.length; row++) {
		const leaf = cells.area[row] < 0 ? areas.unplaced : cells.area[row];
		const time = cells.period[row] < 0 ? times.undated : cells.period[row];
		counts[leaf * size + time] += cells.count[row];
	}
	for (let leaf = 0; leaf < areas.leaves; leaf++) sumOverTime(times, counts, leaf * size);
	for (let node = 0; node < areas.root; node++) {
		const parent = areas.parent[node] * size;
		for (let time = 0; time < size; time++) counts[parent + time] += counts[node * size + time];
	}
	return counts;
}

/** Fills in the longer stretches of one row of leaf periods, in place. */
export function sumOverTime(times: TimeTree, row: Float64Array, offset = 0, stride = 1): void {
	const { parent } = times;
	for (let time = 0; time < parent.length; time++)
		if (parent[time] >= 0) row[offset + parent[time] * stride] += row[offset + time * stride];
}

/**
 * Decides which counts of area nodes in time nodes are published. Returns one byte a cell. `closed`
 * marks cells that may not be published whatever their count (too few residents, one dominant source).
 * `holds`: how many areas each leaf was joined of; null: one each.
 *
 * Time is divided from the whole downwards. At each division an area *takes part* when all its parts
 * are open (0 or at least the minimum); it then publishes every part, otherwise none of them and
 * nothing below. What a larger area has left when those that take part are subtracted must be open
 * too; while it is not, the smallest participant steps back. So areas only merge as time gets finer,
 * every published table is complete, and the tables form a decomposable chain: a hidden cell is
 * bounded by max(0, a + x − N) and min(a, x) with a, x, N − a and N − x each 0 or at least the minimum
 * (Dobra & Fienberg 2000), an interval at least as wide as the minimum.
 *
 * The minimum is reached from 1 upwards, and what steps back at one minimum stays back at the next. So a
 * cell that is published under one minimum is published under every smaller one (`levels`), and what two
 * minimums publish together is what the smaller one publishes.
 */
export function decideAreaTime(
	areas: AreaTree,
	times: TimeTree,
	counts: Float64Array,
	{ minimumCount, showZero }: Threshold,
	closed: Uint8Array | null = null,
	holds: Int32Array | null = null
): Uint8Array {
	const size = times.children.length;
	// The largest minimum, up to the one asked for, under which each cell is published.
	const levels = new Float64Array(areas.nodes * size);
	const divide = (parts: number[], whole: number) => {
		const first = whole < 0;
		const division: Division = { areas, counts, size, parts, showZero, first, holds };
		const own = new Float64Array(areas.nodes);
		for (let node = 0; node < areas.nodes; node++) {
			own[node] = first ? totalLevel(division, node) : levels[node * size + whole];
			const isFree = first && node === areas.unplaced;
			for (let i = 0; own[node] > 0 && i < parts.length; i++) {
				const cell = node * size + parts[i];
				own[node] =
					closed?.[cell] && !isFree ? 0 : Math.min(own[node], openLevel(counts[cell], showZero));
			}
		}
		const found = levelsOf(division, own, minimumCount);
		for (let node = 0; node < areas.nodes; node++)
			for (const part of parts) levels[node * size + part] = found[node];
	};
	divide([times.root], -1);
	for (let time = size - 1; time >= 0; time--)
		if (times.children[time].length) divide(times.children[time], time);
	return Uint8Array.from(levels, (level) => Number(level >= minimumCount));
}

import type { Threshold } from './threshold';
import type { AreaTree } from './area-tree';
import { LeafTable, rowsByLeaf, type ColumnCounts } from './column-counts';
import { fillReservoirs, type Reservoir } from './reservoirs';
import { groupParts, joinGroups, type Grouping } from './value-groups';
import type { TimeTree } from './time-tree';

/** Counts of groups of values: value v lies in group `group[v]`, which has `counts[group[v]]` cases. */
export interface Breakdown {
	group: Int32Array;
	counts: Float64Array;
}

/** The published breakdowns of one column by cell: area node a in time node t at `a * times + t`. */
export type Breakdowns = Map<number, Breakdown>;

interface Working {
	areas: AreaTree;
	times: TimeTree;
	/** How many values. */
	width: number;
	/** Of columns that are one: which values share that of the member with most. */
	family: Int32Array | null;
	/** Published cells of the area × time release, and their counts. */
	known: Uint8Array;
	counts: Float64Array;
	threshold: Threshold;
	out: Breakdowns;
}

/** Counts by time node and value of a set of areas: `time * width + value`. */
type TimeValues = Float64Array;

/**
 * Decides where a column's values are published, given the published cells of area × time.
 *
 * An area publishes a breakdown only of cells that are published, in groups that are each open; below
 * the first, only while its parts are open. A larger area publishes one only while the areas in it
 * that publish **no** breakdown (the reservoir) hold, for every group and part, at least the minimum
 * beyond what any one of them holds. Any change inside a hidden cell that keeps the area's own
 * published margins can then be balanced inside the reservoir without a trace, so the larger totals
 * never narrow a hidden cell beyond its own margins (the argument is in `methods/disclosure.md`).
 */
export function decideBreakdown(
	areas: AreaTree,
	times: TimeTree,
	counts: Float64Array,
	known: Uint8Array,
	column: ColumnCounts,
	threshold: Threshold
): Breakdowns {
	const width = column.values.length;
	const out: Breakdowns = new Map();
	const family = familiesOf(column);
	const working: Working = { areas, times, width, family, known, counts, threshold, out };
	const published = publishLeaves(working, column);
	const reservoirs = fillReservoirs(areas, times, column, published);
	publishLarger(working, areas.root, reservoirs, () => true);
	const bySize = areas.parentNames
		.map((_, i) => areas.leaves + i)
		.sort((a, b) => total(working, b) - total(working, a));
	for (const node of bySize)
		publishLarger(working, node, reservoirs, () => canSpare(working, reservoirs, node));
	return working.out;
}

/** Columns that are one are grouped so that the values of the member that has most stay apart for longest. */
function familiesOf({ names, values }: ColumnCounts): Int32Array | null {
	if (names.length < 2) return null;
	const texts = names.map((_, i) => [...new Set(values.map((tuple) => tuple[i]))]);
	const most = texts.reduce((best, { length }, i) => (length > texts[best].length ? i : best), 0);
	return Int32Array.from(values, (tuple) => texts[most].indexOf(tuple[most]));
}

const total = ({ counts, times }: Working, node: number) =>
	counts[node * times.children.length + times.root];

/** Publishes breakdowns of leaves, largest first, while half of each value stays in the reservoir. */
function publishLeaves(working: Working, column: ColumnCounts): Uint8Array {
	const { areas, times, width, family, threshold, known } = working;
	const size = times.children.length;
	const start = times.root * width;
	const { whole, largest } = wholePeriod(working, column);
	const held = whole.slice();
	const keep = whole.map((count, value) =>
		Math.max(count / 2, threshold.minimumCount + largest[value])
	);
	const order = Array.from({ length: areas.leaves }, (_, leaf) => leaf)
		.filter((leaf) => known[leaf * size + times.root] && total(working, leaf) > 0)
		.sort((a, b) => total(working, b) - total(working, a) || a - b);
	const published = new Uint8Array(areas.leaves);
	const leafTable = new LeafTable(times, column, rowsByLeaf(areas, column));
	const table = leafTable.counts;
	for (const leaf of order) {
		leafTable.fill(leaf);
		const own = table.subarray(start, start + width);
		if (!groupParts([own], null, threshold, family)) continue;
		const spared = keep.every(
			(least, value) => whole[value] < least || held[value] - own[value] >= least
		);
		if (!spared) continue;
		own.forEach((count, value) => (held[value] -= count));
		published[leaf] = 1;
		publish(working, leaf, table, (parts, before) =>
			groupParts(
				parts.map((part) => table.subarray(part * width, (part + 1) * width)),
				before,
				threshold,
				family
			)
		);
	}
	return published;
}

/** Cases by value over everything, and the most that one leaf holds of each. */
function wholePeriod({ areas, width }: Working, column: ColumnCounts) {
	const whole = new Float64Array(width);
	const byLeaf = new Float64Array(areas.leaves * width);
	for (let row = 0; row < column.count.length; row++) {
		const leaf = column.area[row] < 0 ? areas.unplaced : column.area[row];
		whole[column.value[row]] += column.count[row];
		byLeaf[leaf * width + column.value[row]] += column.count[row];
	}
	const largest = new Float64Array(width);
	byLeaf.forEach((count, i) => (largest[i % width] = Math.max(largest[i % width], count)));
	return { whole, largest };
}

/** Publishes one node from the whole downwards, as long as `divide` returns a grouping for the parts. */
function publish(
	working: Working,
	node: number,
	table: TimeValues,
	divide: (parts: number[], before: Grouping | null) => Grouping | null
): void {
	const { times, known, out, width } = working;
	const size = times.children.length;
	const visit = (parts: number[], before: Grouping | null) => {
		if (!parts.length || parts.some((part) => !known[node * size + part])) return;
		const grouping = divide(parts, before);
		if (!grouping) return;
		for (const part of parts) {
			const counts = new Float64Array(grouping.groups);
			for (let value = 0; value < width; value++)
				counts[grouping.group[value]] += table[part * width + value];
			out.set(node * size + part, { group: grouping.group, counts });
		}
		for (const part of parts) visit(times.children[part], grouping);
	};
	visit([times.root], null);
}

/** Publishes the breakdown of a larger area, while its reservoir is full enough. */
function publishLarger(
	working: Working,
	node: number,
	reservoirs: Map<number, Reservoir>,
	allowed: () => boolean
): void {
	const { areas, times, width, family, counts, threshold } = working;
	const size = times.children.length;
	const { all, held, largest } = reservoirs.get(node)!;
	const leaves = leavesUnder(areas, node);
	// The whole leaves half of what could back it to the areas between.
	const share = node === areas.root && areas.parentNames.length > 1 ? 0.5 : 1;
	let spared: boolean | null = null;
	let drawn = false;
	publish(working, node, all, (parts, before) => {
		const complete = joinedLeaves(working, leaves, parts);
		if (complete) return complete;
		spared ??= allowed();
		if (!spared) return null;
		const filled = parts.filter((part) => counts[node * size + part] > 0);
		if (!filled.length) return before;
		const beyond = filled.map((part) =>
			held
				.slice(part * width, (part + 1) * width)
				.map((count, value) => Math.max(0, count * share - largest[part * width + value]))
		);
		const least = { minimumCount: threshold.minimumCount, showZero: false };
		const grouping = groupParts(beyond, before, least, family);
		drawn ||= grouping !== null;
		return grouping;
	});
	if (!drawn) return;
	for (let above = areas.parent[node]; above >= 0; above = areas.parent[above]) {
		const outer = reservoirs.get(above)!.held;
		for (let cell = 0; cell < held.length; cell++) outer[cell] -= held[cell];
	}
}

/** Whether what the whole publishes stays backed when the leaves of `node` leave its reservoir. */
function canSpare(
	{ areas, times, width, out, threshold }: Working,
	reservoirs: Map<number, Reservoir>,
	node: number
): boolean {
	const size = times.children.length;
	const root = reservoirs.get(areas.root)!;
	const { held } = reservoirs.get(node)!;
	for (let time = 0; time < size; time++) {
		const breakdown = out.get(areas.root * size + time);
		if (!breakdown) continue;
		const left = new Float64Array(breakdown.counts.length);
		for (let value = 0; value < width; value++) {
			const cell = time * width + value;
			left[breakdown.group[value]] += root.held[cell] - held[cell] - root.largest[cell];
		}
		const enough = (count: number, group: number) =>
			breakdown.counts[group] === 0 || count >= threshold.minimumCount;
		if (!left.every(enough)) return false;
	}
	return true;
}

function leavesUnder({ children, leaves }: AreaTree, node: number): number[] {
	return node < leaves
		? [node]
		: children[node].flatMap((child) => leavesUnder({ children, leaves } as AreaTree, child));
}

/** Where every leaf with cases publishes its breakdown of all parts, the finest grouping that adds them up. */
function joinedLeaves(
	{ counts, times, out, width }: Working,
	leaves: number[],
	parts: number[]
): Grouping | null {
	const size = times.children.length;
	const groups: Int32Array[] = [];
	for (const leaf of leaves)
		for (const part of parts) {
			if (!counts[leaf * size + part]) continue;
			const breakdown = out.get(leaf * size + part);
			if (!breakdown) return null;
			groups.push(breakdown.group);
		}
	return groups.length ? joinGroups(groups, width) : null;
}

import type { AreaTree } from './area-tree';
import { leastRegionCount } from './merge-areas';
import type { TimeTree } from './time-tree';

/** What a count must be to stand in a published cell. */
export interface Threshold {
	minimumCount: number;
	showZero: boolean;
}

/** Whether a count may be published by itself. */
export function isOpen(count: number, { minimumCount, showZero }: Threshold): boolean {
	return count === 0 ? showZero || minimumCount <= 1 : count >= minimumCount;
}

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
 */
export function decideAreaTime(
	areas: AreaTree,
	times: TimeTree,
	counts: Float64Array,
	threshold: Threshold,
	closed: Uint8Array | null = null,
	holds: Int32Array | null = null
): Uint8Array {
	const size = times.children.length;
	const known = new Uint8Array(areas.nodes * size);
	const isEnough = (node: number) => {
		const total = counts[node * size + times.root];
		const areasIn = holds && node < areas.leaves ? holds[node] : 1;
		return total === 0 || total >= leastRegionCount(areasIn, threshold.minimumCount);
	};
	const divide = (parts: number[], whole: number) => {
		const taking = new Uint8Array(areas.nodes);
		for (let node = 0; node < areas.nodes; node++)
			taking[node] = Number(
				(whole < 0 ? isEnough(node) || node >= areas.leaves : known[node * size + whole] === 1) &&
					parts.every(
						(part) =>
							isOpen(counts[node * size + part], threshold) &&
							(!closed?.[node * size + part] || (whole < 0 && node === areas.unplaced))
					)
			);
		const first = whole < 0;
		const division: Division = { areas, counts, size, parts, threshold, first, taking, holds };
		for (let node = areas.leaves; node < areas.nodes; node++) closeRest(division, node);
		for (let node = 0; node < areas.nodes; node++)
			if (taking[node]) for (const part of parts) known[node * size + part] = 1;
	};
	divide([times.root], -1);
	for (let time = size - 1; time >= 0; time--)
		if (times.children[time].length) divide(times.children[time], time);
	return known;
}

interface Division {
	areas: AreaTree;
	counts: Float64Array;
	size: number;
	parts: number[];
	threshold: Threshold;
	/** Whether this is the first division, of nothing into the whole: whether a total is published at all. */
	first: boolean;
	taking: Uint8Array;
	holds: Int32Array | null;
}

/** Lets participants within `node` step back until what is left of the node is open. */
function closeRest(division: Division, node: number): void {
	const { counts, size, parts, taking } = division;
	if (!taking[node]) return;
	const total = (area: number) => parts.reduce((sum, part) => sum + counts[area * size + part], 0);
	const { participants, members, single, rest } = leftOver(division, node);
	// An area whose parts all take part has nothing of its own to give back: one of its parts goes with it.
	const candidates = participants
		.flatMap((area) => {
			const inner = area >= division.areas.leaves ? leftOver(division, area) : null;
			return inner?.members === 0 ? inner.participants : [area];
		})
		// The review of a file says how many of its rows lie in no area: hiding that number would protect nobody.
		.filter((area) => total(area) > 0 && !(division.first && area === division.areas.unplaced))
		.sort((a, b) => total(a) - total(b) || a - b);
	let memberCount = members;
	let singles = single;
	while (memberCount > 0 && !isRestOpen(division, rest, memberCount, singles)) {
		const helps = (area: number) =>
			division.first ||
			parts.some(
				(part, i) => !isOpen(rest[i], division.threshold) && counts[area * size + part] > 0
			);
		const at = candidates.findIndex(helps);
		if (at < 0) {
			taking[node] = 0;
			return;
		}
		const [area] = candidates.splice(at, 1);
		for (let back = area; back !== node; back = division.areas.parent[back]) taking[back] = 0;
		const inner = area >= division.areas.leaves ? leftOver(division, area) : null;
		parts.forEach((part, i) => (rest[i] += inner ? inner.rest[i] : counts[area * size + part]));
		memberCount += inner ? inner.members : 1;
		singles += inner ? inner.single : (division.holds?.[area] ?? 1);
		if (inner) candidates.push(...inner.participants.filter((inside) => total(inside) > 0));
	}
}

/**
 * The participants nearest below a node, how many other leaves have cases, of how many areas these were
 * joined, and what they add up to.
 */
function leftOver({ areas, counts, size, parts, taking, holds }: Division, node: number) {
	const participants: number[] = [];
	const rest = parts.map((part) => counts[node * size + part]);
	let members = 0;
	let single = 0;
	const visit = (area: number) => {
		if (taking[area]) {
			participants.push(area);
			parts.forEach((part, i) => (rest[i] -= counts[area * size + part]));
		} else if (area >= areas.leaves) areas.children[area].forEach(visit);
		else if (parts.some((part) => counts[area * size + part] > 0)) {
			members++;
			single += holds?.[area] ?? 1;
		}
	};
	areas.children[node].forEach(visit);
	return { participants, members, single, rest };
}

/**
 * Open parts; and where totals themselves are hidden, so much that each of the hidden ones, known to
 * be at least 1 when zeros are shown, could still be anything from 1 to the minimum.
 */
function isRestOpen(
	{ first, threshold }: Division,
	rest: number[],
	members: number,
	single: number
): boolean {
	if (!rest.every((part) => isOpen(part, threshold))) return false;
	if (!first || threshold.minimumCount <= 1) return true;
	const known = threshold.showZero ? single - 1 : 0;
	return members >= 2 && rest[0] - known >= threshold.minimumCount - 1;
}

import { openLevel } from './threshold';
import type { AreaTree } from './area-tree';
import { leastRegionCount } from './merge-areas';

/** One division of a stretch of time into parts, over all areas. */
export interface Division {
	areas: AreaTree;
	/** Counts of node a in time node t at `a * size + t`. */
	counts: Float64Array;
	size: number;
	parts: number[];
	showZero: boolean;
	/** Whether this is the first division, of nothing into the whole: whether a total is published at all. */
	first: boolean;
	/** How many areas each leaf was joined of; null: one each. */
	holds: Int32Array | null;
}

/** A division under one minimum: which nodes take part. */
interface Step extends Division {
	minimum: number;
	taking: Uint8Array;
	/** The nodes in each larger area that could take part, or of which it matters that they do not. */
	inside: number[][];
}

/** The largest minimum under which a total is enough for the areas that it was joined of. */
export function totalLevel({ areas, counts, size, holds, parts }: Division, node: number): number {
	const total = counts[node * size + parts[0]];
	const joined = holds && node < areas.leaves ? holds[node] : 1;
	// The least count rises by one with the minimum.
	return total === 0 || joined === 1 ? Infinity : Math.max(0, total - leastRegionCount(joined, 0));
}

/**
 * The largest minimum, `most` at the most, under which each node takes part in a division. `own`: that of
 * its own counts. The minimum rises from 1; whoever has stepped back stays back.
 */
export function levelsOf(division: Division, own: Float64Array, most: number): Float64Array {
	const { areas, first } = division;
	const levels = new Float64Array(areas.nodes);
	const taking = new Uint8Array(areas.nodes);
	const able: number[] = [];
	const inside: number[][] = [];
	for (let node = areas.leaves; node < areas.nodes; node++) inside[node] = [];
	for (let node = 0; node < areas.nodes; node++) {
		if (own[node] >= 1) {
			able.push(node);
			taking[node] = 1;
		}
		const matters = first || own[node] >= 1 || node >= areas.leaves;
		if (matters && node !== areas.root) inside[areas.parent[node]].push(node);
	}
	const step: Step = { ...division, taking, inside, minimum: 1 };
	while (step.minimum <= most) {
		for (const node of able) if (own[node] < step.minimum) taking[node] = 0;
		let next = Infinity;
		for (let node = areas.leaves; node < areas.nodes; node++)
			next = Math.min(next, closeRest(step, node));
		for (const node of able) if (taking[node]) next = Math.min(next, own[node]);
		// Nothing changes before the smallest minimum under which something is not open any more.
		const until = Math.min(most, Math.max(step.minimum, Math.floor(next)));
		for (const node of able) if (taking[node]) levels[node] = until;
		step.minimum = until + 1;
	}
	return levels;
}

/**
 * Lets participants within `node` step back until what is left of the node is open. Returns the largest
 * minimum under which it then is.
 */
function closeRest(step: Step, node: number): number {
	const { counts, size, parts, taking, areas, minimum } = step;
	if (!taking[node]) return Infinity;
	const { participants, members, single, rest } = leftOver(step, node);
	const left = { rest, members, single };
	let level = restLevel(step, left);
	if (level >= minimum) return level;
	const total = (area: number) => parts.reduce((sum, part) => sum + counts[area * size + part], 0);
	// An area whose parts all take part has nothing of its own to give back: one of its parts goes with it.
	const candidates = participants
		.flatMap((area) => {
			const inner = area >= areas.leaves ? leftOver(step, area) : null;
			return inner?.members === 0 ? inner.participants : [area];
		})
		// The review of a file says how many of its rows lie in no area: hiding that number would protect nobody.
		.filter((area) => total(area) > 0 && !(step.first && area === areas.unplaced))
		.sort((a, b) => total(a) - total(b) || a - b);
	while (level < minimum) {
		const helps = (area: number) =>
			step.first ||
			parts.some(
				(part, i) => openLevel(rest[i], step.showZero) < minimum && counts[area * size + part] > 0
			);
		const at = candidates.findIndex(helps);
		if (at < 0) {
			taking[node] = 0;
			return Infinity;
		}
		const [area] = candidates.splice(at, 1);
		for (let back = area; back !== node; back = areas.parent[back]) taking[back] = 0;
		const inner = area >= areas.leaves ? leftOver(step, area) : null;
		parts.forEach((part, i) => (rest[i] += inner ? inner.rest[i] : counts[area * size + part]));
		left.members += inner ? inner.members : 1;
		left.single += inner ? inner.single : (step.holds?.[area] ?? 1);
		if (inner) candidates.push(...inner.participants.filter((inside) => total(inside) > 0));
		level = restLevel(step, left);
	}
	return level;
}

/** What a node has left when those that take part are subtracted. */
interface Left {
	/** By part. */
	rest: number[];
	/** How many leaves with cases do not take part, and of how many areas they were joined. */
	members: number;
	single: number;
}

/** What a node has left, and the participants nearest below it. */
function leftOver(step: Step, node: number): Left & { participants: number[] } {
	const { areas, counts, size, parts, taking, inside, first, holds } = step;
	const participants: number[] = [];
	const rest = parts.map((part) => counts[node * size + part]);
	let [members, single] = [0, 0];
	const visit = (above: number) => {
		for (const area of inside[above]) {
			if (taking[area]) {
				participants.push(area);
				for (let i = 0; i < parts.length; i++) rest[i] -= counts[area * size + parts[i]];
			} else if (area >= areas.leaves) visit(area);
			else if (first && counts[area * size + parts[0]] > 0) {
				members++;
				single += holds?.[area] ?? 1;
			}
		}
	};
	visit(node);
	// How many share what is left matters only where totals are hidden.
	if (!first) members = Number(rest.some((part) => part > 0));
	return { participants, members, single, rest };
}

/**
 * The largest minimum under which what is left is safe: open in all parts; and where totals themselves
 * are hidden, so much that each of the hidden ones, known to be at least 1 when zeros are shown, could
 * still be anything from 1 to the minimum.
 */
function restLevel({ first, showZero }: Division, { rest, members, single }: Left): number {
	if (members === 0) return Infinity;
	const open = rest.reduce((level, part) => Math.min(level, openLevel(part, showZero)), Infinity);
	if (!first) return open;
	if (members < 2) return 1;
	const known = showZero ? single - 1 : 0;
	return Math.max(1, Math.min(open, rest[0] - known + 1));
}

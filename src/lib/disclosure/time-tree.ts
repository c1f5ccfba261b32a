import type { Periods, Step } from '$lib/model/period';

/**
 * Periods gathered into longer and longer stretches: months in quarters, years, pairs of years …
 * Leaves are 0 … periods.length − 1; then the leaf of undated records, if any; parents follow their
 * children, so that a loop over increasing indices meets children first. The last node is the root.
 */
export interface TimeTree {
	/** First and last period of each node; −1 for undated records (and the root does not cover them). */
	first: Int32Array;
	last: Int32Array;
	parent: Int32Array;
	children: number[][];
	/** 0 for a base period, 1 for the first gathering of them, … */
	level: Int32Array;
	root: number;
	/** The node of all dated records. */
	dated: number;
	/** The leaf of undated records, or −1. */
	undated: number;
}

/** How many nodes of one level make a node of the next. Above the last, stretches are halved from the top. */
const factors: Record<Step, number[]> = {
	day: [7, 13, 4],
	week: [13, 4],
	month: [3, 4],
	quarter: [4],
	year: []
};

/**
 * Gathers periods by the calendar up to years (month 2021-07 lies in the third quarter of 2021 whatever
 * the first month of the data), and years by halves: ten years are five and five, five are three and two.
 */
export function buildTimeTree(periods: Periods, hasUndated: boolean): TimeTree {
	const first: number[] = [];
	const last: number[] = [];
	const children: number[][] = [];
	const levels: number[] = [];
	const add = (from: number, to: number, of: number[]) => {
		levels.push(of.length ? Math.max(...of.map((node) => levels[node])) + 1 : 0);
		first.push(from);
		last.push(to);
		return children.push(of) - 1;
	};
	let level: number[] = [];
	for (let i = 0; i < periods.length; i++) level.push(add(i, i, []));
	const undated = hasUndated ? add(-1, -1, []) : -1;
	let width = 1;
	for (const factor of factors[periods.step]) {
		width *= factor;
		level = gather(level, (node) => Math.floor((periods.first + first[node]) / width)).map((of) =>
			of.length === 1 ? of[0] : add(first[of[0]], last[of[of.length - 1]], of)
		);
	}
	const halve = (nodes: number[]): number => {
		if (nodes.length === 1) return nodes[0];
		const middle = Math.ceil(nodes.length / 2);
		const of = [halve(nodes.slice(0, middle)), halve(nodes.slice(middle))];
		return add(first[nodes[0]], last[nodes[nodes.length - 1]], of);
	};
	const dated = level.length ? halve(level) : add(0, -1, []);
	const root = undated >= 0 ? add(first[dated], last[dated], [dated, undated]) : dated;
	const parent = new Int32Array(children.length).fill(-1);
	children.forEach((of, node) => of.forEach((child) => (parent[child] = node)));
	return {
		first: Int32Array.from(first),
		last: Int32Array.from(last),
		parent,
		children,
		level: Int32Array.from(levels),
		root,
		dated,
		undated
	};
}

/** Runs of neighbours with the same key. */
function gather(nodes: number[], keyOf: (node: number) => number): number[][] {
	const runs: number[][] = [];
	for (const node of nodes) {
		const run = runs.at(-1);
		if (run && keyOf(run[0]) === keyOf(node)) run.push(node);
		else runs.push([node]);
	}
	return runs;
}

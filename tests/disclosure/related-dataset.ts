import type { ColumnCounts } from '$lib/disclosure/column-counts';
import type { PairCounts } from '$lib/disclosure/related-columns';
import type { Release, ReleaseInput } from '$lib/disclosure/release';
import { drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import type { Attacker } from './attacker';

/** A stage and a status that occur together, and how often. */
export type PairShare = [stage: number, status: number, share: number];

/** Two columns of which only some pairs of values occur: count of area a, period t, pair p at `(a * periods + t) * pairs + p`. */
export interface RelatedDataset {
	areas: number;
	periods: number;
	pairs: PairShare[];
	cells: Float64Array;
	/** With the columns `stage` and `status`, each by itself. */
	input: ReleaseInput;
	/** How often the values of both occur together. */
	together: PairCounts;
	/** Both as one column. */
	combined: ColumnCounts;
}

/** Areas of very different size. `first`: the first area's cases of each pair, all in the first period. */
export function relatedDataset(
	seed: number,
	size: { areas: number; states: number; periods: number; mean: number },
	pairs: PairShare[],
	first: number[] | null = null
): RelatedDataset {
	const random = createRandom(seed);
	const { areas, periods } = size;
	const parents = Array.from({ length: areas }, () => `state ${random.below(size.states)}`);
	const total = pairs.reduce((sum, [, , share]) => sum + share, 0);
	const cells = new Float64Array(areas * periods * pairs.length);
	for (let a = 0; a < areas; a++) {
		const weight = Math.exp(3 * random.uniform() - 1.5);
		const own = pairs.map(([, , share]) => share * Math.exp(1.5 * random.uniform() - 0.75));
		for (let t = 0; t < periods; t++)
			own.forEach((share, p) => {
				const mean = (size.mean * weight * share) / total / periods;
				cells[(a * periods + t) * pairs.length + p] = drawPoisson(mean, random);
			});
	}
	if (first) {
		cells.fill(0, 0, periods * pairs.length);
		cells.set(first);
	}
	const rows = [...cells.keys()].filter((cell) => cells[cell] > 0);
	const area = Int32Array.from(rows, (cell) => Math.floor(cell / pairs.length / periods));
	const period = Int32Array.from(rows, (cell) => Math.floor(cell / pairs.length) % periods);
	const count = Float64Array.from(rows, (cell) => cells[cell]);
	const width = (which: 0 | 1) => Math.max(...pairs.map((pair) => pair[which])) + 1;
	const column = (which: 0 | 1): ColumnCounts => ({
		names: [columnNames[which]],
		values: Array.from({ length: width(which) }, (_, v) => [`${columnNames[which]} ${v}`]),
		area,
		period,
		value: Int32Array.from(rows, (cell) => pairs[cell % pairs.length][which]),
		count
	});
	const together = { width: width(1), counts: new Float64Array(width(0) * width(1)) };
	cells.forEach((cases, cell) => {
		const [stage, status] = pairs[cell % pairs.length];
		together.counts[stage * together.width + status] += cases;
	});
	return {
		areas,
		periods,
		pairs,
		cells,
		input: {
			areaCount: areas,
			parents,
			periods: { step: 'month', first: 600, length: periods },
			cells: { area, period, count },
			columns: [column(0), column(1)]
		},
		together,
		combined: {
			names: columnNames,
			values: pairs.map(([stage, status]) => [`stage ${stage}`, `status ${status}`]),
			area,
			period,
			value: Int32Array.from(rows, (cell) => cell % pairs.length),
			count
		}
	};
}

const columnNames = ['stage', 'status'];

/** The attacker's unknowns that an area node and a time node hold, of the pairs given. */
export function cellsIn(
	data: RelatedDataset,
	{ areas, times }: Release,
	node: number,
	time: number,
	pairs: number[]
): number[] {
	const cells: number[] = [];
	for (let a = 0; a < data.areas; a++) {
		let above = a;
		while (above >= 0 && above !== node) above = areas.parent[above];
		if (above !== node) continue;
		for (let t = times.first[time]; t <= times.last[time]; t++)
			for (const p of pairs) cells.push((a * data.periods + t) * data.pairs.length + p);
	}
	return cells;
}

/** Tells the attacker every published cell, every published group of every column, and that hidden areas are not empty. */
export function tellAll(data: RelatedDataset, release: Release, attacker: Attacker): void {
	const size = release.times.children.length;
	const all = data.pairs.map((_, p) => p);
	const learn = (cell: number, pairs: number[], lower: number, upper = lower) =>
		attacker.learn(
			cellsIn(data, release, Math.floor(cell / size), cell % size, pairs),
			lower,
			upper
		);
	release.counts.forEach((count, cell) => {
		if (!Number.isNaN(count)) learn(cell, all, count);
		else if (cell < data.areas * size && cell % size === release.times.root)
			learn(cell, all, 1, Infinity);
	});
	for (const { names, values, breakdowns } of release.columns) {
		const valueOf = (pair: number) =>
			values.findIndex((tuple) =>
				names.every(
					(name, i) => tuple[i] === `${name} ${data.pairs[pair][columnNames.indexOf(name)]}`
				)
			);
		for (const [cell, { group, counts }] of breakdowns)
			counts.forEach((count, g) => {
				const pairs = all.filter((p) => group[valueOf(p)] === g);
				if (pairs.length) learn(cell, pairs, count);
			});
	}
}

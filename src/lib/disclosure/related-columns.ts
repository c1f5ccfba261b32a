import { sumOverTime } from './area-time-release';
import type { Threshold } from './threshold';
import type { AreaTree } from './area-tree';
import { LeafTable, rowsByLeaf, type ColumnCounts } from './column-counts';
import type { TimeTree } from './time-tree';

/** How many cases of a whole dataset have value v of one column and value w of another: `counts[v * width + w]`. */
export interface PairCounts {
	width: number;
	counts: Float64Array;
}

/** A column that is published too, and which values of it occur with which of the column at hand. */
export interface RelatedColumn {
	column: ColumnCounts;
	/** Rows are the values of `column`, columns those of the one at hand. */
	together: PairCounts;
}

/** Whether so many cases are expected that even three standard deviations less are the minimum. */
const isClearlyMore = (expected: number, minimumCount: number) =>
	expected - 3 * Math.sqrt(expected) >= minimumCount;

/**
 * Whether the second column (the width) follows from the first: fewer cases than the minimum have another
 * value of it than most that share their value of the first, and clearly more would by chance. Leave out
 * missing values: they stand for nothing.
 */
export function followsFrom({ width, counts }: PairCounts, minimumCount: number): boolean {
	const totals = new Float64Array(width);
	let [cases, values, following] = [0, 0, 0];
	for (let start = 0; start < counts.length; start += width) {
		const row = counts.subarray(start, start + width);
		const sum = row.reduce((all, count) => all + count, 0);
		if (!sum) continue;
		row.forEach((count, other) => (totals[other] += count));
		cases += sum;
		values++;
		following += Math.max(...row);
	}
	if (!cases) return false;
	// The first case of each value says what the others are held against.
	const byChance = (cases - values) * (1 - Math.max(...totals) / cases);
	return cases - following < minimumCount && isClearlyMore(byChance, minimumCount);
}

/** Values of two columns of which none occurs with any of the other side's. */
interface ApartSets {
	one: number[];
	other: number[];
}

/**
 * Sets of values of both columns that keep apart, as large as they can be: one that starts from each value,
 * and in columns of few values from each two. Two values keep apart where fewer cases than the minimum have
 * both and clearly more would have by chance.
 */
export function apartSets({ width, counts }: PairCounts, minimumCount: number): ApartSets[] {
	const height = counts.length / width;
	const rows = new Float64Array(height);
	const columns = new Float64Array(width);
	counts.forEach((count, cell) => {
		rows[Math.floor(cell / width)] += count;
		columns[cell % width] += count;
	});
	const all = rows.reduce((sum, count) => sum + count, 0);
	const isApart = (v: number, w: number) =>
		counts[v * width + w] < minimumCount &&
		isClearlyMore((rows[v] * columns[w]) / all, minimumCount);
	const list = (length: number) => Array.from({ length }, (_, i) => i);
	const ones = list(height).filter((v) => columns.some((_, w) => isApart(v, w)));
	const others = list(width).filter((w) => ones.some((v) => isApart(v, w)));
	const startsFrom = (values: number[]) =>
		values.length > mostPaired
			? values.map((value) => [value])
			: values.flatMap((value, i) => values.slice(i).map((second) => [value, second]));
	const found = new Map<string, ApartSets>();
	const add = (one: number[], other: number[]) => {
		if (one.length && other.length) found.set(`${one}|${other}`, { one, other });
	};
	for (const start of startsFrom(ones)) {
		const other = others.filter((w) => start.every((v) => isApart(v, w)));
		add(
			ones.filter((v) => other.every((w) => isApart(v, w))),
			other
		);
	}
	for (const start of startsFrom(others)) {
		const one = ones.filter((v) => start.every((w) => isApart(v, w)));
		add(
			one,
			others.filter((w) => one.every((v) => isApart(v, w)))
		);
	}
	return [...found.values()];
}

/** Columns of more values are searched from each value alone. */
const mostPaired = 12;

/** A related column of which some values keep apart from some of the column at hand. */
export interface ApartColumn {
	column: ColumnCounts;
	sets: ApartSets[];
}

/** Those of the related columns that have such values. */
export function apartColumns(related: RelatedColumn[], { minimumCount }: Threshold): ApartColumn[] {
	return related
		.map(({ column, together }) => ({ column, sets: apartSets(together, minimumCount) }))
		.filter(({ sets }) => sets.length > 0);
}

/**
 * The published cells in which a column may be broken down beside others that it is related to: `known`
 * without those where values of the two that keep apart leave fewer cases than the minimum to all others.
 * There what one column publishes would bound what the other hides to so few.
 */
export function knownBeside(
	areas: AreaTree,
	times: TimeTree,
	counts: Float64Array,
	known: Uint8Array,
	column: ColumnCounts,
	apart: ApartColumn[],
	{ minimumCount }: Threshold
): Uint8Array {
	if (!apart.length) return known;
	const beside = apart.map((one) => ({ ...one, tables: new NodeTables(areas, times, one.column) }));
	const left = known.slice();
	const size = times.children.length;
	const own = new NodeTables(areas, times, column);
	for (let node = 0; node < areas.nodes; node++) {
		if (!(counts[node * size + times.root] >= 2 * minimumCount)) continue;
		const second = own.of(node);
		for (const { sets, tables } of beside) {
			const first = tables.of(node);
			for (let time = 0; time < size; time++) {
				const cell = node * size + time;
				if (!left[cell] || counts[cell] < 2 * minimumCount) continue;
				const isClose = sets.some(({ one, other }) => {
					const firsts = sumOf(first, time * tables.width, one);
					if (firsts < minimumCount) return false;
					const seconds = sumOf(second, time * own.width, other);
					return seconds >= minimumCount && counts[cell] - firsts - seconds < minimumCount;
				});
				if (isClose) left[cell] = 0;
			}
		}
	}
	return left;
}

function sumOf(table: Float64Array, start: number, values: number[]): number {
	let sum = 0;
	for (const value of values) sum += table[start + value];
	return sum;
}

/** A column's counts by time node and value (`time * width + value`), one area node after the other. */
class NodeTables {
	readonly width: number;
	private readonly leaf: LeafTable;
	private readonly larger: Float64Array[];

	constructor(
		private readonly areas: AreaTree,
		times: TimeTree,
		column: ColumnCounts
	) {
		const width = (this.width = column.values.length);
		this.leaf = new LeafTable(times, column, rowsByLeaf(areas, column));
		this.larger = Array.from(
			{ length: areas.nodes - areas.leaves },
			() => new Float64Array(times.children.length * width)
		);
		column.count.forEach((count, row) => {
			const time = column.period[row] < 0 ? times.undated : column.period[row];
			const leaf = column.area[row] < 0 ? areas.unplaced : column.area[row];
			for (let node = areas.parent[leaf]; node >= 0; node = areas.parent[node])
				this.larger[node - areas.leaves][time * width + column.value[row]] += count;
		});
		for (const table of this.larger)
			for (let value = 0; value < width; value++) sumOverTime(times, table, value, width);
	}

	/** Valid until the next leaf is asked for. */
	of(node: number): Float64Array {
		if (node < this.areas.leaves) return this.leaf.fill(node).counts;
		return this.larger[node - this.areas.leaves];
	}
}

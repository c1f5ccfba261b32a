import type { AreaTree } from './area-tree';
import type { TimeTree } from './time-tree';

/** Counts by area, period and value of one column (or of several crossed), one entry a combination. */
export interface ColumnCounts {
	/** The column, or the columns crossed. */
	names: string[];
	/** What each value code stands for: one text a column, null where it is missing. */
	values: (string | null)[][];
	/** −1: in no area; −1: undated. */
	area: Int32Array;
	period: Int32Array;
	value: Int32Array;
	count: Float64Array;
}

/** The rows of each leaf, as compressed rows: those of leaf a are `order[offsets[a]]` to `order[offsets[a + 1] - 1]`. */
export interface RowsByLeaf {
	offsets: Int32Array;
	order: Int32Array;
}

/** Sorts the rows of a column by the leaf they lie in. */
export function rowsByLeaf(areas: AreaTree, column: ColumnCounts): RowsByLeaf {
	const leafOf = (row: number) => (column.area[row] < 0 ? areas.unplaced : column.area[row]);
	const offsets = new Int32Array(areas.leaves + 1);
	for (let row = 0; row < column.count.length; row++) offsets[leafOf(row) + 1]++;
	for (let leaf = 0; leaf < areas.leaves; leaf++) offsets[leaf + 1] += offsets[leaf];
	const order = new Int32Array(column.count.length);
	const next = offsets.slice();
	for (let row = 0; row < column.count.length; row++) order[next[leafOf(row)]++] = row;
	return { offsets, order };
}

/**
 * The counts of one leaf by time node and value (`time * width + value`). Few of its cells hold any, so
 * that emptying it and going through it touches those alone.
 */
export class LeafTable {
	readonly counts: Float64Array;
	/** The cells above zero: the first `length` entries. */
	readonly touched: Int32Array;
	length = 0;
	private readonly width: number;

	constructor(
		private readonly times: TimeTree,
		private readonly column: ColumnCounts,
		private readonly rows: RowsByLeaf
	) {
		this.width = column.values.length;
		const size = times.children.length * this.width;
		this.counts = new Float64Array(size);
		this.touched = new Int32Array(size);
	}

	/** Holds another leaf from now on. */
	fill(leaf: number): this {
		const { counts, touched, column, rows, times, width } = this;
		for (let i = 0; i < this.length; i++) counts[touched[i]] = 0;
		this.length = 0;
		for (let i = rows.offsets[leaf]; i < rows.offsets[leaf + 1]; i++) {
			const row = rows.order[i];
			const count = column.count[row];
			if (!count) continue;
			const start = column.period[row] < 0 ? times.undated : column.period[row];
			for (let time = start; time >= 0; time = times.parent[time]) {
				const cell = time * width + column.value[row];
				if (!counts[cell]) touched[this.length++] = cell;
				counts[cell] += count;
			}
		}
		return this;
	}
}

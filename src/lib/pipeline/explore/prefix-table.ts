/**
 * Counts by row and period as running sums, so that any window of periods is one subtraction:
 * `sums[row * (periods + 1) + t]` is what the first t periods of the row hold.
 */
export interface PrefixTable {
	rows: number;
	periods: number;
	sums: Float64Array;
	/** The same for cells that say nothing (NaN); null where there are none. */
	unreported: Int32Array | null;
	/** Cases of each row without a period. */
	undated: Float64Array;
}

/** Makes a table of counts by row and period (row-major); NaN means not reported. */
export function prefixTable(
	rows: number,
	periods: number,
	counts: Float64Array,
	undated: Float64Array
): PrefixTable {
	const width = periods + 1;
	const sums = new Float64Array(rows * width);
	const silent = counts.some(Number.isNaN);
	const unreported = silent ? new Int32Array(rows * width) : null;
	for (let row = 0; row < rows; row++) {
		let sum = 0;
		let missing = 0;
		for (let t = 0; t < periods; t++) {
			const count = counts[row * periods + t];
			if (Number.isNaN(count)) missing++;
			else sum += count;
			sums[row * width + t + 1] = sum;
			if (unreported) unreported[row * width + t + 1] = missing;
		}
	}
	return { rows, periods, sums, unreported, undated };
}

/**
 * Cases of a row in the periods `first` to `last`, both included. NaN where a window reaches beyond the
 * table, or where every cell that is not zero by default says nothing.
 */
export function windowSum(table: PrefixTable, row: number, first: number, last: number): number {
	if (first < 0 || last >= table.periods) return NaN;
	if (last < first) return 0;
	const start = row * (table.periods + 1);
	const sum = table.sums[start + last + 1] - table.sums[start + first];
	if (sum === 0 && table.unreported) {
		const silent = table.unreported[start + last + 1] - table.unreported[start + first];
		if (silent > 0) return NaN;
	}
	return sum;
}

/** One column of window sums, a row each. */
export function windowSums(table: PrefixTable, first: number, last: number): Float64Array {
	return Float64Array.from({ length: table.rows }, (_, row) => windowSum(table, row, first, last));
}

/** The sum of all rows as a table of one row. */
export function totalOf(table: PrefixTable): PrefixTable {
	const width = table.periods + 1;
	const sums = new Float64Array(width);
	for (let row = 0; row < table.rows; row++)
		for (let t = 0; t < width; t++) sums[t] += table.sums[row * width + t];
	const undated = table.undated.reduce((sum, count) => sum + count, 0);
	return {
		rows: 1,
		periods: table.periods,
		sums,
		unreported: null,
		undated: Float64Array.of(undated)
	};
}

/** One row of a table as a table. */
export function rowOf(table: PrefixTable, row: number): PrefixTable {
	const width = table.periods + 1;
	const part = <T extends Float64Array | Int32Array>(values: T) =>
		values.slice(row * width, (row + 1) * width) as T;
	return {
		rows: 1,
		periods: table.periods,
		sums: part(table.sums),
		unreported: table.unreported && part(table.unreported),
		undated: table.undated.slice(row, row + 1)
	};
}

/** Counts with the sums that hold between them: a table with its totals, over any hierarchies. */
export interface AdditiveTable {
	counts: Float64Array;
	/** `counts[total]` is the sum of `counts[part]` over `parts`. */
	sums: { total: number; parts: number[] }[];
}

/** What protects a table's small counts. */
export interface SuppressionRule {
	/** Counts from 1 to one less than this are small. */
	minimumCount: number;
	/** Whether zeros stay shown, so that a hidden count is known to be at least 1. */
	showZero: boolean;
}

/** The text of a linear programme in CPLEX LP format, and its solution by variable. HiGHS has this shape. */
export interface Solver {
	solve(
		problem: string,
		options?: { output_flag?: boolean; time_limit?: number; mip_rel_gap?: number }
	): { Status: string; ObjectiveValue: number; Columns: Record<string, object> };
}

/** The cells that are small by themselves. */
export function smallCells(table: AdditiveTable, rule: SuppressionRule): number[] {
	const small: number[] = [];
	table.counts.forEach((count, cell) => {
		if ((count > 0 && count < rule.minimumCount) || (count === 0 && !rule.showZero))
			small.push(cell);
	});
	return small;
}

/** A table of rows × columns with row totals, column totals and the grand total last in each direction. */
export function withTotals(
	rows: number,
	columns: number,
	counts: ArrayLike<number>
): AdditiveTable {
	const width = columns + 1;
	const full = new Float64Array((rows + 1) * width);
	for (let row = 0; row < rows; row++)
		for (let column = 0; column < columns; column++) {
			const count = counts[row * columns + column];
			full[row * width + column] += count;
			full[row * width + columns] += count;
			full[rows * width + column] += count;
			full[rows * width + columns] += count;
		}
	const span = (length: number, at: (i: number) => number) =>
		Array.from({ length }, (_, i) => at(i));
	const sums = [
		...span(rows + 1, (row) => row).map((row) => ({
			total: row * width + columns,
			parts: span(columns, (column) => row * width + column)
		})),
		...span(columns + 1, (column) => column).map((column) => ({
			total: rows * width + column,
			parts: span(rows, (row) => row * width + column)
		}))
	];
	return { counts: full, sums };
}

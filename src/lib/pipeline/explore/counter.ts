import { protectTable } from '$lib/disclosure/gate';
import type { ProtectedTable } from '$lib/model/disclosure';
import type { Policy } from '$lib/model/settings/disclosure';
import { windowSum, windowSums, type PrefixTable } from './prefix-table';

/** Periods `first` to `last` by their index, both included. */
export interface Stretch {
	first: number;
	last: number;
}

/** Gives counts that may be shown. `area` is an index, or −1 for all incidents. */
export interface Counter {
	/** One row an area, one column a stretch; rates where residents (one an area) are given. */
	areas(stretches: Stretch[], population: Float64Array | null): ProtectedTable;
	/** One row, one column a stretch. */
	stretches(area: number, stretches: Stretch[], population: number): ProtectedTable;
	/** One row, two columns: the cases without a date, and those of the stretch that lie in no area. */
	leftOut(stretch: Stretch): ProtectedTable;
	/** One row, one column a value of the category (the missing one last). */
	values(category: number, stretch: Stretch): ProtectedTable;
	/** The columns that a category is published with as one, and those beside which it is held back. */
	related?(category: number): { asOne: string[]; beside: string[] };
	/** One row a flow from a value of the category to an area; absent where flows are counted by themselves. */
	flows?(
		category: number,
		origins: Int32Array,
		destinations: Int32Array,
		stretch: Stretch
	): ProtectedTable;
}

/** What a counter by threshold counts from: exact tallies under the filter. */
export interface ExactTallies {
	/** Row i is area i, the row after them holds incidents in no area. */
	byArea: PrefixTable;
	/** All incidents in one row. */
	all: PrefixTable;
	/** A table for each category column, of the selected area if there is one. */
	byCategory: PrefixTable[];
}

/** Counts exactly and hides what lies under the threshold, each figure by itself. */
export function thresholdCounter(
	{ byArea, all, byCategory }: ExactTallies,
	policy: Policy
): Counter {
	const areaCount = byArea.rows - 1;
	return {
		areas(stretches, population) {
			const columns = stretches.length;
			const counts = new Float64Array(areaCount * columns);
			const residents = population && new Float64Array(areaCount * columns);
			for (let area = 0; area < areaCount; area++)
				stretches.forEach(({ first, last }, i) => {
					counts[area * columns + i] = windowSum(byArea, area, first, last);
					if (residents) residents[area * columns + i] = population[area];
				});
			return protectTable({ rows: areaCount, columns, counts, population: residents }, policy);
		},
		stretches(area, stretches, population) {
			const [table, row] = area < 0 ? [all, 0] : [byArea, area];
			const counts = Float64Array.from(stretches, ({ first, last }) =>
				windowSum(table, row, first, last)
			);
			const residents = new Float64Array(counts.length).fill(population);
			const columns = stretches.length;
			return protectTable({ rows: 1, columns, counts, population: residents }, policy);
		},
		leftOut({ first, last }) {
			const counts = Float64Array.of(
				all.undated[0],
				windowSum(byArea, areaCount, first, last) || 0
			);
			return protectTable({ rows: 1, columns: 2, counts, population: null }, policy);
		},
		values(category, { first, last }) {
			const counts = windowSums(byCategory[category], first, last);
			return protectTable({ rows: 1, columns: counts.length, counts, population: null }, policy);
		}
	};
}

import { statusCode, type ProtectedTable } from '$lib/model/disclosure';
import { valuesKept, type Filter } from '$lib/model/project';
import { letOut, roundCount, statusOfCount } from './gate';
import type { Release, ReleasedColumn } from './release';

/** Base periods `first` to `last` (indices), or null for everything, undated records included. */
export type Brush = { first: number; last: number } | null;

/** Why a view is hidden as a whole. */
export type ViewProblem = 'columns-not-crossed' | 'column-not-released';

/** The text that stands for all values of a long column that are published only together. */
export const restOfValues = '\u0000rest';

/** Which values of which released column a filter keeps; null where it keeps everything. */
export interface Selection {
	column: ReleasedColumn | null;
	kept: Uint8Array | null;
	problem: ViewProblem | null;
}

/**
 * What a filter asks of a release: one entry of its columns at most. A filter over columns that are
 * not crossed with each other has a problem, and every figure under it is hidden.
 */
export function selectColumn(release: Release, filter: Filter): Selection {
	const names = Object.keys(filter);
	if (!names.length) return { column: null, kept: null, problem: null };
	const column = release.columns.find((entry) => names.every((name) => entry.names.includes(name)));
	if (!column) {
		const known = names.every((name) =>
			release.columns.some((entry) => entry.names.includes(name))
		);
		return {
			column: null,
			kept: null,
			problem: known ? 'columns-not-crossed' : 'column-not-released'
		};
	}
	if (names.some((name) => asksForTheRest(column, name, filter[name])))
		return { column: null, kept: null, problem: 'column-not-released' };
	const kept = Uint8Array.from(column.values, (tuple) =>
		Number(names.every((name) => filter[name].includes(tuple[column.names.indexOf(name)] ?? '')))
	);
	return kept.includes(0)
		? { column, kept, problem: null }
		: { column: null, kept: null, problem: null };
}

/** Whether a filter names a value of a long column that is published only together with others. */
function asksForTheRest(
	column: Release['columns'][number],
	name: string,
	wanted: string[]
): boolean {
	const at = column.names.indexOf(name);
	if (!column.values.some((tuple) => tuple[at] === restOfValues)) return false;
	return wanted.some((text) => !column.values.some((tuple) => (tuple[at] ?? '') === text));
}

/** The cases of one area node in a brush and a selection: their sum where it is published, else NaN. */
export function publishedCount(
	release: Release,
	node: number,
	brush: Brush,
	selection: Selection
): number {
	if (selection.problem) return NaN;
	const { times } = release;
	if (brush && brush.last < brush.first) return 0;
	if (!brush) return publishedInNode(release, node, times.root, selection);
	const { first, last } = times;
	const visit = (time: number): number => {
		if (last[time] < brush.first || first[time] > brush.last) return 0;
		if (first[time] >= brush.first && last[time] <= brush.last) {
			const whole = publishedInNode(release, node, time, selection);
			if (!Number.isNaN(whole)) return whole;
		} else if (release.counts[node * times.children.length + time] === 0) return 0;
		if (!times.children[time].length) return NaN;
		let sum = 0;
		for (const child of times.children[time]) {
			sum += visit(child);
			if (Number.isNaN(sum)) return NaN;
		}
		return sum;
	};
	return visit(times.dated);
}

/** The cases of an area node in a time node that a selection keeps; NaN where they are not published. */
export function publishedInNode(
	release: Release,
	node: number,
	time: number,
	selection: Selection
): number {
	const { column, kept, problem } = selection;
	if (problem) return NaN;
	const cell = node * release.times.children.length + time;
	const count = release.counts[cell];
	if (!column || !kept || count === 0 || Number.isNaN(count)) return count;
	const breakdown = column.breakdowns.get(cell);
	if (!breakdown) return NaN;
	const seen = new Int8Array(breakdown.counts.length).fill(-1);
	for (let value = 0; value < kept.length; value++) {
		const group = breakdown.group[value];
		if (!breakdown.counts[group]) continue;
		if (seen[group] >= 0 && seen[group] !== kept[value]) return NaN;
		seen[group] = kept[value];
	}
	return breakdown.counts.reduce((sum, part, group) => (seen[group] === 1 ? sum + part : sum), 0);
}

/** Cases of every area of the set in the brush, under the filter: a table of one column. */
export function viewAreas(release: Release, brush: Brush, filter: Filter): ProtectedTable {
	const areaCount = release.areas.leaves - (release.areas.unplaced >= 0 ? 1 : 0);
	return viewAreaPeriods(
		release,
		Array.from({ length: areaCount }, (_, area) => area),
		[brush],
		filter
	);
}

/** Cases of one area (an index, or −1 for all records) by stretch of periods: a table of one row. */
export function viewPeriods(
	release: Release,
	area: number,
	brushes: Brush[],
	filter: Filter
): ProtectedTable {
	return viewAreaPeriods(release, [area], brushes, filter);
}

/**
 * Cases by area (an index, −1 for all records, −2 for those in no area) and stretch of periods.
 * A `cut` stretch covers only
 * days of a base period: it is hidden. `isNoData` names the cells of areas that did not report, or of periods beside the data.
 */
export function viewAreaPeriods(
	release: Release,
	areas: number[],
	brushes: (Brush | 'cut')[],
	filter: Filter,
	isNoData: (row: number, column: number) => boolean = () => false
): ProtectedTable {
	const selection = selectColumn(release, filter);
	return table(
		release,
		areas.length,
		brushes.length,
		(row, column) => {
			const brush = brushes[column];
			if (brush === 'cut') return NaN;
			return publishedCount(release, nodeOf(release, areas[row]), brush, selection);
		},
		isNoData
	);
}

/**
 * Cases by value of one column (one row) in the brush, under the filter of other columns crossed with
 * it: its own filter, if any, is not applied. Values in the order of `values`.
 */
export function viewValues(
	release: Release,
	area: number,
	brush: Brush,
	column: string,
	values: (string | null)[],
	filter: Filter
): ProtectedTable {
	const node = nodeOf(release, area);
	const selections = values.map((value) =>
		selectColumn(release, { ...filter, [column]: [value ?? ''] })
	);
	return table(release, 1, values.length, (_, i) =>
		publishedCount(release, node, brush, selections[i])
	);
}

/**
 * Cases by pair of an area and a value of a column (one row a pair): flows from where people came
 * from. A filter of that same column keeps only the pairs it names, `only` those of one area; the others are zero.
 */
export function viewPairs(
	release: Release,
	pairs: { areas: ArrayLike<number>; values: string[] },
	brush: Brush,
	column: string,
	filter: Filter,
	only: number | null = null
): ProtectedTable {
	const own = valuesKept(filter, column);
	const selections = new Map(
		[...new Set(pairs.values)].map((value) => [
			value,
			selectColumn(release, { ...filter, [column]: [value] })
		])
	);
	return table(release, pairs.values.length, 1, (row) => {
		const value = pairs.values[row];
		if (own && !own.includes(value)) return 0;
		if (only !== null && pairs.areas[row] !== only) return 0;
		return publishedCount(
			release,
			nodeOf(release, pairs.areas[row]),
			brush,
			selections.get(value)!
		);
	});
}

/** One row: the cases without a date, and those of the brush that lie in no area, under the filter. */
export function viewLeftOut(release: Release, brush: Brush, filter: Filter): ProtectedTable {
	const { areas, times } = release;
	const selection = selectColumn(release, filter);
	return table(release, 1, 2, (_, which) => {
		if (which === 0 ? release.undatedLeftOut : release.unplacedLeftOut) return NaN;
		if (which === 0)
			return times.undated < 0 ? 0 : publishedInNode(release, areas.root, times.undated, selection);
		return areas.unplaced < 0 ? 0 : publishedCount(release, areas.unplaced, brush, selection);
	});
}

/** A table with rates per 100,000 residents of each row, where there are any and enough cases. */
export function withRates(
	{ policy }: Pick<Release, 'policy'>,
	shown: ProtectedTable,
	residentsOf: (row: number, cell: number) => number
): ProtectedTable {
	const rates = shown.counts.map((count, cell) => {
		const residents = residentsOf(Math.floor(cell / shown.columns), cell);
		if (!(residents > 0) || (count > 0 && count < policy.minimumRateCount)) return NaN;
		return (count / residents) * 100_000;
	});
	return letOut({ ...shown, rates });
}

/** Of how many published stretches within a brush an area's course is known; the brush's own sum may be hidden. */
export function publishedStretches(
	release: Release,
	node: number,
	brush: Brush,
	selection: Selection
): number {
	const { times } = release;
	const visit = (time: number): number => {
		if (brush && (times.last[time] < brush.first || times.first[time] > brush.last)) return 0;
		const inside = !brush || (times.first[time] >= brush.first && times.last[time] <= brush.last);
		const own = inside && !Number.isNaN(publishedInNode(release, node, time, selection));
		const finer = times.children[time].map(visit);
		const below = finer.reduce((sum, part) => sum + part, 0);
		return finer.length && finer.every((part) => part > 0) ? below : own ? 1 : below;
	};
	return visit(times.dated);
}

function nodeOf({ areas }: Release, area: number): number {
	if (area === -1) return areas.root;
	return area === -2 ? areas.unplaced : area;
}

/** Published sums as a table: hidden where there is none. A sum of open cells is open itself. */
function table(
	{ policy }: Release,
	rows: number,
	columns: number,
	countOf: (row: number, column: number) => number,
	isNoData: (row: number, column: number) => boolean = () => false
): ProtectedTable {
	const counts = new Float64Array(rows * columns);
	const statuses = new Uint8Array(rows * columns);
	let hidden = 0;
	for (let row = 0; row < rows; row++)
		for (let column = 0; column < columns; column++) {
			const cell = row * columns + column;
			const count = countOf(row, column);
			const status = isNoData(row, column)
				? 'no-data'
				: Number.isNaN(count)
					? 'hidden'
					: statusOfCount(count, policy);
			const shown = status === 'shown' || status === 'unreliable';
			counts[cell] = shown ? roundCount(count, policy) : NaN;
			statuses[cell] = statusCode[status];
			if (status === 'hidden') hidden++;
		}
	return letOut({
		rows,
		columns,
		counts,
		rates: null,
		statuses,
		hidden,
		exact: policy.mode === 'exact'
	});
}

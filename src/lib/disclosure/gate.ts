/**
 * The one gate. What a person sees or a file holds has passed a function of this room: each
 * returns `Protected<…>`, which only `letOut` below can make.
 *
 * Decision on differencing (the argument is in `methods/disclosure.md`): which cells may be
 * published is decided **once per dataset and policy** (`decideRelease` in `./release`), and every
 * view is a sum of those cells. Brushes, filters and exports therefore add no information, however
 * many are asked for: what is not a sum of published cells is hidden. Noise keyed to records was
 * rejected: bounded noise averages out over overlapping brushes.
 *
 * **Views of a dataset** (Explore, `aggregate`, the brief, exports): count everything once, unfiltered and
 * over the whole of the data (area × month, and area × month × value of each column), call
 * `decideRelease` after loading, keep it for the session, and answer by `viewAreas` (map, table),
 * `viewPeriods` (time chart, trend lines), `viewAreaPeriods` (area × period files) and `viewValues`
 * (category bars) of `./views`. Flows are the values of the column of origins within each area. In
 * `exact` mode there is no release: use the functions below on plain queries.
 *
 * **One table or figure by itself** (no totals beside it, no second view of the same records):
 * `protectTable`, `protectFigure`, `protectFlows`. **What a method says about areas** whose counts are
 * hidden: `protectResults`.
 */
import {
	statusCode,
	type ProtectedFigure,
	type ProtectedFlows,
	type ProtectedResults,
	type ProtectedTable,
	type ShownFlow
} from '$lib/model/disclosure';
import type { CellStatus, Protected } from '$lib/model/protected';
import type { Policy } from '$lib/model/settings/disclosure';

/** Marks a value as protected. For this room alone: what it is given must be safe to show. */
export function letOut<T>(value: T): Protected<T> {
	return value as Protected<T>;
}

/**
 * What the policy says of one count by itself. NaN is an area that did not report, not a zero.
 * A count under the reliable one is shown with a mark.
 */
export function statusOfCount(count: number, policy: Policy): CellStatus {
	if (Number.isNaN(count)) return 'no-data';
	if (policy.mode !== 'exact') {
		if (count === 0 && !policy.showZero) return 'hidden';
		if (count > 0 && count < policy.minimumCount) return 'hidden';
	}
	return count > 0 && count < policy.reliableCount ? 'unreliable' : 'shown';
}

/** A count as the policy rounds it, halves to even; as it is in `exact` mode. */
export function roundCount(count: number, policy: Policy): number {
	const { roundingBase } = policy;
	if (policy.mode === 'exact' || roundingBase <= 1) return count;
	const steps = count / roundingBase;
	const down = Math.floor(steps);
	const up = steps - down > 0.5 || (steps - down === 0.5 && down % 2 === 1);
	return (down + Number(up)) * roundingBase;
}

/** Counts of one table, row-major, NaN = no data; residents of the same shape, or null. */
export interface CountTable {
	rows: number;
	columns: number;
	counts: Float64Array;
	population: Float64Array | null;
}

/**
 * A table of counts by itself: area × period, category × period, one column a ranked list.
 * Cells that an earlier decision hid (`hide`, one byte a cell) stay hidden whatever their count.
 */
export function protectTable(table: CountTable, policy: Policy, hide?: Uint8Array): ProtectedTable {
	const { rows, columns, population } = table;
	const size = rows * columns;
	const counts = new Float64Array(size).fill(NaN);
	const rates = population ? new Float64Array(size).fill(NaN) : null;
	const statuses = new Uint8Array(size);
	const exact = policy.mode === 'exact';
	let hidden = 0;
	for (let cell = 0; cell < size; cell++) {
		const count = table.counts[cell];
		let status = statusOfCount(count, policy);
		if (hide?.[cell] && !exact && status !== 'no-data') status = 'hidden';
		statuses[cell] = statusCode[status];
		if (status === 'hidden') hidden++;
		if (status === 'hidden' || status === 'no-data') continue;
		counts[cell] = roundCount(count, policy);
		const ratable = exact || count === 0 || count >= policy.minimumRateCount;
		if (rates && ratable && population![cell] > 0)
			rates[cell] = (counts[cell] / population![cell]) * 100_000;
	}
	return letOut({ rows, columns, counts, rates, statuses, hidden, exact });
}

/** A single figure by itself. */
export function protectFigure(count: number, policy: Policy): ProtectedFigure {
	const status = statusOfCount(count, policy);
	const shown = status === 'shown' || status === 'unreliable';
	return letOut({
		count: shown ? roundCount(count, policy) : NaN,
		status,
		exact: policy.mode === 'exact'
	});
}

/** Flows between places: only those that reach the minimum are let out, largest first. */
export function protectFlows(flows: ShownFlow[], policy: Policy): ProtectedFlows {
	const positive = flows.filter((flow) => flow.count > 0);
	const shown = positive
		.filter((flow) => statusOfCount(flow.count, policy) !== 'hidden')
		.map((flow) => ({ ...flow, count: roundCount(flow.count, policy) }))
		.sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1));
	return letOut({
		flows: shown,
		hidden: positive.length - shown.length,
		exact: policy.mode === 'exact'
	});
}

/** What a method found, one entry an area (or an area and period, in the order of `statuses`). */
export interface MethodResults {
	/** Estimates that lead back to counts: z, p, rates, slopes, forecasts. */
	numbers: Record<string, Float64Array>;
	/** Classes and directions. */
	labels?: Record<string, (string | null)[]>;
}

/**
 * A method's results beside the protected counts they came from (`statuses`, one an entry): where
 * the count is hidden the numbers are withheld and the labels stay, unless `withholdLabels`.
 */
export function protectResults(
	results: MethodResults,
	statuses: Uint8Array,
	policy: Policy,
	withholdLabels = false
): ProtectedResults {
	const exact = policy.mode === 'exact';
	const hide = (entry: number) => !exact && statuses[entry] === statusCode.hidden;
	const numbers = Object.fromEntries(
		Object.entries(results.numbers).map(([name, values]) => [
			name,
			values.map((value, entry) => (hide(entry) ? NaN : value))
		])
	);
	const labels = Object.fromEntries(
		Object.entries(results.labels ?? {}).map(([name, values]) => [
			name,
			values.map((value, entry) => (withholdLabels && hide(entry) ? null : value))
		])
	);
	const hidden = exact ? 0 : statuses.filter((code) => code === statusCode.hidden).length;
	return letOut({ numbers, labels, statuses: statuses.slice(), hidden, exact });
}

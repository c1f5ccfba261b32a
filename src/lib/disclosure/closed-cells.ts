import type { Step } from '$lib/model/period';
import type { Policy } from '$lib/model/settings/disclosure';
import type { AreaTree } from './area-tree';
import type { ColumnCounts } from './column-counts';
import type { TimeTree } from './time-tree';

const steps: Step[] = ['day', 'week', 'month', 'quarter', 'year'];
const levels: Record<Step, Step[]> = {
	day: ['day', 'week', 'quarter', 'year'],
	week: ['week', 'quarter', 'year'],
	month: ['month', 'quarter', 'year'],
	quarter: ['quarter', 'year'],
	year: ['year']
};

/** What closes cells besides their count. */
export interface ClosingFacts {
	/** Residents of each area, NaN where unknown; null where none were given. */
	population: Float64Array | null;
	/** Cases by the organisation that reported them, for dominance; null where it is not known. */
	organisations: ColumnCounts | null;
	/** The name of that column. */
	organisation: string | null;
}

/**
 * The cells (node a, time t at `a * times + t`) that may not be published whatever their count: places
 * and periods finer than the policy allows, areas with too few residents, and cells of which one
 * organisation supplies more than the policy's share. Null when nothing is closed.
 */
export function closedCells(
	areas: AreaTree,
	times: TimeTree,
	base: Step,
	facts: ClosingFacts,
	policy: Policy
): Uint8Array | null {
	const size = times.children.length;
	const closed = new Uint8Array(areas.nodes * size);
	const stepOf = (time: number) =>
		levels[base][Math.min(times.level[time], levels[base].length - 1)];
	for (let node = 0; node < areas.nodes; node++) {
		const residents = facts.population?.[node] ?? NaN;
		const isClosed =
			(policy.finestPlace === 'parent' && node < areas.leaves) ||
			(policy.finestPlace === 'whole' && node !== areas.root) ||
			residents < policy.minimumPopulation;
		for (let time = 0; time < size; time++)
			if (isClosed || steps.indexOf(stepOf(time)) < steps.indexOf(policy.finestStep))
				closed[node * size + time] = Number(time !== times.undated || isClosed);
	}
	if (facts.organisations && policy.dominance < 1)
		closeDominated(areas, times, facts, policy, closed);
	return closed.includes(1) ? closed : null;
}

/** Closes cells with at least two contributing organisations of which one supplies too much. */
function closeDominated(
	areas: AreaTree,
	times: TimeTree,
	{ organisations, organisation }: ClosingFacts,
	policy: Policy,
	closed: Uint8Array
): void {
	const largest = new Float64Array(closed.length);
	const all = new Float64Array(closed.length);
	const contributors = new Uint16Array(closed.length);
	const part = new Float64Array(closed.length);
	const size = times.children.length;
	const column = organisations!;
	const rowsOf = rowsByText(column, column.names.indexOf(organisation!));
	for (const rows of rowsOf) {
		// Few cells hold any case of one organisation: only those are gone through.
		const touched: number[] = [];
		for (const row of rows) {
			const leaf = column.area[row] < 0 ? areas.unplaced : column.area[row];
			const period = column.period[row] < 0 ? times.undated : column.period[row];
			for (let node = leaf; node >= 0; node = areas.parent[node])
				for (let time = period; time >= 0; time = times.parent[time]) {
					const cell = node * size + time;
					if (part[cell] === 0) touched.push(cell);
					part[cell] += column.count[row];
				}
		}
		for (const cell of touched) {
			const count = part[cell];
			part[cell] = 0;
			if (!count) continue;
			all[cell] += count;
			contributors[cell]++;
			if (count > largest[cell]) largest[cell] = count;
		}
	}
	all.forEach((count, cell) => {
		if (contributors[cell] > 1 && largest[cell] > policy.dominance * count) closed[cell] = 1;
	});
}

/** The rows of each value of one of the names of a column. */
function rowsByText({ values, value }: ColumnCounts, name: number): number[][] {
	const texts = [...new Set(values.map((tuple) => tuple[name]))];
	const rows = texts.map((): number[] => []);
	const at = values.map((tuple) => texts.indexOf(tuple[name]));
	value.forEach((code, row) => rows[at[code]].push(row));
	return rows;
}

import type { Step } from '$lib/model/period';
import type { Policy } from '$lib/model/settings/disclosure';
import type { AreaTree } from './area-tree';
import type { ColumnCounts } from './breakdown-release';
import { sumOverTrees } from './area-time-release';
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
		closeDominated(areas, times, facts.organisations, policy, closed);
	return closed.includes(1) ? closed : null;
}

/** Closes cells with at least two contributing organisations of which one supplies too much. */
function closeDominated(
	areas: AreaTree,
	times: TimeTree,
	column: ColumnCounts,
	policy: Policy,
	closed: Uint8Array
): void {
	const largest = new Float64Array(closed.length);
	const all = new Float64Array(closed.length);
	const contributors = new Uint16Array(closed.length);
	for (let code = 0; code < column.values.length; code++) {
		const rows = column.value.reduce<number[]>((of, value, row) => {
			if (value === code) of.push(row);
			return of;
		}, []);
		const part = sumOverTrees(areas, times, {
			area: Int32Array.from(rows, (row) => column.area[row]),
			period: Int32Array.from(rows, (row) => column.period[row]),
			count: Float64Array.from(rows, (row) => column.count[row])
		});
		part.forEach((count, cell) => {
			if (!count) return;
			all[cell] += count;
			contributors[cell]++;
			if (count > largest[cell]) largest[cell] = count;
		});
	}
	all.forEach((count, cell) => {
		if (contributors[cell] > 1 && largest[cell] > policy.dominance * count) closed[cell] = 1;
	});
}

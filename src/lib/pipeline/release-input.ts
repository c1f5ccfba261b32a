import { countValues, longestDelay } from '$lib/database/queries/count-values';
import { noPeriod } from '$lib/database/queries/period-expression';
import type { ColumnCounts } from '$lib/disclosure/column-counts';
import type { ReleaseInput } from '$lib/disclosure/release';
import type { RelatedColumn } from '$lib/disclosure/related-columns';
import type { Areas } from '$lib/model/areas';
import { isoDate, periodsBetween, type Periods, type Step } from '$lib/model/period';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { publishedColumns, type PublishedColumn } from './published-columns';

/** The column that holds who reported. */
export const organisation = 'organisation';

/** The column of months between a case and its report; -1 where there is no report. */
export const delayColumn = 'months to report';

/**
 * The period that cells are published by: months, or weeks or days where the policy says so. It does not
 * follow the step of a view: weeks and months of the same records could be subtracted.
 */
export function releaseStep({ finestStep }: Policy): Step {
	return finestStep === 'day' || finestStep === 'week' ? finestStep : 'month';
}

/**
 * What a release is decided from. A view of few columns needs no others, but for those that they are
 * published beside: `wanted` says which (the reporting organisation is always there, for the dominance rule).
 */
export async function releaseInput(
	{ dataset, areas }: Pick<LoadedProject, 'dataset' | 'areas'>,
	policy: Policy,
	{ engine }: Pick<Context, 'engine'>,
	wanted: (column: string) => boolean
): Promise<ReleaseInput> {
	const step = releaseStep(policy);
	const periods: Periods =
		!dataset.dated || Number.isNaN(dataset.firstDay)
			? { step, first: 0, length: 1 }
			: periodsBetween(isoDate(dataset.firstDay), isoDate(dataset.lastDay), step);
	const count = async (of: number[] | 'delay') => {
		const { columns } = await engine.query(countValues(of, step, dataset.counted));
		const many = of === 'delay' ? 1 : of.length;
		return {
			codes: Array.from({ length: many }, (_, i) => columns[`v${i}`] as Int32Array),
			area: columns.area as Int32Array,
			period: (columns.period as Int32Array).map((number) => {
				if (!dataset.dated) return 0;
				return number === noPeriod ? -1 : number - periods.first;
			}),
			count: columns.count as Float64Array
		};
	};
	const countColumn = async ({ members, names, values, codeOf }: PublishedColumn) => {
		const { codes, ...rows } = await count(members);
		const value = rows.area.map((_, row) => codeOf(codes, row));
		return sumRows({ names, values, ...rows, value });
	};
	const counted = new Map<PublishedColumn, Promise<ColumnCounts>>();
	const countOnce = (column: PublishedColumn) => {
		const found = counted.get(column) ?? countColumn(column);
		counted.set(column, found);
		return found;
	};
	const columns: ColumnCounts[] = [];
	const related: RelatedColumn[][] = [];
	const all = await publishedColumns({ dataset }, policy, { engine });
	for (const column of all) {
		if (!column.names.some((name) => name === organisation || wanted(name))) continue;
		columns.push(await countOnce(column));
		const others: RelatedColumn[] = [];
		for (const { column: at, together } of column.beside)
			others.push({ column: await countOnce(all[at]), together });
		related.push(others);
	}
	if (wanted(delayColumn)) {
		const texts = Array.from({ length: longestDelay + 1 }, (_, months): [string] => [`${months}`]);
		const { codes, ...rows } = await count('delay');
		const value = codes[0].map((code) => (code < 0 ? texts.length : code));
		columns.push({ names: [delayColumn], values: [...texts, [null]], ...rows, value });
		related.push([]);
	}
	const { area, period, count: cases } = await count([]);
	return {
		areaCount: areas.ids.length,
		parents: areas.parents,
		holds: partsHeld(areas),
		periods,
		cells: { area, period, count: cases },
		columns,
		related,
		population: areas.population?.slice() ?? null,
		organisation
	};
}

/** One row for each combination: values that are published together come in several. */
function sumRows(column: ColumnCounts): ColumnCounts {
	const { area, period, value, count, values } = column;
	const rowOf = new Map<number, number>();
	const first: number[] = [];
	const sums: number[] = [];
	const periods = period.reduce((most, one) => Math.max(most, one), 0) + 2;
	for (let row = 0; row < count.length; row++) {
		const key = ((area[row] + 1) * periods + period[row] + 1) * values.length + value[row];
		const at = rowOf.get(key);
		if (at !== undefined) sums[at] += count[row];
		else {
			rowOf.set(key, first.length);
			first.push(row);
			sums.push(count[row]);
		}
	}
	if (first.length === count.length) return column;
	const pick = (of: Int32Array) => Int32Array.from(first, (row) => of[row]);
	return {
		...column,
		area: pick(area),
		period: pick(period),
		value: pick(value),
		count: Float64Array.from(sums)
	};
}

/** Of how many areas each was joined; null where all are as drawn. */
export function partsHeld({ parts, ids }: Areas): Int32Array | null {
	if (!parts) return null;
	const held = new Int32Array(ids.length);
	for (const area of parts.region) held[area]++;
	return held;
}

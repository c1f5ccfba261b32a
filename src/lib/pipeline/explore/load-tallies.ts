import { countFlows, countIncidents, type Key } from '$lib/database/queries/count-incidents';
import { selectedCoordinates } from '$lib/database/queries/incident-coordinates';
import { noPeriod } from '$lib/database/queries/period-expression';
import type { Selection } from '$lib/database/queries/selection';
import type { Columns } from '$lib/model/engine';
import type { CellsSettings } from '$lib/model/explore';
import type { Periods } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { CellShapes } from '$lib/workers/jobs/count-cells';
import type { Context } from '../context';
import type { LoadedProject } from '../load-panel';
import { batches } from '../place-incidents';
import { gridOver } from '../place-on-grid';
import { prefixTable, type PrefixTable } from './prefix-table';

/** More numbers than this are not kept for one table: 160 MB. */
const mostNumbers = 20_000_000;

/** What the incidents are counted over: all periods of the data, under a selection. */
export interface TallyRequest {
	loaded: LoadedProject;
	periods: Periods;
	selection: Selection;
}

/** Cases by key and period. Row `keys` holds those without a key. */
export async function tallyBy(
	key: Key,
	keys: number,
	request: TallyRequest,
	context: Context
): Promise<PrefixTable> {
	const { dataset } = request.loaded;
	const { periods, selection } = request;
	checkSize(keys + 1, periods.length);
	const result = await context.engine.query(
		countIncidents(key, periods.step, selection, dataset.counted),
		context.signal
	);
	return denseTable(result, 'key', keys, request);
}

function denseTable(
	{ columns, length }: Columns,
	key: string,
	keys: number,
	{ loaded, periods }: TallyRequest
): PrefixTable {
	const rowKeys = columns[key] as Int32Array;
	const rowPeriods = columns.period as Int32Array;
	const rowCounts = columns.count as Float64Array;
	const counts = new Float64Array((keys + 1) * periods.length);
	const undated = new Float64Array(keys + 1);
	for (let i = 0; i < length; i++) {
		const row = rowKeys[i] < 0 ? keys : rowKeys[i];
		const t = periodIndex(rowPeriods[i], periods, loaded.dataset.dated);
		if (t === null) undated[row] += rowCounts[i] || 0;
		else if (t >= 0 && t < periods.length) counts[row * periods.length + t] = rowCounts[i];
	}
	return prefixTable(keys + 1, periods.length, counts, undated);
}

function periodIndex(number: number, periods: Periods, dated: boolean): number | null {
	if (!dated) return 0;
	return number === noPeriod ? null : number - periods.first;
}

/** Flows from the codes of a category column to areas; one row of the table a pair. */
export interface FlowTally {
	origins: Int32Array;
	destinations: Int32Array;
	table: PrefixTable;
}

/** Cases by place of origin, area and period. */
export async function tallyFlows(
	column: number,
	request: TallyRequest,
	context: Context
): Promise<FlowTally> {
	const { periods, selection, loaded } = request;
	const { columns, length } = await context.engine.query(
		countFlows(column, periods.step, selection, loaded.dataset.counted),
		context.signal
	);
	const [origin, area] = [columns.origin as Int32Array, columns.area as Int32Array];
	const pairs = new Int32Array(length);
	const origins: number[] = [];
	const destinations: number[] = [];
	for (let i = 0; i < length; i++) {
		if (i === 0 || origin[i] !== origin[i - 1] || area[i] !== area[i - 1]) {
			origins.push(origin[i]);
			destinations.push(area[i]);
		}
		pairs[i] = origins.length - 1;
	}
	checkSize(origins.length + 1, periods.length);
	const result = { length, columns: { ...columns, pair: pairs } };
	return {
		origins: Int32Array.from(origins),
		destinations: Int32Array.from(destinations),
		table: denseTable(result, 'pair', origins.length, request)
	};
}

/** Cases by cell of a grid; row i of the table is cell `ids[i]`. */
export interface CellTally {
	settings: CellsSettings;
	ids: string[];
	shapes: CellShapes;
	table: PrefixTable;
}

/** Cases by cell and period, and the cells' outlines. */
export async function tallyCells(
	settings: CellsSettings,
	request: TallyRequest,
	context: Context
): Promise<CellTally> {
	const { engine, runner, signal } = context;
	const { periods, selection } = request;
	const { dataset } = request.loaded;
	const { grid } = await gridOver(dataset, { kind: 'grid', ...settings }, context);
	const rowOf = new Map<number, number>();
	const parts: { ids: Int32Array; counts: Float64Array; undated: Float64Array }[] = [];
	for (const [from, to] of batches(dataset)) {
		const { columns } = await engine.query(
			selectedCoordinates(from, to, periods.step, selection, dataset.counted),
			signal
		);
		const input = {
			grid,
			longitudes: columns.longitude as Float64Array,
			latitudes: columns.latitude as Float64Array,
			periods: (columns.period as Int32Array).map(
				(number) => periodIndex(number, periods, dataset.dated) ?? -1
			),
			counts: dataset.counted ? (columns.count as Float64Array) : null,
			periodCount: periods.length
		};
		const part = await runner.run('count-cells', input, { signal });
		for (const id of part.ids) if (!rowOf.has(id)) rowOf.set(id, rowOf.size);
		parts.push(part);
	}
	checkSize(rowOf.size, periods.length);
	const counts = new Float64Array(rowOf.size * periods.length);
	const undated = new Float64Array(rowOf.size);
	for (const part of parts)
		part.ids.forEach((id, i) => {
			const row = rowOf.get(id)!;
			undated[row] += part.undated[i];
			for (let t = 0; t < periods.length; t++)
				counts[row * periods.length + t] += part.counts[i * periods.length + t];
		});
	const ids = Int32Array.from(rowOf.keys());
	return {
		settings,
		ids: Array.from(ids, String),
		shapes: await runner.run('draw-cells', { grid, ids }, { signal }),
		table: prefixTable(rowOf.size, periods.length, counts, undated)
	};
}

function checkSize(rows: number, periods: number): void {
	if (rows * (periods + 1) > mostNumbers)
		throw new InputError(
			`${rows} places by ${periods} periods are too many to show at once; choose a longer step or larger cells.`,
			{},
			'too-many-cells',
			{ rows, periods }
		);
}

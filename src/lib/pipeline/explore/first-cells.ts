import { protectTable } from '$lib/disclosure/gate';
import { viewAreas } from '$lib/disclosure/views';
import type { ScannedPoints } from '$lib/intake/text/scan-points';
import type { ProtectedTable } from '$lib/model/disclosure';
import type { CellsSettings, ExploreRequest, ExploreView } from '$lib/model/explore';
import { Cancelled } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Context } from '../context';
import { Codes, isRejected, meaningsOf, type Meaning } from '../incidents/meanings';
import { sourceColumns, type DictionaryColumn } from '../incidents/source-columns';
import type { IncidentTable } from '../load-incidents';
import { gridInBox, type Box } from '../place-on-grid';
import { keptDecimals } from '../place-incidents';
import { pendingView } from './pending-view';

/** The whole of the data as one period: what it decides for cells is what all periods decide for their whole. */
const wholePeriods = { step: 'year', first: 0, length: 1 } as const;
/** A file of more rows would take too much memory beside the engine. */
const mostRows = 4_000_000;

/** Reading stopped for a reason that is no error: the full view follows anyway. */
class NoFirstCells extends Error {}

/**
 * Cells of a grid over a file's coordinates, counted straight from its text while the engine still loads
 * it: the same cells, counts and hidden ones as the full view shows over the whole period. Rejects where
 * the file is not plain enough for that.
 */
export async function firstCells(
	tables: IncidentTable[],
	request: ExploreRequest & { cells: CellsSettings },
	context: Pick<Context, 'runner' | 'signal'>
): Promise<Protected<ExploreView>> {
	const { runner, signal } = context;
	const { cells: settings, policy } = request;
	const points = await usablePoints(tables, context);
	const grid = gridInBox({ kind: 'grid', ...settings }, boxOf(points));
	const input = { grid, ...points, periodCount: 1 };
	const { ids, counts } = await runner.run('count-cells', input, { signal });
	if (ids.length === 0) throw new NoFirstCells();
	const shapes = await runner.run('draw-cells', { grid, ids }, { signal });
	if (signal?.aborted) throw new Cancelled();
	const table = await tableOf(counts, policy, context);
	return pendingView(request, { settings, ids: Array.from(ids, String), shapes, table });
}

async function tableOf(
	counts: Float64Array,
	policy: Policy,
	{ runner, signal }: Pick<Context, 'runner' | 'signal'>
): Promise<ProtectedTable> {
	const rows = counts.length;
	if (policy.mode === 'exact')
		return protectTable({ rows, columns: 1, counts, population: null }, policy);
	const dated = Array.from(counts.keys()).filter((row) => counts[row] > 0);
	const cells = {
		area: Int32Array.from(dated),
		period: new Int32Array(dated.length),
		count: Float64Array.from(dated, (row) => counts[row])
	};
	const input = { areaCount: rows, parents: null, periods: wholePeriods, cells, columns: [] };
	const release = await runner.run('decide-release', { input, policy }, { signal });
	return viewAreas(release, { first: 0, last: 0 }, {});
}

/** Points, periods and counts as `count-cells` takes them. */
interface Points {
	longitudes: Float64Array;
	latitudes: Float64Array;
	periods: Int32Array;
	counts: Float64Array | null;
}

/** The places of the rows that will be used, coarsened as the engine will keep them. */
async function usablePoints(
	tables: IncidentTable[],
	{ runner, signal }: Pick<Context, 'runner' | 'signal'>
): Promise<Points> {
	const [{ opened, plan, settings }] = tables;
	const { staged } = opened;
	const source = sourceColumns(staged.names, plan, settings);
	const pair = source.coordinates?.columns;
	const read = source.dictionary.filter(({ kind }) => kind !== 'category');
	const plain =
		tables.length === 1 &&
		staged.kind === 'text' &&
		staged.rows <= mostRows &&
		settings.identicalRows !== 'drop' &&
		pair?.every(
			({ plan: { number } }) => !number || (number.decimal === '.' && !number.thousands)
		) &&
		read.every(({ column }) => column !== null);
	if (!plain || !pair) throw new NoFirstCells();
	const [longitude, latitude] = pair.map(({ column, plan: { missing } }, i) => ({
		column,
		missing,
		limit: i === 0 ? 180 : 90
	}));
	const coded = read.map(({ column }) => column!);
	const scan = { staged, longitude, latitude, coded };
	const points = await runner.run('scan-points', scan, { signal });
	if (!points) throw new NoFirstCells();
	const exact = opened.identifying.some(({ treatment }) => treatment === 'join-only');
	if (exact) for (const values of [points.longitudes, points.latitudes]) coarsen(values);
	return withMeanings(points, read, settings.dayFirst);
}

/** Leaves out the rows that a text of theirs rejects, and gives each its count and whether it has a date. */
function withMeanings(
	{ longitudes, latitudes, coded }: ScannedPoints,
	columns: DictionaryColumn[],
	dayFirst: boolean | undefined
): Points {
	const periods = new Int32Array(longitudes.length);
	let counts: Float64Array | null = null;
	columns.forEach((column, k) => {
		const { codes, texts } = coded[k];
		const isDay = column.kind === 'day' || column.kind === 'report_day';
		const meanings = meaningsOfEach(isDay ? texts.map(withoutTime) : texts, column, dayFirst);
		const rejected = meanings.map(isRejected);
		const values = Float64Array.from(meanings, ({ value }) => value ?? NaN);
		if (column.kind === 'count') counts = new Float64Array(codes.length);
		for (let row = 0; row < codes.length; row++) {
			const code = codes[row];
			if (rejected[code]) longitudes[row] = latitudes[row] = NaN;
			if (column.kind === 'day' && Number.isNaN(values[code])) periods[row] = -1;
			if (counts && column.kind === 'count') counts[row] = values[code];
		}
	});
	return { longitudes, latitudes, periods, counts };
}

/** What each text means; how dates are written is decided on the different ones. */
function meaningsOfEach(
	texts: string[],
	column: DictionaryColumn,
	dayFirst: boolean | undefined
): Meaning[] {
	const different = [...new Set(texts)];
	const meanings = meaningsOf(different, column, new Codes(), dayFirst);
	const known = new Map(different.map((text, i) => [text, meanings[i]]));
	return texts.map((text) => known.get(text)!);
}

/** The text of a date as the engine looks it up: see `stagedDay`. */
function withoutTime(text: string): string {
	return text.includes(':') ? text.replace(/[T ]+[0-9]{1,2}:[0-9]{2}.*$/, '') : text;
}

/** Rounds as the engine does: halves away from zero. */
function coarsen(values: Float64Array): void {
	const scale = 10 ** keptDecimals;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] * scale;
		values[i] = (value < 0 ? -Math.round(-value) : Math.round(value)) / scale;
	}
}

function boxOf({ longitudes, latitudes }: Points): Box {
	const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
	for (let i = 0; i < longitudes.length; i++) {
		if (longitudes[i] < box[0]) box[0] = longitudes[i];
		if (longitudes[i] > box[2]) box[2] = longitudes[i];
		if (latitudes[i] < box[1]) box[1] = latitudes[i];
		if (latitudes[i] > box[3]) box[3] = latitudes[i];
	}
	if (box[0] > box[2]) throw new NoFirstCells();
	return box;
}

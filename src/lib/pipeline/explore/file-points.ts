import type { PointScan, ScannedPoints } from '$lib/intake/text/scan-points';
import type { OpenedTable } from '$lib/model/intake';
import type { Context } from '../context';
import { Codes, isRejected, meaningsOf, type Meaning } from '../incidents/meanings';
import { sourceColumns, type DictionaryColumn } from '../incidents/source-columns';
import type { IncidentTable } from '../load-incidents';
import { keptDecimals } from '../place-incidents';

/** A file of more rows would take too much memory beside the engine. */
const mostRows = 4_000_000;

/** Reading stopped for a reason that is no error: the full view follows anyway. */
export class NoFirstCells extends Error {}

/** Points, periods and counts as `count-cells` takes them. */
export interface Points {
	longitudes: Float64Array;
	latitudes: Float64Array;
	periods: Int32Array;
	counts: Float64Array | null;
}

/** How the points of one file are read. */
interface PointsPlan {
	scan: Omit<PointScan, 'staged'>;
	/** The columns whose texts decide whether a row is used, in the order of `scan.coded`. */
	columns: DictionaryColumn[];
	dayFirst: boolean | undefined;
	/** Whether places are only kept coarsened. */
	coarse: boolean;
}

type Worker = Pick<Context, 'runner' | 'signal'>;

/**
 * The places of a file straight from its text. `start` reads them while the reader looks at how the file
 * is read; `read` gives them, reading anew where they are not there or were read in another way.
 */
export class PointsAhead {
	#started: { key: string; points: Promise<Points>; stop: AbortController } | null = null;

	/** Begins to read a file that will probably be asked for; the one before is dropped. */
	start(table: IncidentTable, { runner }: Pick<Context, 'runner'>): void {
		this.#started?.stop.abort();
		this.#started = null;
		const plan = planOf(table);
		if (!plan) return;
		const stop = new AbortController();
		const points = readPoints(table.opened, plan, { runner, signal: stop.signal });
		points.catch(() => undefined);
		this.#started = { key: keyOf(table, plan), points, stop };
	}

	/** The places of the only file among `tables`; rejects with `NoFirstCells` where it is not plain enough. */
	async read(tables: IncidentTable[], worker: Worker): Promise<Points> {
		const started = this.#started;
		this.#started = null;
		const [table] = tables;
		const plan = tables.length === 1 ? planOf(table) : null;
		if (plan && started?.key === keyOf(table, plan)) return started.points;
		started?.stop.abort();
		if (!plan) throw new NoFirstCells();
		return readPoints(table.opened, plan, worker);
	}
}

function keyOf({ opened: { name, staged } }: IncidentTable, plan: PointsPlan): string {
	return JSON.stringify([name, staged.rows, plan]);
}

/** How a table's places are read; null where only the engine can. */
function planOf({ opened, plan, settings }: IncidentTable): PointsPlan | null {
	const { staged } = opened;
	const source = sourceColumns(staged.names, plan, settings);
	const pair = source.coordinates?.columns;
	const columns = source.dictionary.filter(({ kind }) => kind !== 'category');
	const plain =
		staged.kind === 'text' &&
		staged.rows <= mostRows &&
		settings.identicalRows !== 'drop' &&
		// Shown where they were, the cells would tell more than what is kept.
		!settings.positions &&
		pair?.every(
			({ plan: { number } }) => !number || (number.decimal === '.' && !number.thousands)
		) &&
		columns.every(({ column }) => column !== null);
	if (!plain || !pair) return null;
	const [longitude, latitude] = pair.map(({ column, plan: { missing } }, i) => ({
		column,
		missing,
		limit: i === 0 ? 180 : 90
	}));
	return {
		scan: { longitude, latitude, coded: columns.map(({ column }) => column!) },
		columns,
		dayFirst: settings.dayFirst,
		coarse: opened.identifying.some(({ treatment }) => treatment === 'join-only')
	};
}

/** The places of the rows that will be used, coarsened as the engine will keep them. */
async function readPoints(
	{ staged }: OpenedTable,
	{ scan, columns, dayFirst, coarse }: PointsPlan,
	{ runner, signal }: Worker
): Promise<Points> {
	if (staged.kind !== 'text') throw new NoFirstCells();
	const points = await runner.run('scan-points', { staged, ...scan }, { signal });
	if (!points) throw new NoFirstCells();
	if (coarse) for (const values of [points.longitudes, points.latitudes]) coarsen(values);
	return withMeanings(points, columns, dayFirst);
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

import type { PointScan, ScannedPoints } from '$lib/intake/text/scan-points';
import type { OpenedTable } from '$lib/model/intake';
import type { Context } from '../context';
import { Codes, isRejected, meaningsOf } from '../incidents/meanings';
import { sourceColumns, type DictionaryColumn } from '../incidents/source-columns';
import type { IncidentTable } from '../load-incidents';

/** A file of more rows would take too much memory beside the engine. */
const mostRows = 4_000_000;

/** Reading stopped for a reason that is no error: the full view follows anyway. */
export class NoFirstMap extends Error {}

/** The rows of a file that will be used, and those that will not with no coordinates, as `count-cells` takes them. */
export interface Points {
	longitudes: Float64Array;
	latitudes: Float64Array;
	/** −1 without a date. */
	periods: Int32Array;
	counts: Float64Array | null;
	/** What each row says its area is: a code of `texts`, −1 nothing; null where no column says. */
	places: { codes: Int32Array; texts: string[] } | null;
	/** Which rows will not be used. */
	rejected: Uint8Array;
}

/** How the points of one file are read. */
interface PointsPlan {
	scan: Omit<PointScan, 'staged'>;
	/** The columns whose texts decide whether a row is used, in the order of `scan.coded`. */
	columns: DictionaryColumn[];
	dayFirst: boolean | undefined;
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

	/** The places of the only file among `tables`; rejects with `NoFirstMap` where it is not plain enough. */
	async read(tables: IncidentTable[], worker: Worker): Promise<Points> {
		const started = this.#started;
		this.#started = null;
		const [table] = tables;
		const plan = tables.length === 1 ? planOf(table) : null;
		if (plan && started?.key === keyOf(table, plan)) return started.points;
		started?.stop.abort();
		if (!plan) throw new NoFirstMap();
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
	// What a case was like and what became of it never decide whether its row is used.
	const columns = source.dictionary.filter(
		({ kind }) => kind !== 'category' && kind !== 'follow-up'
	);
	const plain =
		staged.kind === 'text' &&
		staged.rows <= mostRows &&
		settings.identicalRows !== 'drop' &&
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
		dayFirst: settings.dayFirst
	};
}

/** The rows with their exact places, as areas are found by. */
async function readPoints(
	{ staged }: OpenedTable,
	{ scan, columns, dayFirst }: PointsPlan,
	{ runner, signal }: Worker
): Promise<Points> {
	if (staged.kind !== 'text') throw new NoFirstMap();
	const points = await runner.run('scan-points', { staged, ...scan }, { signal });
	if (!points) throw new NoFirstMap();
	return withMeanings(points, columns, dayFirst);
}

/** Reads off each row's texts whether it is used, has a date, its count and its area's name. */
function withMeanings(
	{ longitudes, latitudes, rejected, coded }: ScannedPoints,
	columns: DictionaryColumn[],
	dayFirst: boolean | undefined
): Points {
	const rows = longitudes.length;
	const read = columns.map((column, k) => readTexts(column, coded[k], dayFirst));
	const ofKind = (kind: DictionaryColumn['kind']) =>
		read.find((_, k) => columns[k].kind === kind) ?? null;
	for (const { codes, isRejected } of read)
		if (isRejected.includes(true))
			codes.forEach((code, row) => (rejected[row] ||= Number(isRejected[code])));
	rejected.forEach((out, row) => {
		if (out) longitudes[row] = latitudes[row] = NaN;
	});
	const [day, count, place] = [ofKind('day'), ofKind('count'), ofKind('place')];
	return {
		longitudes,
		latitudes,
		periods: day
			? day.codes.map((code) => (Number.isNaN(day.values[code]) ? -1 : 0))
			: new Int32Array(rows),
		counts: count && Float64Array.from(count.codes, (code) => count.values[code]),
		places: place && {
			codes: place.codes.map((code) =>
				Number.isNaN(place.values[code]) ? -1 : place.values[code]
			),
			texts: place.known
		},
		rejected
	};
}

/** What the texts of a column mean, by code: how dates are written is decided on the different ones. */
function readTexts(
	column: DictionaryColumn,
	{ codes, texts }: ScannedPoints['coded'][number],
	dayFirst: boolean | undefined
) {
	const isDay = column.kind === 'day' || column.kind === 'report_day';
	const looked = isDay ? texts.map(withoutTime) : texts;
	const different = [...new Set(looked)];
	const known = new Codes();
	const found = meaningsOf(different, column, known, dayFirst);
	const of = new Map(different.map((text, i) => [text, found[i]]));
	const meanings = looked.map((text) => of.get(text)!);
	return {
		codes,
		values: Float64Array.from(meanings, ({ value }) => value ?? NaN),
		isRejected: meanings.map(isRejected),
		known: known.texts
	};
}

/** The text of a date as the engine looks it up: see `stagedDay`. */
function withoutTime(text: string): string {
	return text.includes(':') ? text.replace(/[T ]+[0-9]{1,2}:[0-9]{2}.*$/, '') : text;
}

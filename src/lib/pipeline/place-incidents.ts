import { Table, vectorFromArray } from 'apache-arrow';
import {
	assignByPlace,
	assignByRow,
	clearAssigned,
	coarsenCoordinates
} from '$lib/database/queries/assign-areas';
import { incidentCoordinates } from '$lib/database/queries/incident-coordinates';
import { unplacedIncidents } from '$lib/database/queries/unplaced-incidents';
import { finding, type ProblemCode } from '$lib/intake/problems';
import type { Areas } from '$lib/model/areas';
import { sourceRow, type Dataset, type LoadedFile } from '$lib/model/dataset';
import { findingLimit } from '$lib/model/intake';
import type { Context } from './context';
import type { FileProblems } from './incidents/collect-findings';
import { matchPlaces } from './incidents/match-places';

/** So many points are joined at a time, which bounds the memory whatever the number of rows. */
const batchRows = 1_000_000;
/** Coordinates are kept to about 100 m once they have found their areas. */
export const keptDecimals = 3;

/**
 * Writes the area of every incident into the engine: by its name or code where it has one, else by
 * its coordinates. Returns the rows that found none.
 */
export async function placeIncidents(
	dataset: Dataset,
	areas: Areas,
	context: Context
): Promise<FileProblems> {
	const { engine, signal } = context;
	await engine.execute(clearAssigned('area'), signal);
	if (dataset.located) await placeByCoordinates(dataset, areas, context);
	const matches = matchPlaces(dataset.places, areas);
	if (dataset.named) {
		const known = matches.flatMap(({ area }, place) => (area === null ? [] : [[place, area]]));
		await engine.insertTable(
			'assigned',
			new Table({
				row: vectorFromArray(Int32Array.from(known, ([place]) => place)),
				value: vectorFromArray(Int32Array.from(known, ([, area]) => area))
			})
		);
		await engine.execute(assignByPlace(), signal);
	}
	if (dataset.exactCoordinates) await engine.execute(coarsenCoordinates(keptDecimals), signal);
	return findUnplaced(
		dataset,
		matches.map(({ problem }) => problem),
		context
	);
}

async function placeByCoordinates(
	dataset: Dataset,
	areas: Areas,
	{ engine, runner, signal, onProgress }: Context
): Promise<void> {
	const stretches = batches(dataset);
	for (const [i, [from, to]] of stretches.entries()) {
		onProgress?.({ share: i / stretches.length, step: 'place' });
		const { columns } = await engine.query(incidentCoordinates(from, to), signal);
		const longitudes = columns.longitude as Float64Array;
		const latitudes = columns.latitude as Float64Array;
		const found = await runner.run(
			'join-points',
			{ longitudes, latitudes, features: areas.features },
			{ signal }
		);
		await assignRows('area', columns.row as Int32Array, found, { engine, signal });
	}
}

/** The incidents' numbers in stretches that are worked on one after another. */
export function batches(dataset: Dataset): [from: number, to: number][] {
	const end = dataset.files.reduce((rows, { incidents }) => rows + incidents.count, 0);
	const count = Math.max(1, Math.ceil(end / batchRows));
	return Array.from({ length: count }, (_, i) => [i * batchRows, (i + 1) * batchRows]);
}

/** Writes the found index of each row into a column of the incidents; -1 leaves it empty. */
export async function assignRows(
	column: 'area' | 'cell',
	rows: Int32Array,
	found: Int32Array,
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>
): Promise<void> {
	const kept = found.reduce((count, value) => count + Number(value >= 0), 0);
	const row = new Int32Array(kept);
	const value = new Int32Array(kept);
	let next = 0;
	found.forEach((index, i) => {
		if (index < 0) return;
		row[next] = rows[i];
		value[next++] = index;
	});
	await engine.insertTable(
		'assigned',
		new Table({ row: vectorFromArray(row), value: vectorFromArray(value) })
	);
	await engine.execute(assignByRow(column), signal);
	await engine.execute({ sql: 'DROP TABLE assigned', values: [] });
}

/** The incidents without an area and why. `placeProblems`: by place's code, where matching said. */
export async function findUnplaced(
	dataset: Dataset,
	placeProblems: (ProblemCode | null)[],
	{ engine, signal }: Context
): Promise<FileProblems> {
	const { columns, length } = await engine.query(unplacedIncidents(findingLimit), signal);
	const result: FileProblems = { findings: [], problems: [] };
	const counted = new Map<ProblemCode, number>();
	const seen = new Set<string>();
	for (let i = 0; i < length; i++) {
		const place = (columns.place as Int32Array)[i];
		const located = (columns.located as Int32Array)[i];
		const code =
			place >= 0
				? (placeProblems[place] ?? 'area-unknown')
				: located
					? 'outside-areas'
					: 'place-missing';
		if (!seen.has(`${place} ${located}`)) {
			seen.add(`${place} ${located}`);
			counted.set(code, (counted.get(code) ?? 0) + (columns.rows as Int32Array)[i]);
		}
		const file = fileOf(dataset.files, (columns.row as Int32Array)[i]);
		result.findings.push(
			finding(code, {
				file: file.name,
				row: sourceRow(file, (columns.row as Int32Array)[i] - file.incidents.first),
				column: placeColumn(file, place >= 0, located > 0),
				...(place >= 0 ? { value: dataset.places[place] } : {})
			})
		);
	}
	const file = dataset.files.length === 1 ? dataset.files[0].name : '';
	for (const [code, rows] of counted) result.problems.push({ file, code, rejected: true, rows });
	return result;
}

/** The column that a missing place is a matter of. */
function placeColumn(
	{ placeColumns: { area, coordinates } }: LoadedFile,
	named: boolean,
	located: boolean
): string | undefined {
	return named ? area : located ? coordinates : (coordinates ?? area);
}

function fileOf(files: LoadedFile[], row: number): LoadedFile {
	return files.findLast(({ incidents }) => incidents.first <= row)!;
}

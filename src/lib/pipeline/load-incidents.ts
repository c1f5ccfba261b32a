import {
	countStagedRows,
	countStagedTexts,
	dropIdenticalStagedRows,
	identicalStagedRows
} from '$lib/database/queries/count-staged-texts';
import {
	addIncidents,
	createIncidents,
	type MeaningColumn
} from '$lib/database/queries/create-incidents';
import { incidentRange } from '$lib/database/queries/incident-range';
import { finding } from '$lib/intake/problems';
import { sourceRow, type CategoryColumn, type Dataset, type LoadedFile } from '$lib/model/dataset';
import type { OpenedTable, ReadingPlan, Role } from '$lib/model/intake';
import { InputError } from '$lib/model/problem';
import { partsOf } from '$lib/model/runner';
import type { IncidentsSettings } from '$lib/model/settings/incidents';
import type { Context } from './context';
import {
	coordinateFindings,
	dictionaryFindings,
	problemCount,
	type FileProblems,
	type ReadColumn
} from './incidents/collect-findings';
import { keepLoneTotals } from './incidents/category-totals';
import { coarserDays, Codes, meaningsOf, meaningTable } from './incidents/meanings';
import {
	sourceColumns,
	type DictionaryColumn,
	type SourceColumns
} from './incidents/source-columns';
import { stageTable } from './incidents/stage-table';

/** An opened file with the confirmed plan of how it is read. */
export interface IncidentTable {
	opened: OpenedTable;
	plan: ReadingPlan;
	settings: IncidentsSettings;
}

/** The parts that together say where a row lies. */
const coordinateRoles: ReadonlySet<Role> = new Set(['longitude', 'latitude', 'coordinates']);

/** How many of the same kind of identical rows are named one by one. */
const identicalLimit = 1000;

/**
 * Loads files of incidents into the engine's table `incidents`, in place of what it held, and says
 * what is in it. Columns of the table: `row` (unique over all files), `day` (since 1970-01-01),
 * `month`, `report_day`, `longitude`, `latitude`, `place` (code of the area's text), `count`, `area`
 * and `cell` (empty until `placeIncidents`), `k<i>` (code of category i; NULL is missing).
 */
export async function loadIncidents(tables: IncidentTable[], context: Context): Promise<Dataset> {
	const { engine, signal } = context;
	const part = partsOf(context);
	const count = tables.length;
	const sources = tables.map(({ opened, plan, settings }) =>
		sourceColumns(opened.staged.names, plan, settings)
	);
	const shown = codedColumns(sources, 'category');
	const followUp = codedColumns(sources, 'follow-up');
	const categories = [...shown, ...followUp];
	const codes = new Map(categories.map(({ id }) => [id, new Codes()]));
	codes.set('place', new Codes());
	await engine.execute(createIncidents(categories.length), signal);
	const files: LoadedFile[] = [];
	const found: FileProblems = { findings: [], problems: [] };
	let firstRow = 0;
	for (const [i, table] of tables.entries()) {
		const stretch = part(i / count, (i + 1) / count);
		const loaded = await loadTable(table, sources[i], categories, codes, firstRow, stretch);
		files.push(loaded.file);
		found.findings.push(...table.opened.findings, ...loaded.findings);
		found.problems.push(...loaded.problems);
		firstRow += table.opened.staged.rows;
	}
	for (const category of categories) category.values = codes.get(category.id)!.texts;
	const coded = { categories: shown, followUp };
	return summary(tables, sources, files, found, coded, codes.get('place')!.texts, context);
}

async function loadTable(
	{ opened, plan, settings }: IncidentTable,
	source: SourceColumns,
	categories: CategoryColumn[],
	codes: Map<string, Codes>,
	firstRow: number,
	context: Context
): Promise<FileProblems & { file: LoadedFile }> {
	const { engine, signal } = context;
	const { staged, name } = opened;
	const report = (share: number) => context.onProgress?.({ share, step: 'load' });
	report(0);
	await stageTable(engine, staged, source.wanted, source.coordinates, signal);
	const parts: FileProblems[] = [];
	const counted = await engine.query(countStagedRows(), signal);
	const identical = (counted.columns.identical as Int32Array)[0];
	if (identical > 0) {
		const { columns } = await engine.query(identicalStagedRows(identicalLimit), signal);
		parts.push({
			findings: Array.from(columns.row as Int32Array, (row) =>
				finding('row-identical', {
					file: name,
					row: sourceRow({ sourceRows: staged.sourceRows, sourceFirst: staged.firstRow }, row)
				})
			),
			problems: [problemCount(name, undefined, 'row-identical', identical)]
		});
		if (settings.identicalRows === 'drop') await engine.execute(dropIdenticalStagedRows(), signal);
	}
	await keepLoneTotals(source.dictionary, { engine, signal });
	const meanings: MeaningColumn[] = [];
	for (const [i, column] of source.dictionary.entries()) {
		report(0.4 + (0.3 * i) / source.dictionary.length);
		const read = await readColumn(column, codes.get(column.id) ?? null, settings, context);
		const table = tableName(column, categories);
		await engine.insertTable(`meaning_${table}`, meaningTable(column, read.texts, read.meanings));
		meanings.push({ name: table, expression: column.expression });
		parts.push(await dictionaryFindings(engine, name, staged, read));
	}
	const { coordinates } = source;
	if (coordinates) parts.push(await coordinateFindings(engine, name, staged, coordinates));
	report(0.7);
	const rows = {
		meanings,
		located: coordinates !== null,
		firstRow,
		categories: categories.length
	};
	await engine.execute(addIncidents(rows), signal);
	await engine.execute({ sql: 'DROP TABLE staged', values: [] }, signal);
	report(1);
	return {
		findings: parts.flatMap((part) => part.findings),
		problems: parts.flatMap((part) => part.problems),
		file: {
			name,
			tally: opened.tally,
			identical,
			...(settings.positions && { positions: settings.positions }),
			...(settings.dates && { dates: settings.dates }),
			placeColumns: {
				area: source.dictionary.find(({ kind }) => kind === 'place')?.header,
				coordinates: source.coordinates?.header
			},
			incidents: { first: firstRow, count: staged.rows },
			sourceRows: staged.sourceRows,
			sourceFirst: staged.firstRow,
			...identifyingColumns({ opened, plan, settings }, source)
		}
	};
}

/** What becomes of each column that could identify people. */
function identifyingColumns(
	{ opened, plan, settings }: IncidentTable,
	{ dictionary, coordinates }: SourceColumns
): Pick<LoadedFile, 'dropped' | 'joinedOnly' | 'keptIdentifying'> {
	const kept = new Set([...settings.keepIdentifying, ...dictionary.map(({ header }) => header)]);
	const placing = plan.columns.filter(({ role }) => coordinates && coordinateRoles.has(role));
	const joined = new Set(placing.map(({ column }) => column));
	const columns = opened.identifying.map(({ column }) => column);
	return {
		dropped: columns.filter((column) => !kept.has(column) && !joined.has(column)),
		joinedOnly: columns.filter((column) => !kept.has(column) && joined.has(column)),
		keptIdentifying: columns.filter((column) => kept.has(column))
	};
}

async function readColumn(
	column: DictionaryColumn,
	codes: Codes | null,
	{ dayFirst, dates }: IncidentsSettings,
	{ engine, signal }: Context
): Promise<ReadColumn> {
	const { columns } = await engine.query(countStagedTexts(column.expression), signal);
	const texts = columns.text as string[];
	const exact = meaningsOf(texts, column, codes, dayFirst);
	const isDay = column.kind === 'day' || column.kind === 'report_day';
	const meanings = isDay && dates ? coarserDays(exact, dates) : exact;
	return { column, texts, rows: columns.rows as Int32Array, meanings };
}

function tableName(column: DictionaryColumn, categories: CategoryColumn[]): string {
	return column.kind === 'category' || column.kind === 'follow-up'
		? `k${categories.findIndex(({ id }) => id === column.id)}`
		: column.kind;
}

/** The columns of all files whose values have codes, those of one id joined. */
function codedColumns(
	sources: SourceColumns[],
	wanted: 'category' | 'follow-up'
): CategoryColumn[] {
	const columns: CategoryColumn[] = [];
	for (const { dictionary } of sources)
		for (const { kind, id, header } of dictionary) {
			if (kind !== wanted) continue;
			const known = columns.find((column) => column.id === id);
			if (!known) columns.push({ id, values: [], aliases: [header] });
			else if (!known.aliases.includes(header)) known.aliases.push(header);
		}
	return columns;
}

/** Names the first of the rows and what is wrong with it. */
function nothingUsable(tables: IncidentTable[], { findings }: FileProblems): InputError {
	const first = findings.find(({ rejected }) => rejected);
	const { file, row, column, value } = first ?? { file: tables[0]?.opened.name };
	return new InputError(
		`None of the rows can be used. ${first?.problem ?? ''}`.trim(),
		{ file, row, column, value },
		'no-usable-rows'
	);
}

async function summary(
	tables: IncidentTable[],
	sources: SourceColumns[],
	files: LoadedFile[],
	found: FileProblems,
	coded: Pick<Dataset, 'categories' | 'followUp'>,
	places: string[],
	{ engine, signal }: Context
): Promise<Dataset> {
	const has = (kind: DictionaryColumn['kind']) =>
		sources.some(({ dictionary }) => dictionary.some((column) => column.kind === kind));
	const { columns } = await engine.query(incidentRange(), signal);
	const number = (name: string) => Number((columns[name] as Int32Array)[0]);
	if (number('rows') === 0) throw nothingUsable(tables, found);
	return {
		files,
		...found,
		rows: number('rows'),
		firstDay: number('first_day'),
		lastDay: number('last_day'),
		silence: number('silence') || NaN,
		step: number('by_year') ? 'year' : number('by_quarter') ? 'quarter' : 'month',
		dated: has('day'),
		located: sources.some(({ coordinates }) => coordinates !== null),
		named: has('place'),
		counted: has('count'),
		...coded,
		places,
		exactCoordinates: tables.some(({ opened }) =>
			opened.identifying.some(({ treatment }) => treatment === 'join-only')
		)
	};
}

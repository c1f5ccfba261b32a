import { stagedRows } from '$lib/database/queries/staged-rows';
import { finding } from '$lib/intake/problems';
import { withinSeparator } from '$lib/intake/places/place-within';
import { readNumber, numberStyle } from '$lib/intake/values/read-number';
import type { Areas } from '$lib/model/areas';
import { sourceRow } from '$lib/model/dataset';
import { findingLimit } from '$lib/model/intake';
import { didYouMean } from '$lib/model/nearest-name';
import { InputError } from '$lib/model/problem';
import type { PopulationSettings } from '$lib/model/settings/areas';
import type { Context } from './context';
import { problemCount, type FileProblems } from './incidents/collect-findings';
import { matchPlaces } from './incidents/match-places';
import { stageTable } from './incidents/stage-table';
import { openTables } from './open-incidents';
import type { PopulationTable } from './population';

/** Residents of the areas, and which rows of theirs hold no number of residents. */
export interface ReadPopulation {
	population: PopulationTable;
	found: FileProblems;
}

/**
 * Reads the residents of the areas from the project's population file. Rows of other areas are passed over;
 * those of areas that were joined add up, and are unknown where one part's are.
 */
export async function loadPopulation(
	settings: PopulationSettings,
	{ parts, ...areas }: Named,
	context: Context
): Promise<ReadPopulation> {
	if (!parts) return readPopulation(settings, areas, context);
	const { population, found } = await readPopulation(settings, parts, context);
	const { years, residents } = population;
	const sums = new Float64Array(areas.ids.length * years.length);
	parts.region.forEach((region, part) =>
		years.forEach((_, year) => {
			sums[region * years.length + year] += residents[part * years.length + year];
		})
	);
	return { population: { years, residents: sums }, found };
}

type Named = Pick<Areas, 'ids' | 'names' | 'parents' | 'parts'>;

async function readPopulation(
	settings: PopulationSettings,
	areas: Omit<Named, 'parts'>,
	context: Context
): Promise<ReadPopulation> {
	const { file } = settings;
	const rows = await readRows(settings, context);
	const matches = matchPlaces(
		rows.map(({ place }) => place),
		areas
	);
	const years: (number | null)[] = [];
	const found = new Map<string, Residents>();
	rows.forEach((entry, i) => {
		const { area } = matches[i];
		if (area === null || !(entry.residents > 0)) return;
		const year = entry.year === null ? null : readYear(entry.year, file, entry.row);
		if (!years.includes(year)) years.push(year);
		const cell = `${area} ${year}`;
		refuseTwice(settings, found.get(cell), entry);
		found.set(cell, { ...entry, area, year });
	});
	if (found.size === 0)
		throw new InputError(
			'None of the rows of the population file names one of the areas with a number of residents; check its columns.',
			{ file },
			'population-empty'
		);
	const residents = new Float64Array(areas.ids.length * years.length).fill(NaN);
	for (const entry of found.values())
		residents[entry.area * years.length + years.indexOf(entry.year)] = entry.residents;
	const unreadable = rows.filter((entry, i) => matches[i].area !== null && isUnreadable(entry));
	return { population: { years, residents }, found: problemsOf(settings, unreadable) };
}

/** Neither blank nor a number above zero. */
const isUnreadable = ({ figure, residents }: Row): boolean =>
	figure.trim() !== '' && !(residents > 0);

function problemsOf({ file, columns }: PopulationSettings, unreadable: Row[]): FileProblems {
	if (unreadable.length === 0) return { findings: [], problems: [] };
	const column = columns.population;
	const findings = unreadable
		.slice(0, findingLimit)
		.map(({ row, figure }) =>
			finding('population-unreadable', { file, row, column, value: figure.slice(0, 60) })
		);
	const problems = [problemCount(file, column, 'population-unreadable', unreadable.length)];
	return { findings, problems };
}

/** A row of the population file: the place it names, in words, and what it says of it. */
interface Row {
	/** The file's own row. */
	row: number;
	place: string;
	/** Not a number where it holds none. */
	residents: number;
	figure: string;
	year: string | null;
}

interface Residents extends Pick<Row, 'residents'> {
	area: number;
	year: number | null;
}

async function readRows(
	{ file, columns: named }: PopulationSettings,
	context: Context
): Promise<Row[]> {
	const { engine, signal } = context;
	const [{ staged }] = await openTables(file, context);
	const indexOf = (column: string) => {
		const index = staged.names.indexOf(column);
		if (index >= 0) return index;
		throw new InputError(
			`There is no column ${JSON.stringify(column)} in the population file.${didYouMean(column, staged.names)}`,
			{ file, column },
			'unknown-column'
		);
	};
	const wanted = [named.area, named.population, named.year, named.parent].map((column) =>
		column ? indexOf(column) : null
	);
	const used = wanted.filter((index) => index !== null);
	await stageTable(engine, staged, used, null, signal);
	const { columns, length } = await engine.query(stagedRows(used), signal);
	const [places, figures, years, parents] = wanted.map((index) =>
		index === null ? null : (columns[`v${index}`] as (string | null)[])
	);
	const style = numberStyle(
		figures!.map((text) => text ?? ''),
		'residents'
	);
	return Array.from({ length }, (_, i) => {
		const [own, within] = [places, parents].map((texts) => (texts?.[i] ?? '').trim());
		const figure = figures![i] ?? '';
		return {
			row: sourceRow({ sourceRows: staged.sourceRows, sourceFirst: staged.firstRow }, i),
			place: own && within ? own + withinSeparator + within : own,
			residents: readNumber(figure, style),
			figure,
			year: years && (years[i] ?? '')
		};
	});
}

/** Residents by sex or age would leave an area with those of its last group. */
function refuseTwice(
	{ file, columns }: PopulationSettings,
	before: Pick<Row, 'residents'> | undefined,
	{ residents, row, place, figure }: Row
): void {
	if (!before || before.residents === residents) return;
	throw new InputError(
		`A second number of residents for ${JSON.stringify(place)}; the population file needs one row an area and year, such as the total of all groups.`,
		{ file, row, column: columns.population, value: figure },
		'population-twice',
		{ area: place }
	);
}

function readYear(text: string, file: string, row: number): number {
	const year = Number(text.trim().slice(0, 4));
	if (Number.isInteger(year) && year >= 1000) return year;
	throw new InputError(
		'The year of a population is not a year such as 2020.',
		{ file, row, value: text },
		'population-year'
	);
}

import { stagedRows } from '$lib/database/queries/staged-rows';
import { readNumber, numberStyle } from '$lib/intake/values/read-number';
import type { Areas } from '$lib/model/areas';
import { didYouMean } from '$lib/model/nearest-name';
import { InputError } from '$lib/model/problem';
import type { PopulationSettings } from '$lib/model/settings/areas';
import type { Context } from './context';
import { matchPlaces } from './incidents/match-places';
import { stageTable } from './incidents/stage-table';
import { openTables } from './open-incidents';
import type { PopulationTable } from './population';

/**
 * Reads the residents of the areas from the project's population file. Rows of other areas are passed over;
 * those of areas that were joined add up, and are unknown where one part's are.
 */
export async function loadPopulation(
	settings: PopulationSettings,
	{ parts, ...areas }: Named,
	context: Context
): Promise<PopulationTable> {
	if (!parts) return readPopulation(settings, areas, context);
	const { years, residents } = await readPopulation(settings, parts, context);
	const sums = new Float64Array(areas.ids.length * years.length);
	parts.region.forEach((region, part) =>
		years.forEach((_, year) => {
			sums[region * years.length + year] += residents[part * years.length + year];
		})
	);
	return { years, residents: sums };
}

type Named = Pick<Areas, 'ids' | 'names' | 'parents' | 'parts'>;

async function readPopulation(
	settings: PopulationSettings,
	areas: Omit<Named, 'parts'>,
	context: Context
): Promise<PopulationTable> {
	const { file, columns: named } = settings;
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
	const wanted = [named.area, named.population, ...(named.year ? [named.year] : [])].map(indexOf);
	await stageTable(context.engine, staged, wanted, null, context.signal);
	const { columns, length } = await context.engine.query(stagedRows(wanted), context.signal);
	const [places, figures, yearTexts] = wanted.map((i) => columns[`v${i}`] as (string | null)[]);
	const matches = matchPlaces(
		places.map((place) => (place ?? '').trim()),
		areas
	);
	const style = numberStyle(
		figures.map((text) => text ?? ''),
		'whole'
	);
	const yearOf = (row: number) => (yearTexts ? readYear(yearTexts[row], file, row) : null);
	const years: (number | null)[] = [];
	const known: { area: number; year: number; residents: number }[] = [];
	for (let row = 0; row < length; row++) {
		const { area } = matches[row];
		const residents = readNumber(figures[row] ?? '', style);
		if (area === null || !(residents > 0)) continue;
		const year = yearOf(row);
		let index = years.indexOf(year);
		if (index < 0) index = years.push(year) - 1;
		known.push({ area, year: index, residents });
	}
	if (known.length === 0)
		throw new InputError(
			'None of the rows of the population file names one of the areas with a number of residents; check its columns.',
			{ file },
			'population-empty'
		);
	const residents = new Float64Array(areas.ids.length * years.length).fill(NaN);
	for (const entry of known) residents[entry.area * years.length + entry.year] = entry.residents;
	return { years, residents };
}

function readYear(text: string | null, file: string, row: number): number {
	const year = Number((text ?? '').trim().slice(0, 4));
	if (Number.isInteger(year) && year >= 1000) return year;
	throw new InputError(
		'The year of a population is not a year such as 2020.',
		{ file, row: row + 2, value: text ?? '' },
		'population-year'
	);
}

import type { Areas } from '$lib/model/areas';
import { periodStart, type Periods } from '$lib/model/period';

/** Residents by area and year: `residents[area * years.length + y]`, NaN where unknown. A year of null holds always. */
export interface PopulationTable {
	years: (number | null)[];
	residents: Float64Array;
}

/**
 * Residents of every area in every period, area-major, NaN where unknown; null where nothing is known
 * of any area. A period takes its own year's figure, else that of the nearest year with one (the
 * earlier of two as near).
 */
export function populationByPeriod(
	areas: Areas,
	table: PopulationTable | null,
	periods: Periods,
	dated: boolean
): Float64Array | null {
	if (!table && !areas.population) return null;
	const { length } = periods;
	const result = new Float64Array(areas.ids.length * length).fill(NaN);
	const years = Array.from({ length }, (_, t) =>
		dated ? Number(periodStart(periods.first + t, periods.step).slice(0, 4)) : Infinity
	);
	for (let area = 0; area < areas.ids.length; area++)
		for (let t = 0; t < length; t++)
			result[area * length + t] = table
				? nearestYear(table, area, years[t])
				: areas.population![area];
	return result;
}

function nearestYear({ years, residents }: PopulationTable, area: number, year: number): number {
	let best = NaN;
	let distance = Infinity;
	for (const [y, known] of years.entries()) {
		const value = residents[area * years.length + y];
		if (Number.isNaN(value)) continue;
		// A later year counts as a little farther than the earlier one as near.
		const away = known === null ? 0 : year === Infinity ? -known : Math.abs(known - year + 1 / 4);
		if (away < distance) [best, distance] = [value, away];
	}
	return best;
}

/** Residents of every area, averaged over the periods `first` to `last`; null where nothing is known. */
export function meanPopulation(
	{ areas, population }: { areas: Areas; population: PopulationTable | null },
	periods: Periods,
	{ first, last }: { first: number; last: number },
	dated: boolean
): Float64Array | null {
	if (!population || last < first) return areas.population;
	const length = last - first + 1;
	const years = population.years.length > 1 ? length : 1;
	const window = { ...periods, first: periods.first + first, length: years };
	const residents = populationByPeriod(areas, population, window, dated)!;
	return Float64Array.from(areas.ids, (_, area) => {
		let sum = 0;
		for (let t = 0; t < years; t++) sum += residents[area * years + t];
		return sum / years;
	});
}

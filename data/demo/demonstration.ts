import { loadCounties } from './counties';
import { drawCtdc } from './ctdc';
import { drawIncidents, incidentColumns } from './incidents';
import { drawLists } from './lists';
import { FIRST_YEAR, makePlan, YEARS } from './plan';
import { syntheticPopulation } from './population';
import { makeRates } from './rates';
import { describeTruth, type Truth } from './truth';

export const DEMONSTRATION_SEED = 20240601;
const RECORDED_CASES = 62_000;

/** The demonstration's files as text by name, and the truths planted in them. */
export interface Demonstration {
	files: Record<string, string>;
	truth: Truth;
}

/** Makes the whole synthetic demonstration; the same seed gives the same bytes. */
export function makeDemonstration(seed = DEMONSTRATION_SEED): Demonstration {
	const counties = loadCounties();
	const population = syntheticPopulation(counties, seed);
	const plan = makePlan(counties, population, seed);
	const rates = makeRates(counties, population, plan, RECORDED_CASES, seed);
	const incidents = drawIncidents(counties, population, rates, seed);
	const residents = counties.map(
		(county, i) => `${county.fips},${county.name},${county.state},${population[i]}`
	);
	const effort = counties.flatMap((county, i) =>
		Array.from({ length: YEARS }, (_, year) => {
			const value = rates.effort[i * YEARS + year];
			return `${county.fips},${FIRST_YEAR + year},${value.toFixed(3)},${value > 0 ? 1 : 0}`;
		})
	);
	return {
		files: {
			'synthetic-incidents.csv': lines(incidentColumns, incidents.rows),
			'synthetic-population.csv': lines('county_fips,county,state,residents', residents),
			'synthetic-effort.csv': lines('county_fips,year,effort,reports', effort),
			'synthetic-ctdc.csv': drawCtdc(seed),
			'synthetic-lists.csv': drawLists(seed).csv
		},
		truth: describeTruth(counties, plan, rates, incidents, seed)
	};
}

function lines(header: string, rows: string[]): string {
	return `${header}\n${rows.join('\n')}\n`;
}

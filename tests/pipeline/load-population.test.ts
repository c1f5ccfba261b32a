import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/model/engine';
import { populationSchema } from '$lib/model/settings/areas';
import type { Areas } from '$lib/model/areas';
import { loadPopulation } from '$lib/pipeline/load-population';
import { populationByPeriod } from '$lib/pipeline/population';
import { builtinAreas } from '$lib/spatial/builtin-areas';
import { InlineRunner } from '$lib/workers/inline-runner';
import { engines } from '../database/engines';

const counties = builtinAreas(
	'us-counties',
	JSON.parse(readFileSync('node_modules/us-atlas/counties-10m.json', 'utf8'))
);
const oregon = counties.ids.indexOf('41067');
const texas = counties.ids.indexOf('48477');

describe.each(engines)('residents from a file, on %s', (_, open) => {
	let engine: Engine;
	beforeAll(async () => void (engine = await open()));
	afterAll(() => engine.close());

	/** The residents of the file `people.csv`, its columns as given. */
	function residentsOf(text: string, columns: object) {
		const blob = new Blob([text]);
		const files = { open: async () => blob };
		const settings = populationSchema.parse({ file: 'people.csv', columns });
		return loadPopulation(settings, counties, { engine, runner: new InlineRunner(), files });
	}

	it('are those of the county in the state named beside it', async () => {
		const text =
			'County,State,People\nWashington,Oregon,600000\nWashington County,TX,36000\n06037,CA,10000000\n';
		const columns = { area: 'County', parent: 'State', population: 'People' };
		const { years, residents } = (await residentsOf(text, columns)).population;
		expect(years).toEqual([null]);
		expect([residents[oregon], residents[texas]]).toEqual([600_000, 36_000]);
		expect(residents[counties.ids.indexOf('06037')]).toBe(10_000_000);
		expect(residents.filter((value) => !Number.isNaN(value))).toHaveLength(3);
	});

	it('are refused where an area has two in one year, with the row of the second', async () => {
		const columns = { area: 'fips', year: 'year', population: 'people' };
		const both = 'fips,year,group,people\n41067,2020,women,300000\n41067,2020,men,290000\n';
		await expect(residentsOf(both, columns)).rejects.toMatchObject({
			code: 'population-twice',
			place: { file: 'people.csv', row: 3, column: 'people', value: '290000' }
		});
		const again = 'fips,year,people\n41067,2020,600000\n41067,2021,610000\n41067,2021,610000\n';
		const { years, residents } = (await residentsOf(again, columns)).population;
		expect(years).toEqual([2020, 2021]);
		expect([...residents.slice(oregon * 2, oregon * 2 + 2)]).toEqual([600_000, 610_000]);
	});

	it('are those of the county where the state’s total stands in the same file', async () => {
		const text =
			'STNAME,CTYNAME,P\nNew York,New York,19453561\nNew York,New York County,1628706\nColorado,Colorado,5758736\nColorado,Denver County,727211\n';
		const columns = { area: 'CTYNAME', parent: 'STNAME', population: 'P' };
		const { residents } = (await residentsOf(text, columns)).population;
		expect(residents[counties.ids.indexOf('36061')]).toBe(1_628_706);
		expect(residents.filter((value) => !Number.isNaN(value))).toHaveLength(2);
	});

	it('are told where a number cannot be read, and are thousands where dots part them', async () => {
		const columns = { area: 'fips', population: 'people' };
		const read = await residentsOf(
			'fips,people\n41067,"600,000"\n48477,36.00.0\n06037,0\n36061,\n99999,what\n',
			columns
		);
		expect(read.found.findings.map(({ row, value, code }) => [row, value, code])).toEqual([
			[3, '36.00.0', 'population-unreadable'],
			[4, '0', 'population-unreadable']
		]);
		expect(read.found.problems).toMatchObject([{ column: 'people', rows: 2 }]);
		const rounded = await residentsOf('fips;people\n41067;600.000\n48477;36.000\n', columns);
		expect(rounded.population.residents[oregon]).toBe(600_000);
		expect(rounded.population.residents[texas]).toBe(36_000);
	});

	it('are refused where a year is none, with its row in the file', async () => {
		const text = 'People of 2020\n\nfips,year,people\n41067,2020,600000\n48477,about 2020,36000\n';
		const columns = { area: 'fips', year: 'year', population: 'people' };
		await expect(residentsOf(text, columns)).rejects.toMatchObject({
			code: 'population-year',
			place: { file: 'people.csv', row: 5, value: 'about 2020' }
		});
	});
});

it('takes the earlier of two years as near, in whatever order they stand', () => {
	const areas = { ids: ['48'], population: null } as unknown as Areas;
	const periods = { step: 'year' as const, first: 49, length: 3 };
	const of = (years: number[], residents: number[]) => [
		...populationByPeriod(areas, { years, residents: Float64Array.from(residents) }, periods, true)!
	];
	expect(of([2019, 2021], [1e6, 2e6])).toEqual([1e6, 1e6, 2e6]);
	expect(of([2021, 2019], [2e6, 1e6])).toEqual([1e6, 1e6, 2e6]);
});

import { describe, expect, it } from 'vitest';
import { openFile } from '$lib/intake/open-file';
import { suggestAreasJob } from '$lib/workers/jobs/suggest-areas';

async function suggested(column: string, places: string[]) {
	const text = `date,${column}\n${places.map((place) => `2021-03-01,${place}`).join('\n')}\n`;
	const [table] = await openFile({ file: { name: 'cases.csv', blob: new Blob([text]) } }, () => {});
	if (table.kind !== 'table') throw new Error('no table');
	return suggestAreasJob(table);
}

describe('the areas suggested for a file', () => {
	it('are those that its places are names or codes of', async () => {
		expect(await suggested('state', ['Texas', 'Ohio', 'New York', 'unknown'])).toBe('us-states');
		expect(await suggested('Bundesstaat', ['Texas', 'Alabama', 'Utah'])).toBe('us-states');
		expect(await suggested('country', ['Moldova', 'Nigeria', 'Viet Nam'])).toBe('countries');
		expect(await suggested('CountryOfExploitation', ['PH', 'UA', '-99', 'KH'])).toBe('countries');
		// A state and a country: the other rows decide.
		expect(await suggested('area', ['Georgia', 'Armenia', 'Türkiye'])).toBe('countries');
	});

	it('are states where the numbers are their FIPS codes and the column says so', async () => {
		for (const column of ['state_fips', 'STATEFP', 'StateFIPS', 'st_fips', 'FIPS code (state)'])
			expect(await suggested(column, ['48', '36']), column).toBe('us-states');
		// Spreadsheets drop leading zeros; the first rows may name no state.
		expect(await suggested('State FIPS', ['', 'unknown', '1', '4.0', '48'])).toBe('us-states');
		for (const column of ['state', 'state_code', 'fips', 'Estado', 'Bundesstaat'])
			expect(await suggested(column, ['1', '06', '12', '48']), column).toBe('us-states');
	});

	it('are none where numbers could be of another country, or name nothing', async () => {
		// Mexico, Brazil, India: none has numbers up to 10 and above 38.
		expect(await suggested('estado', ['9', '15', '19', '21', '30'])).toBeNull();
		expect(await suggested('estado', ['11', '26', '31', '35', '53'])).toBeNull();
		expect(await suggested('State Code', ['9', '10', '19', '27', '33'])).toBeNull();
		// 3 and 52 are no state's; two numbers are not enough; 0 is the country.
		expect(await suggested('state', ['1', '3', '12', '48'])).toBeNull();
		expect(await suggested('state_fips', ['48', '52'])).toBeNull();
		expect(await suggested('state', ['1', '48', '48'])).toBeNull();
		expect(await suggested('state_fips', ['00', '48'])).toBeNull();
		expect(await suggested('الولاية', ['1', '6', '16', '48'])).toBeNull();
		expect(await suggested('county_fips', ['1', '5', '13', '41'])).toBeNull();
		expect(await suggested('fips', ['001', '003', '005', '041'])).toBeNull();
		expect(await suggested('zone', ['1', '6', '12', '48'])).toBeNull();
		expect(await suggested('state_fips', ['-1', '4.5', '1e9', ''])).toBeNull();
		expect(await suggested('state_fips', ['', 'n/a'])).toBeNull();
	});

	it('are countries where coordinates lie outside of the United States', async () => {
		const openedWith = async (points: string[], separator = ',') => {
			const rows = ['date,lon,lat', ...points.map((point) => `2021-03-01,${point}`)];
			const text = rows.join('\n').replaceAll(',', separator).replaceAll('_', ',');
			const blob = new Blob([text]);
			const [table] = await openFile({ file: { name: 'cases.csv', blob } }, () => {});
			return table.kind === 'table' ? table.suggestedAreas : null;
		};
		const munich = ['11.57,48.13', '13.40,52.52', '9.99,53.55', '6.96,50.94'];
		expect(await openedWith(munich)).toBe('countries');
		expect(await openedWith(['11_57,48_13', '13_40,52_52', '9_99,53_55'], ';')).toBe('countries');
		expect(await openedWith([...munich, '-97.74,30.27'])).toBeUndefined();
		expect(await openedWith(['-97.74,30.27', '-149.9,61.2', '-157.8,21.3'])).toBeUndefined();
		expect(await openedWith(['-66.1,18.4', '144.8,13.5', '-83.1,42.3'])).toBeUndefined();
		// Nothing known of most, or too few to say.
		expect(await openedWith(['0,0', ',', '11.57,48.13', '13.40,52.52'])).toBeUndefined();
		expect(await openedWith(['211.57,48.13', '13.40,152.52', 'x,y'])).toBeUndefined();
	});

	it('are none for counties, districts, numbers and rows without a place', async () => {
		expect(await suggested('county', ['Harris', 'Dallas', 'Bexar'])).toBeNull();
		expect(await suggested('county_fips', ['48201', '48113', '36061'])).toBeNull();
		expect(await suggested('district', ['1', '12', '36'])).toBeNull();
		expect(await suggested('form', ['forced labour', 'other'])).toBeNull();
	});
});

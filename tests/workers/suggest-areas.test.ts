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

	it('are none for counties, districts, numbers and rows without a place', async () => {
		expect(await suggested('county', ['Harris', 'Dallas', 'Bexar'])).toBeNull();
		expect(await suggested('county_fips', ['48201', '48113', '36061'])).toBeNull();
		expect(await suggested('district', ['1', '12', '36'])).toBeNull();
		expect(await suggested('form', ['forced labour', 'other'])).toBeNull();
	});
});

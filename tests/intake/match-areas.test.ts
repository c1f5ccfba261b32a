import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchAreas } from '$lib/intake/places/match-areas';
import { missingValues } from '$lib/intake/values/missing-values';
import { builtinAreas } from '$lib/spatial/builtin-areas';
import type { BuiltinSet } from '$lib/model/settings/areas';

const load = (set: BuiltinSet, file: string) =>
	builtinAreas(set, JSON.parse(readFileSync(`node_modules/${file}`, 'utf8')));
const counties = load('us-counties', 'us-atlas/counties-10m.json');
const states = load('us-states', 'us-atlas/states-10m.json');
const world = load('countries', 'world-atlas/countries-50m.json');
const idsOf = (values: string[], areas: typeof counties) =>
	[...matchAreas(values, areas).index].map((area) => areas.ids[area] ?? null);

describe('matching texts to areas', () => {
	it('matches US counties by code, damaged codes and names with their state', () => {
		const texts = {
			'01001': '01001',
			'1001': '01001',
			'1001.0': '01001',
			'Autauga County, Alabama': '01001',
			'AUTAUGA, AL': '01001',
			'Alabama - Autauga': '01001',
			'St. Louis County, MO': '29189',
			'saint louis city, missouri': '29510',
			'Doña Ana': '35013',
			'DONA ANA CO., NM': '35013',
			'Orleans Parish, LA': '22071',
			'La Salle County, IL': '17099',
			'Prince George’s County, MD': '24033',
			'Miami-Dade': '12086',
			'Fairbanks North Star': '02090'
		};
		expect(idsOf(Object.keys(texts), counties)).toEqual(Object.values(texts));
	});

	it('asks about names that several areas have, and guesses none', () => {
		const match = matchAreas(['Washington County', 'Washington County, OR', 'Baltimore'], counties);
		expect([...match.index].map((area) => counties.ids[area] ?? null)).toEqual([
			null,
			'41067',
			null
		]);
		expect(match.ambiguous.map(({ value, candidates }) => [value, candidates.length])).toEqual([
			[0, 30],
			[2, 2]
		]);
	});

	it('matches US states by postal code, FIPS and name', () => {
		expect(
			idsOf(
				['CA', 'ca', '6', '06', 'California', 'State of California', 'N. Carolina', 'D.C.'],
				states
			)
		).toEqual(['06', '06', '06', '06', '06', '06', '37', '11']);
		expect(
			idsOf(
				['United States Virgin Islands', 'Commonwealth of the Northern Mariana Islands', 'CNMI'],
				states
			)
		).toEqual(['78', '69', '69']);
	});

	it('matches countries by any ISO code and by names in use', () => {
		const texts = {
			US: 'US',
			usa: 'US',
			'840': 'US',
			'United States of America': 'US',
			'Côte d’Ivoire': 'CI',
			"COTE D'IVOIRE": 'CI',
			'Ivory Coast': 'CI',
			'4': 'AF',
			'004': 'AF',
			NA: 'NA',
			'Viet Nam': 'VN',
			'Moldova, Republic of': 'MD',
			Türkiye: 'TR',
			'The Gambia': 'GM',
			'Dem. Rep. Congo': 'CD'
		};
		expect(idsOf(Object.keys(texts), world)).toEqual(Object.values(texts));
	});

	it('finds every built-in area by its own code and, where unique, by its own name', () => {
		for (const areas of [counties, states, world]) {
			expect([...matchAreas(areas.ids, areas).index]).toEqual(areas.ids.map((_, i) => i));
			const byName = matchAreas(areas.names, areas);
			byName.index.forEach((area, i) => {
				if (area >= 0) expect(areas.names[area]).toBe(areas.names[i]);
			});
			expect(byName.unmatched).toEqual([]);
		}
	});

	it('takes no country for another because of its name in some language', () => {
		expect(matchAreas(world.names, world).ambiguous).toEqual([]);
		expect(
			idsOf(
				['Deutschland', 'España', 'الأردن', 'Côte d’Ivoire', 'Congo, Dem. Rep.', 'Guinée'],
				world
			)
		).toEqual(['DE', 'ES', 'JO', 'CI', 'CD', 'GN']);
	});

	it('matches former names, census codes and states written without a comma', () => {
		const texts = {
			'Shannon County, SD': '46102',
			'46113': '46102',
			'Miami Dade FL': '12086',
			'Cook County Illinois': '17031',
			'Orange, Calif.': '06059',
			'Juneau City and Borough, AK': '02110',
			'0500000US06037': '06037'
		};
		expect(idsOf(Object.keys(texts), counties)).toEqual(Object.values(texts));
		expect(idsOf(['Washington, D.C.', 'US-NC', 'W. Va.', 'Washington'], states)).toEqual([
			'11',
			'37',
			'54',
			'53'
		]);
	});

	it('keeps totals, lists of areas, missing codes and strangers apart', () => {
		const match = matchAreas(
			['Total', 'California and Nevada', 'unknown', '', 'Atlantis', '00'],
			states,
			['unknown', '00']
		);
		expect(match).toMatchObject({ totals: [0], several: [1], unmatched: [4], ambiguous: [] });
	});
});

describe('areas that go by number', () => {
	it('may have the number 0; a code for no country stays one among letters', () => {
		expect(missingValues('area', ['0', '1', '000'])).not.toContain('0');
		expect(missingValues('area', ['00', 'US', 'MX'])).toContain('00');
	});
});

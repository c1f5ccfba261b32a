import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/model/engine';
import { projectSchema } from '$lib/model/project';
import type { Context } from '$lib/pipeline/context';
import { loadIncidents } from '$lib/pipeline/load-incidents';
import { matchPlaces } from '$lib/pipeline/incidents/match-places';
import { planColumns } from '$lib/pipeline/incidents/plan-columns';
import { settingsFromPlan } from '$lib/pipeline/incidents/settings-from-plan';
import { openFile } from '$lib/intake/open-file';
import { builtinAreas } from '$lib/spatial/builtin-areas';
import { InlineRunner } from '$lib/workers/inline-runner';
import { engines } from '../database/engines';
import { openedText } from './opened';

const counties = builtinAreas(
	'us-counties',
	JSON.parse(readFileSync('node_modules/us-atlas/counties-10m.json', 'utf8'))
);
const text = `Date,County,State
2020-01-05,Washington,Oregon
2020-01-06,Washington County,TX
2020-02-01,06037,CA
2020-02-02,Washington,
2020-02-03,Harris,Nowhere
2020-02-04,Los Angeles,Nowhere
2020-02-05,,Texas
2020-02-06,unknown,Texas
2020-02-07,Total,Texas
`;
const roles = { Date: 'date', County: 'area', State: 'parent' } as const;

describe.each(engines)('places said to lie in a larger area, on %s', (_, open) => {
	let engine: Engine;
	let context: Context;
	beforeAll(async () => {
		engine = await open();
		const files = { open: () => Promise.reject(new Error('no files')) };
		context = { engine, runner: new InlineRunner(), files };
	});
	afterAll(() => engine.close());

	it('are looked for there, codes and single names by themselves', async () => {
		const dataset = await loadIncidents([openedText('cases.csv', text, roles)], context);
		const matches = matchPlaces(dataset.places, counties);
		const found = Object.fromEntries(
			dataset.places.map((place, i) => {
				const { area, problem } = matches[i];
				return [place, area === null ? problem : counties.ids[area]];
			})
		);
		expect(found).toEqual({
			'Washington | Oregon': '41067',
			'Washington County | TX': '48477',
			'06037 | CA': '06037',
			Washington: 'area-ambiguous',
			'Harris | Nowhere': 'area-unknown',
			'Los Angeles | Nowhere': 'area-unknown'
		});
		const rejected = dataset.findings.map(({ row, code }) => [row, code]);
		expect(rejected).toEqual([[10, 'area-total']]);
		expect(dataset.files[0].placeColumns.area).toBe('County');
	});
});

describe('places said to lie in a larger area', () => {
	const found = (places: string[]) =>
		matchPlaces(places, counties).map(({ area, problem }) =>
			area === null ? problem : counties.ids[area]
		);

	it('are never counted elsewhere under the same name', () => {
		expect(
			found([
				'Denver County | Colorado',
				'Colorado | Colorado',
				'Maricopa County | Texas',
				'Ontario | Canada',
				'48113 | Oklahoma'
			])
		).toEqual(['08031', 'area-unknown', 'area-unknown', 'area-unknown', '48113']);
	});

	it('are the larger area itself where they have its name and the smaller one stands beside them', () => {
		expect(found(['New York | New York', 'New York County | New York'])).toEqual([
			'area-total',
			'36061'
		]);
		expect(found(['New York | New York', 'Kings | New York'])).toEqual(['36061', '36047']);
	});

	it('go by their names alone where the column names nothing that areas lie in', () => {
		expect(found(['Los Angeles | Region 9', '06073 | Region 9'])).toEqual(['06037', '06073']);
	});
});

it('are found in a file of counties and states, and said in the project', async () => {
	const [table] = await openFile({ file: { name: 'cases.csv', blob: new Blob([text]) } }, () => {});
	if (table.kind !== 'table') throw new Error('no table');
	const role = (plan: typeof table.plan) => plan.columns.map(({ role }) => role);
	expect(role(table.plan)).toEqual(['date', 'area', 'parent']);
	const { incidents } = projectSchema.parse({ version: 1, incidents: [{ file: 'cases.csv' }] });
	const told = settingsFromPlan(table.plan, incidents[0]);
	expect(told.columns).toMatchObject({ area: 'County', parent: 'State' });
	expect(role(planColumns(table, told))).toEqual(['date', 'area', 'parent']);
	const without = { ...told, columns: { ...told.columns, parent: null } };
	expect(role(planColumns(table, without))).toEqual(['date', 'area', 'ignored']);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/model/engine';
import type { Role } from '$lib/model/intake';
import { loadIncidents } from '$lib/pipeline/load-incidents';
import { checkFilter } from '$lib/pipeline/select-incidents';
import { InlineRunner } from '$lib/workers/inline-runner';
import { engines } from '../database/engines';
import { openedText } from './opened';

const text = `year,state,sex,cases
2020,Oregon,Female,7
2020,Oregon,Male,3
2020,Oregon,Total,10
2020,Texas,Female,20
2020,Texas,unknown,1
2020,Texas,All,21
`;
const roles = { year: 'year', state: 'area', sex: 'sex', cases: 'count' } as const;

describe.each(engines)('a category that holds a total beside its parts, on %s', (_, open) => {
	let engine: Engine;
	beforeAll(async () => void (engine = await open()));
	afterAll(() => engine.close());

	function load(text: string, roles: Record<string, Role>) {
		const files = { open: () => Promise.reject(new Error('no files')) };
		const context = { engine, runner: new InlineRunner(), files };
		return loadIncidents([openedText('cases.csv', text, roles)], context);
	}

	it('counts the parts alone, and says which rows it leaves out', async () => {
		const dataset = await load(text, roles);
		expect(dataset.rows).toBe(4);
		expect(dataset.categories[0].values).toEqual(['Female', 'Male']);
		expect(
			dataset.findings.map(({ row, column, value, code }) => [row, column, value, code])
		).toEqual([
			[4, 'sex', 'Total', 'category-total'],
			[7, 'sex', 'All', 'category-total']
		]);
		expect(() => checkFilter(dataset, { sex: ['Total'] })).toThrow(
			/No record has this value.*Female, Male\. Totals over the others are left out/
		);
	});

	it('knows the T of sexes coded M and F, and takes it for a value elsewhere', async () => {
		const coded = (letters: string[]) =>
			letters.reduce(
				(rows, letter) => `${rows}2020,Oregon,${letter},5\n`,
				'year,state,sex,cases\n'
			);
		expect((await load(coded(['M', 'F', 'T']), roles)).categories[0].values).toEqual(['M', 'F']);
		expect((await load(coded(['R', 'S', 'T']), roles)).rows).toBe(3);
	});

	const counted = async () => {
		const sql =
			'SELECT place, day, sum(count)::DOUBLE AS cases FROM incidents GROUP BY 1, 2 ORDER BY 1, 2';
		return [...((await engine.query({ sql, values: [] })).columns.cases as Float64Array)];
	};

	it('keeps the totals of places and dates that no part stands beside', async () => {
		const dataset = await load(
			'year,state,sex,cases\n2018,Texas,Total,90\n2019,Texas,Total,110\n2020,Texas,Female,60\n2020,Texas,Male,40\n2020,Texas,Total,100\n',
			roles
		);
		expect(await counted()).toEqual([90, 110, 100]);
		expect(dataset.findings.map(({ row, code }) => [row, code])).toEqual([[6, 'category-total']]);
	});

	it('counts one margin of a table that has no cells within', async () => {
		const margins = ['Total,Total,100', 'Female,Total,60', 'Male,Total,40', 'Total,Under 18,30'];
		const rows = [...margins, 'Total,18 and over,70'].map((row) => `2020,Texas,${row}\n`);
		const both = { ...roles, age: 'ageBand' } as const;
		await load(`year,state,sex,age,cases\n${rows.join('')}`, both);
		expect(await counted()).toEqual([100]);
		await load(`year,state,sex,age,cases\n${rows.slice(3).join('')}`, both);
		expect(await counted()).toEqual([100]);
	});

	it('keeps totals that stand alone', async () => {
		const alone = text.replace(/^.*(Female|Male|unknown).*\n/gm, '');
		const dataset = await load(alone, roles);
		expect(dataset.rows).toBe(2);
		expect(dataset.findings).toEqual([]);
	});

	it('keeps a row of one case that is said to be of all kinds', async () => {
		const dataset = await load(text, { year: 'year', state: 'area', sex: 'sex' });
		expect(dataset.rows).toBe(6);
		expect(dataset.findings).toEqual([]);
	});
});

import { parquetReadObjects } from 'hyparquet';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { combineExchanges } from '$lib/disclosure/combine-exchanges';
import { letOut } from '$lib/disclosure/gate';
import type { InputError } from '$lib/model/problem';
import { readPackage } from '$lib/pipeline/exchange/read-package';
import { cutIntoLines } from '$lib/reporting/exports/cut-into-lines';
import { printFigure } from '$lib/reporting/exports/print-figure';
import { writeCsv } from '$lib/reporting/exports/write-csv';
import { readArguments } from '../../src/cli/arguments';
import { runCommand } from '../../src/cli/run-command';

let folder: string;
const path = (name: string) => join(folder, name);
const rows = [
	...Array.from({ length: 30 }, (_, i) => `2020-01-1${i % 9},Texas,=cmd|${i % 2}`),
	...Array.from({ length: 4 }, () => '2020-02-01,Texas,b'),
	...Array.from({ length: 3 }, () => '2020-02-01,Ohio,b'),
	...Array.from({ length: 14 }, () => '2020-01-05,Nevada,b')
];
const project = {
	version: 1,
	incidents: [{ file: 'cases.csv', columns: { date: 'when', area: 'state', form: 'form' } }],
	areas: { kind: 'builtin', set: 'us-states' }
};
const run = (command: string, out: string, ...set: string[]) =>
	runCommand(
		readArguments([
			command,
			path('project.json'),
			'--out',
			path(out),
			...set.flatMap((one) => ['--set', one])
		])
	);

const byForm = ['exchange.column=form', 'period.step=year'];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'atlas-exports-'));
	await writeFile(path('project.json'), JSON.stringify(project));
	await writeFile(path('cases.csv'), `when,state,form\n${rows.join('\n')}\n`);
	await run('aggregate', 'out', 'exports.formats=["geojson","parquet"]');
	await run('exchange', 'out', 'exchange.organisation=Police', ...byForm);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('exports', () => {
	it('hold the same numbers as CSV, GeoJSON and Parquet, hidden ones in none of them', async () => {
		const csv = (await readFile(path('out/aggregate.csv'), 'utf8')).trim().split('\n').slice(1);
		const bytes = await readFile(path('out/aggregate.parquet'));
		const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
		const parquet = await parquetReadObjects({ file: file as ArrayBuffer });
		const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
		expect(parquet.map((row) => Object.values(row).map(text).join())).toEqual(csv);
		const { features, notes } = JSON.parse(await readFile(path('out/aggregate.geojson'), 'utf8'));
		expect(notes.join(' ')).toMatch(/fewer than 11.*cases\.csv|cases\.csv.*fewer than 11/);
		for (const line of csv) {
			const [id, , period, count, , , suppressed] = line.split(',');
			const feature = features.find((one: { id: string }) => one.id === id);
			expect(text(feature.properties[`count ${period}`])).toBe(count);
			expect(feature.properties[`status ${period}`] === 'hidden').toBe(suppressed === 'true');
		}
		expect(csv.filter((line) => line.includes(',true,')).length).toBeGreaterThan(0);
	});

	it('neutralise what a spreadsheet would run', () => {
		const cells = ['=1+1', '+1', '-1', '@x', '\tx', '|x', '%x', 'plain'];
		const csv = writeCsv(letOut({ columns: ['a'], rows: cells.map((cell) => [cell]) }));
		expect(csv.match(/^"?'/gm)).toHaveLength(7);
	});

	it('print title, figure and notes on one picture, text never as markup', () => {
		const svg = printFigure({
			title: '<script>alert(1)</script>',
			svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 260"></svg>',
			notes: ['Source: a & b.', 'Counts under 11 are hidden.'],
			direction: 'ltr'
		});
		expect(svg).not.toContain('<script');
		expect(svg).toContain('Source: a &amp; b.');
		expect(cutIntoLines('one two three', 7)).toEqual(['one two', 'three']);
	});

	it('write a package that is read again, never in exact mode, never when changed', async () => {
		const text = await readFile(path('out/exchange.json'), 'utf8');
		const read = readPackage(text, 'exchange.json');
		expect(read).toMatchObject({ organisation: 'Police', areaSet: 'us-states', column: 'form' });
		expect(read.rows.every(({ count }) => count === null || count === 0 || count >= 11)).toBe(true);
		// One form of Texas is published by itself; the other stands in a group with the four of form b.
		expect(read.rows.filter(({ value }) => value !== null)).toEqual([
			expect.objectContaining({ area: '48', count: 15, value: expect.stringMatching(/^=cmd/) })
		]);
		expect(read.rows.find((row) => row.area === '39')?.count).toBeNull();
		expect(await readFile(path('out/exchange.csv'), 'utf8')).toContain("'=cmd|");
		const refused = (work: () => unknown) => {
			try {
				work();
			} catch (error) {
				return (error as InputError).message;
			}
		};
		expect(refused(() => readPackage(text.replace('"count": 15', '"count": 16'), 'x'))).toMatch(
			/changed/
		);
		expect(refused(() => readPackage('{"schema":1}', 'x'))).toMatch(/no exchange package/);
		await expect(
			run('exchange', 'no', 'exchange.organisation=P', 'disclosure.mode=exact')
		).rejects.toThrow(/Exact counts are never handed on/);
	});

	it('keep contributions apart and flag overlaps', async () => {
		await run('exchange', 'other', 'exchange.organisation=Hotline', ...byForm);
		const both = await Promise.all(
			['out', 'other'].map(async (name) =>
				readPackage(await readFile(path(`${name}/exchange.json`), 'utf8'), name)
			)
		);
		const { cells, overlaps } = combineExchanges(both);
		expect(cells[0].contributions.map(({ organisation }) => organisation)).toEqual([
			'Police',
			'Hotline'
		]);
		expect(overlaps).toHaveLength(cells.filter(({ value }) => value === null).length);
	});
});

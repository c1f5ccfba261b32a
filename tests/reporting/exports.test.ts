import { parquetReadObjects } from 'hyparquet';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { combineExchanges } from '$lib/disclosure/combine-exchanges';
import { letOut } from '$lib/disclosure/gate';
import type { InputError } from '$lib/model/problem';
import { packageFingerprint } from '$lib/pipeline/exchange/package-fingerprint';
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
		const written = (cells: (string | number)[]) =>
			writeCsv(letOut({ columns: ['a'], rows: cells.map((cell) => [cell]) }));
		const cells = ['=1+1', '+1', '-1', '@x', '\tx', '|x', '%x', 'plain'];
		expect(written(cells).match(/^"?'/gm)).toHaveLength(7);
		// Wide signs, blanks before a sign, and what a program that divides at semicolons or tabs would see.
		const others = [
			'＝1+1',
			'＠x',
			' =1+1',
			'\u00a0=1',
			'\ufeff=1',
			'\0=1',
			'a;=1+1',
			'a\t@x',
			'a\n=1'
		];
		for (const cell of others)
			expect([cell, written([cell])]).toEqual([
				cell,
				expect.stringMatching(/'\s*[\0＝＠\s\ufeff=@]/)
			]);
		const harmless = [-5, 1.5, 1e21, 'x-y', 'a; b', '5 %', 'Baden-Württemberg', 'a=b'];
		expect(written(harmless)).not.toContain("'");
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

	it('break a package down by the values that its filter keeps, and no others', async () => {
		const under = async (form: string) => {
			const filter = `filter.form=${JSON.stringify([form])}`;
			await run('exchange', 'kept', 'exchange.organisation=P', filter, ...byForm);
			const { rows } = readPackage(await readFile(path('kept/exchange.json'), 'utf8'), 'x');
			return rows
				.filter(({ area, value }) => area === '48' || value !== null)
				.map(({ value, count }) => [value, count]);
		};
		// Of Texas one form is published by itself: neither it nor its count stand under a filter for the other.
		expect(await under('=cmd|0')).toEqual([[null, null]]);
		expect(await under('=cmd|1')).toEqual([
			[null, 15],
			['=cmd|1', 15]
		]);
	});

	it('are refused where a package says what none can, whatever its fingerprint', async () => {
		const { fingerprint, ...content } = JSON.parse(
			await readFile(path('out/exchange.json'), 'utf8')
		);
		expect(fingerprint).toBe(packageFingerprint(content));
		const [first, ...others] = content.rows;
		const forged = (change: object) => {
			const changed = { ...content, ...change };
			const text = JSON.stringify({ ...changed, fingerprint: packageFingerprint(changed) });
			return () => readPackage(text, 'x');
		};
		const withFirst = (change: object) => forged({ rows: [{ ...first, ...change }, ...others] });
		expect(forged({})).not.toThrow();
		expect(forged({ policy: { ...content.policy, mode: 'exact' } })).toThrow(/exact/);
		expect(withFirst({ count: 10 })).toThrow(/its count is 10.*hides counts below 11/);
		expect(withFirst({ count: -12 })).toThrow(/no exchange package/);
		expect(withFirst({ count: 1e300 })).toThrow(/no exchange package/);
		expect(withFirst({ extra: 1 })).toThrow(/no exchange package/);
		expect(forged({ schema: 'prevention-atlas/exchange/2' })).toThrow(/no exchange package/);
		expect(forged({ rows: [...content.rows, first] })).toThrow(/two counts/);
		expect(forged({ rows: [...content.rows, { ...first, value: 'b', count: 1000 }] })).toThrow(
			/its count is 1000/
		);
		// Rounding to tens takes the least published count below the minimum.
		const rounded = { ...content.policy, roundingBase: 10 };
		expect(forged({ policy: rounded, rows: [{ ...first, count: 10 }] })).not.toThrow();
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
		const again = { ...both[0], fingerprint: both[1].fingerprint };
		expect(() => combineExchanges([both[0], again])).toThrow(/Police counts .* in two packages/);
	});
});

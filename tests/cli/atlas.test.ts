import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments';
import type { ResultTable } from '../../src/lib/model/exports';
import { writeCsv } from '$lib/reporting/exports/write-csv';
import { runCommand } from '../../src/cli/run-command';
import { sentence, type InputError } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';

let folder: string;
const path = (name: string) => join(folder, name);
const project = {
	version: 1,
	incidents: [{ file: 'cases.csv', columns: { date: 'when', area: 'state', category: 'form' } }],
	areas: { kind: 'builtin', set: 'us-states' },
	period: { from: '2020-01-01', to: '2020-03-31', step: 'month' }
};
const rows = [
	...Array.from({ length: 12 }, (_, i) => `2020-01-0${(i % 9) + 1},Texas,forced labour`),
	...Array.from({ length: 4 }, () => '2020-02-01,48.0,forced labour'),
	'2020-03-01,39,=HYPERLINK("x")',
	'31/31/2020,Ohio,forced labour',
	'2020-03-01,Atlantis,forced labour'
];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'atlas-test-'));
	await writeFile(path('project.json'), JSON.stringify(project));
	await writeFile(path('cases.csv'), `when,state,form\n${rows.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...words: string[]) => runCommand(readArguments(words));
const atlas = (command: string, out: string, ...more: string[]) =>
	run(command, path('project.json'), '--out', path(out), ...more);
const lines = async (name: string) => (await readFile(path(name), 'utf8')).trim().split('\n');

async function sentenceOf(work: Promise<void>): Promise<string> {
	const error = (await work.then(
		() => null,
		(error: unknown) => error
	)) as InputError | null;
	expect(error?.name).toBe('InputError');
	return sentence(error!.message, error!.place);
}

describe('the command line', () => {
	it('aggregates every area and period, zeros shown, small counts hidden', async () => {
		await atlas('aggregate', 'out');
		expect((await readdir(path('out'))).sort()).toEqual([
			'aggregate.csv',
			'aggregate.json',
			'manifest.json'
		]);
		const [header, ...body] = await lines('out/aggregate.csv');
		expect(header).toMatch(/^area_id,area_name,period,count,population,rate,suppressed(,|$)/);
		expect(body.length % 3).toBe(0);
		const of = (id: string, period: string) =>
			body.find((line) => line.startsWith(`${id},`) && line.includes(`,${period},`))!.split(',');
		for (const id of ['48', '39'])
			for (const period of ['2020-01', '2020-02', '2020-03']) {
				const [count, , rate, suppressed] = of(id, period).slice(3, 7);
				expect(Number(count) > 0 && Number(count) < 11).toBe(false);
				expect([count === '', rate === '']).toEqual(Array(2).fill(suppressed === 'true'));
			}
		expect(of('48', '2020-02')[6]).toBe('true');
		expect(of('39', '2020-03')[6]).toBe('true');
		const manifest = JSON.parse(await readFile(path('out/manifest.json'), 'utf8'));
		expect(manifest.rows).toEqual({ read: 19, rejected: 2, used: 17 });
		expect(manifest.inputs[0]).toMatchObject({
			file: 'cases.csv',
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/)
		});
		expect(manifest.project.disclosure).toMatchObject({ mode: 'protected', minimumCount: 11 });
		expect(manifest.disclosure.hidden).toBe(
			body.filter((line) => line.split(',')[6] === 'true').length
		);
	});

	it('writes the same bytes again, and marks what is exact', async () => {
		await atlas('aggregate', 'again');
		expect(await lines('again/aggregate.csv')).toEqual(await lines('out/aggregate.csv'));
		await atlas(
			'aggregate',
			'exact',
			'--set',
			'disclosure.mode=exact',
			'--set',
			'filter.category=["forced labour"]'
		);
		const [header, ...body] = await lines('exact/aggregate.csv');
		expect(header.endsWith(',not_for_release')).toBe(true);
		expect(body.find((line) => line.startsWith('48,Texas,2020-01'))).toMatch(
			/^48,Texas,2020-01,12,/
		);
		expect(body.find((line) => line.startsWith('48,Texas,2020-02'))).toMatch(
			/^48,Texas,2020-02,4,/
		);
		expect(body.find((line) => line.startsWith('39,Ohio,2020-03'))).toMatch(/^39,Ohio,2020-03,0,/);
		for (const name of ['aggregate.json', 'manifest.json'])
			expect(JSON.parse(await readFile(path(`exact/${name}`), 'utf8'))).toHaveProperty(
				'not_for_release'
			);
	});

	it('names each problem with file, row, column and value', async () => {
		await atlas('check', 'checked');
		const [header, ...body] = await lines('checked/check.csv');
		expect(header).toMatch(/^file,row,column,value,problem(,|$)/);
		expect(body.some((line) => line.startsWith('cases.csv,19,when,31/31/2020,'))).toBe(true);
		expect(body.some((line) => line.startsWith('cases.csv,20,') && line.includes('Atlantis'))).toBe(
			true
		);
	});

	it.each([
		[['--set', 'hotspot.seed=1'], 'Unknown key "hotspot" in the project. Did you mean "hotspots"?'],
		[['--set', 'hotspots.neighbours.kind=quean'], '"hotspots.neighbours.kind"'],
		[['--set', 'period.step=eon'], '"period.step" must be "day" or "week"'],
		[['--set', 'incidents.0.columns.date=whn'], 'There is no column "whn"'],
		[['--set', 'incidents.0.file=gone.csv'], 'gone.csv: There is no such file'],
		[['--set', 'areas.set=mars'], '"areas.set" must be'],
		[['--set', 'filter.shape=["x"]'], 'There is no category column "shape"'],
		[['--set', 'period.from=2021-01-01'], 'the period must not end before it begins']
	])('refuses %j in one sentence and writes nothing', async (settings, expected) => {
		const said = await sentenceOf(atlas('aggregate', 'never', ...settings));
		expect(said).toContain(expected);
		expect(said).not.toContain('\n');
		expect(await readdir(folder)).not.toContain('never');
		expect((await readdir(folder)).filter((name) => name.startsWith('.atlas'))).toEqual([]);
	});

	it('explains itself', async () => {
		expect(() => readArguments(['agregate', 'a.json', '--out', 'x'])).toThrow(
			'Did you mean "aggregate"?'
		);
		expect(() => readArguments(['check', 'a.json'])).toThrow('Usage');
		expect(() => readArguments(['check', 'a.json', '--oot', 'x'])).toThrow('Did you mean "--out"?');
		await writeFile(path('broken.json'), '{');
		expect(await sentenceOf(run('check', path('broken.json'), '--out', path('x')))).toContain(
			'not valid JSON'
		);
		await writeFile(path('file'), '');
		expect(await sentenceOf(atlas('aggregate', 'file'))).toContain('cannot be written');
	});

	it('writes no cell that a spreadsheet would run', () => {
		const table: ResultTable = {
			columns: ['a', 'b'],
			rows: [
				['=1+1', -3],
				['@x, "y"', NaN],
				['+a', null]
			]
		};
		expect(writeCsv(table as Protected<ResultTable>)).toBe(`a,b\n'=1+1,-3\n"'@x, ""y""",\n'+a,\n`);
	});
});

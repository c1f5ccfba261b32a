import {
	appendFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandName } from '../../src/cli/commands/registry';
import { runCommand } from '../../src/cli/run-command';
import { InputError } from '$lib/model/problem';

const columns = { date: 'when', longitude: 'lon', latitude: 'lat' };
const grid = (cellSizeMetres: number) => ({ kind: 'grid', shape: 'square', cellSizeMetres });
const small = { areas: 'square, 5000 m', rule: 'minimumCount=11' };
const large = { areas: 'square, 20000 m', rule: 'minimumCount=11' };
const coarse = { areas: grid(20_000) };

let folder: string;
let runs = 0;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'atlas-shown-'));
	const rows = Array.from(
		{ length: 600 },
		(_, i) =>
			`202${i % 4}-0${1 + (i % 9)}-15,${(10 + (i % 13) / 100).toFixed(3)},${(40 + (i % 11) / 100).toFixed(3)}`
	);
	for (const name of ['cases.csv', 'others.csv'])
		writeFileSync(join(folder, name), `when,lon,lat\n${rows.join('\n')}\n`);
});

interface Run {
	/** The other ways that the manifest tells. */
	ways: unknown[];
	/** A file that the run wrote. */
	text: (name: string) => string;
	manifest: string;
}

/** Runs a command on a project of its own and on its own folder for the results. */
async function run(command: CommandName, change: object = {}, from = folder): Promise<Run> {
	const project = {
		version: 1,
		incidents: [{ file: 'cases.csv', columns }],
		areas: grid(5000),
		predict: { cellSizeMetres: 5000, trainTo: '2022-12-31', testTo: '2023-12-31' },
		...change
	};
	const path = join(from, `project-${runs++}.json`);
	writeFileSync(path, JSON.stringify(project));
	return again(command, path);
}

async function again(command: CommandName, path: string): Promise<Run> {
	const out = join(folder, `out-${runs++}`);
	await runCommand({ command, project: path, out, data: folder, settings: [] });
	const text = (name: string) => readFileSync(join(out, name), 'utf8');
	const manifest = JSON.parse(text('manifest.json')) as {
		project: { disclosure: { alsoShown: unknown[] } };
	};
	return {
		ways: manifest.project.disclosure.alsoShown,
		text,
		manifest: join(out, 'manifest.json')
	};
}

describe('the record of how records were shown', () => {
	it('lets every run name the ways of those before it, whatever folder they wrote to', async () => {
		const first = await run('aggregate');
		expect(first.ways).toEqual([]);
		expect((await run('hotspots')).ways).toEqual([]);
		const second = await run('aggregate', coarse);
		expect(second.ways).toEqual([small]);
		expect(second.text('aggregate.csv').split('\n')[0]).toContain('looser_than_default');
		const third = await run('aggregate', { ...coarse, disclosure: { minimumCount: 20 } });
		expect(third.ways).toEqual([small, large]);
	});

	it('changes nothing of a run that is repeated', async () => {
		const first = await run('aggregate');
		const second = await run('aggregate', coarse);
		for (const each of [first, second]) {
			const repeated = await again('aggregate', each.manifest);
			for (const name of ['aggregate.csv', 'aggregate.json', 'manifest.json'])
				expect(repeated.text(name), name).toBe(each.text(name));
		}
	});

	it('is the same for projects in other folders', async () => {
		const other = join(folder, 'projects');
		mkdirSync(other);
		await run('aggregate');
		const beside = { incidents: [{ file: '../cases.csv', columns }] };
		expect((await run('aggregate', beside, other)).ways).toEqual([]);
		expect((await run('aggregate', { ...beside, ...coarse }, other)).ways).toEqual([small]);
		expect(readFileSync(join(folder, 'cases.csv.shown.jsonl'), 'utf8').trim().split('\n')).toEqual(
			[small, large].map((way) =>
				JSON.stringify({ ...way, files: ['cases.csv date=when longitude=lon latitude=lat'] })
			)
		);
	});

	it('names the grid of predicted cells, which names the areas where they are others', async () => {
		expect((await run('predict')).ways).toEqual([]);
		expect((await run('predict', coarse)).ways).toEqual([large]);
		expect((await run('aggregate', coarse)).ways).toEqual([small]);
	});

	it('names nothing of other records, of exact counts, or of a run that failed', async () => {
		await run('aggregate', { disclosure: { mode: 'exact' } });
		await run('check');
		const wrong = [{ file: 'cases.csv', columns: { ...columns, date: 'day' } }];
		await expect(run('aggregate', { incidents: wrong })).rejects.toThrow(InputError);
		expect(existsSync(join(folder, 'cases.csv.shown.jsonl'))).toBe(false);
		await run('aggregate');
		const others = { incidents: [{ file: 'others.csv', columns }], ...coarse };
		expect((await run('aggregate', others)).ways).toEqual([]);
	});

	it('names what some of the records show by themselves', async () => {
		await run('aggregate');
		const both = ['cases.csv', 'others.csv'].map((file) => ({ file, columns }));
		expect((await run('aggregate', { incidents: both })).ways).toEqual([
			{ ...small, files: ['cases.csv date=when longitude=lon latitude=lat'] }
		]);
	});

	it('is read again by a run that another overtook', async () => {
		const [one, two] = await Promise.all([run('aggregate'), run('aggregate', coarse)]);
		expect([...one.ways, ...two.ways]).toHaveLength(1);
	});

	it('is not passed over where it cannot be read', async () => {
		await run('aggregate');
		appendFileSync(join(folder, 'cases.csv.shown.jsonl'), '{"areas":"square, 5000 m"\n');
		await expect(run('aggregate', coarse)).rejects.toMatchObject({
			place: { file: 'cases.csv.shown.jsonl', row: 2 }
		});
	});
});

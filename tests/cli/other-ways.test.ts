import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../src/cli/commands/registry';
import { runCommand } from '../../src/cli/run-command';

const folder = mkdtempSync(join(tmpdir(), 'atlas-ways-'));
const columns = { date: 'when', longitude: 'lon', latitude: 'lat' };
const grid = (cellSizeMetres: number) => ({ kind: 'grid', shape: 'square', cellSizeMetres });
const small = { areas: 'square, 5000 m', rule: 'minimumCount=11' };
const large = { areas: 'square, 20000 m', rule: 'minimumCount=11' };

beforeAll(() => {
	const rows = Array.from(
		{ length: 600 },
		(_, i) =>
			`202${i % 4}-0${1 + (i % 9)}-15,${(10 + (i % 13) / 100).toFixed(3)},${(40 + (i % 11) / 100).toFixed(3)}`
	);
	for (const name of ['cases.csv', 'others.csv'])
		writeFileSync(join(folder, name), `when,lon,lat\n${rows.join('\n')}\n`);
});

let runs = 0;
const newFolder = () => join(folder, `out-${runs++}`);

/** Runs a command and returns the other ways that its manifest tells. */
async function waysOf(command: CommandName, change: object, out: string): Promise<unknown[]> {
	const project = {
		version: 1,
		incidents: [{ file: 'cases.csv', columns }],
		areas: grid(5000),
		predict: { cellSizeMetres: 5000, trainTo: '2022-12-31', testTo: '2023-12-31' },
		...change
	};
	const path = join(folder, `project-${runs++}.json`);
	writeFileSync(path, JSON.stringify(project));
	await runCommand({ command, project: path, out, settings: [] });
	const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
		project: { disclosure: { alsoShown: unknown[] } };
	};
	return manifest.project.disclosure.alsoShown;
}

describe('results put beside others of the same records', () => {
	it('name the ways in which those show them, of all runs before, each once', async () => {
		const out = newFolder();
		expect(await waysOf('aggregate', {}, out)).toEqual([]);
		expect(await waysOf('hotspots', {}, out)).toEqual([]);
		expect(await waysOf('aggregate', { areas: grid(20_000) }, out)).toEqual([small]);
		const header = readFileSync(join(out, 'aggregate.csv'), 'utf8').split('\n')[0];
		expect(header).toContain('looser_than_default');
		expect(
			await waysOf('aggregate', { disclosure: { minimumCount: 20 }, areas: grid(20_000) }, out)
		).toEqual([large, small]);
		expect(await waysOf('aggregate', { areas: grid(20_000) }, out)).toEqual([
			{ ...large, rule: 'minimumCount=20' },
			small
		]);
		expect(await waysOf('aggregate', {}, newFolder())).toEqual([]);
	});

	it('name the grid of predicted cells, which name the areas', async () => {
		const out = newFolder();
		const change = { areas: grid(20_000) };
		expect(await waysOf('predict', change, out)).toEqual([large]);
		expect(await waysOf('aggregate', change, out)).toEqual([small]);
		expect(await waysOf('predict', {}, newFolder())).toEqual([]);
	});

	it('name nothing of other records, of exact counts, or of what is no run', async () => {
		const out = newFolder();
		await waysOf('aggregate', {}, out);
		const others = { incidents: [{ file: 'others.csv', columns }], areas: grid(20_000) };
		expect(await waysOf('aggregate', others, out)).toEqual([]);
		const exact = newFolder();
		await waysOf('aggregate', { disclosure: { mode: 'exact' } }, exact);
		expect(await waysOf('aggregate', { areas: grid(20_000) }, exact)).toEqual([]);
		const spoilt = newFolder();
		await waysOf('aggregate', {}, spoilt);
		writeFileSync(join(spoilt, 'manifest.json'), '{"version": 3');
		expect(await waysOf('aggregate', { areas: grid(20_000) }, spoilt)).toEqual([]);
	});

	it('name what some of the records show by themselves', async () => {
		const out = newFolder();
		await waysOf('aggregate', {}, out);
		const both = ['cases.csv', 'others.csv'].map((file) => ({ file, columns }));
		expect(await waysOf('aggregate', { incidents: both }, out)).toEqual([
			{ ...small, files: ['cases.csv date=when longitude=lon latitude=lat'] }
		]);
	});
});

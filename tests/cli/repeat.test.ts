import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments';
import { runCommand } from '../../src/cli/run-command';

const folder = mkdtempSync(join(tmpdir(), 'atlas-repeat-'));
const square = (id: string, x: number) => ({
	type: 'Feature',
	properties: { id, name: `Area ${id}`, residents: 100_000 },
	geometry: {
		type: 'Polygon',
		coordinates: [
			[
				[x, 0],
				[x, 1],
				[x + 1, 1],
				[x + 1, 0],
				[x, 0]
			]
		]
	}
});

const run = (...words: string[]) => runCommand(readArguments(words));
const bytes = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

beforeAll(() => {
	mkdirSync(join(folder, 'in'));
	const rows = ['when,where,form'];
	for (let month = 1; month <= 12; month++)
		for (const [area, count] of [
			['a', 14],
			['b', 16],
			['c', 20 + month],
			['d', 3],
			// Five cases in the whole year: nothing may say how many.
			['e', month <= 5 ? 1 : 0]
		] as const)
			for (let k = 0; k < count; k++)
				rows.push(
					`2021-${String(month).padStart(2, '0')}-15,${area},${k % 3 ? 'labour' : 'sexual'}`
				);
	writeFileSync(join(folder, 'in', 'cases.csv'), rows.join('\n'));
	writeFileSync(
		join(folder, 'in', 'areas.geojson'),
		JSON.stringify({
			type: 'FeatureCollection',
			features: ['a', 'b', 'c', 'd', 'e'].map((id, i) => square(id, i))
		})
	);
	writeFileSync(
		join(folder, 'in', 'project.json'),
		JSON.stringify({
			version: 1,
			incidents: [{ file: 'cases.csv', columns: { date: 'when', area: 'where', form: 'form' } }],
			areas: { kind: 'boundaries', file: 'areas.geojson', id: 'id', population: 'residents' },
			report: { title: 'A <small> brief', date: '2024-01-02', author: 'An office' }
		})
	);
});

describe('a run repeated from its manifest', () => {
	it.each(['aggregate', 'hotspots', 'report'])(
		'gives the same bytes (%s)',
		async (command) => {
			const [first, again] = [join(folder, command), join(folder, command, 'again')];
			await run(command, join(folder, 'in', 'project.json'), '--out', first);
			const data = join(folder, 'in');
			await run(command, join(first, 'manifest.json'), '--out', again, '--data', data);
			const names = command === 'report' ? ['report.html'] : [`${command}.csv`, `${command}.json`];
			for (const name of [...names, 'manifest.json'])
				expect(bytes(command, 'again', name), name).toBe(bytes(command, name));
		},
		60_000
	);

	it('refuses a file that is not the one it names', async () => {
		const other = join(folder, 'other');
		mkdirSync(other);
		writeFileSync(join(other, 'areas.geojson'), bytes('in', 'areas.geojson'));
		writeFileSync(join(other, 'cases.csv'), 'when,where,form\n2021-01-15,a,labour\n');
		const manifest = join(folder, 'aggregate', 'manifest.json');
		await expect(
			run('aggregate', manifest, '--out', join(folder, 'refused'), '--data', other)
		).rejects.toThrow(/not the file that the manifest names.*was expected/);
	});
});

describe('the brief', () => {
	it('says title, author, day and policy, hides small counts, and asks for nothing', () => {
		const html = bytes('report', 'report.html');
		expect(html).toContain('<title>A &lt;small&gt; brief</title>');
		for (const text of ['An office', 'Jan 2, 2024', 'Counts from 1 to fewer than 11 are hidden'])
			expect(html).toContain(text);
		expect(html).toMatch(/SHA-256 [0-9a-f]{64}/);
		const { disclosure } = JSON.parse(bytes('report', 'manifest.json'));
		expect(disclosure.hidden).toBeGreaterThan(0);
		expect(html).not.toMatch(/<script|<link|url\(|NaN|undefined/);
		const row = /<th scope="row">Area d<\/th>(<td[^>]*>[^<]*<\/td>)/.exec(html);
		expect(row?.[1]).toBeDefined();
	});

	it('holds every section that these data can answer, and no other', () => {
		const html = bytes('report', 'report.html');
		const sections = [...html.matchAll(/<section id="([\w-]+)"/g)].map(([, id]) => id);
		expect(sections).toEqual([
			'key-figures',
			'map',
			'time-series',
			'hotspots',
			'trends',
			'forecast',
			'indicators',
			'methods',
			'limits',
			'record'
		]);
	});
});

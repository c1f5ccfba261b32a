import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '$lib/database/open-node-engine';
import type { Engine } from '$lib/model/engine';
import { projectSchema, type ProjectInput } from '$lib/model/project';
import type { Context } from '$lib/pipeline/context';
import { joinSmallAreas } from '$lib/pipeline/join-small-areas';
import { loadRelease } from '$lib/pipeline/load-release';
import { openProject } from '$lib/pipeline/open-project';
import { decodeLink, encodeLink } from '$lib/state/link';
import { viewSchema } from '$lib/model/view';
import { checkChoices } from '$lib/pipeline/private/choices';
import { InlineRunner } from '$lib/workers/inline-runner';

const times = (count: number, row: string) => Array<string>(count).fill(row);
const files: Record<string, string> = {
	// Three counties of Delaware: 9, 8 and 7 cases; Alameda in California: 40.
	'cases.csv': [
		'date,county',
		...times(9, '2020-01-10,10001'),
		...times(8, '2020-02-10,"New Castle, DE"'),
		...times(7, '2020-02-10,10005'),
		...times(40, '2020-02-10,06001')
	].join('\n'),
	'residents.csv': 'fips,residents\n10001,100\n10003,200\n10005,300\n06001,1000\n'
};
const plain: ProjectInput = {
	version: 1,
	incidents: [{ file: 'cases.csv', columns: { date: 'date', area: 'county' } }],
	areas: { kind: 'builtin', set: 'us-counties' },
	population: { file: 'residents.csv', columns: { area: 'fips', population: 'residents' } }
};
const delaware = ['10001', '10003', '10005'];
const joined = (groups: string[][]) =>
	projectSchema.parse({ ...plain, areas: { ...plain.areas, joined: groups } });

let engine: Engine;
let context: Context;
beforeAll(async () => {
	engine = await openNodeEngine();
	const open = async (name: string) => new Blob([files[name]]);
	context = { engine, runner: new InlineRunner(), files: { open } };
});
afterAll(() => engine.close());

describe('a project with joined areas', () => {
	it('places rows by the names of the parts and adds up their residents', async () => {
		const project = joined([delaware]);
		const loaded = await openProject(project, context);
		const at = loaded.areas.ids.indexOf('10001 +2');
		expect(loaded.areas.names[at]).toBe('Kent, New Castle +1');
		expect(loaded.dataset.files[0].tally).toMatchObject({ read: 64, used: 64 });
		expect(loaded.population!.residents[at]).toBe(600);
		const release = await loadRelease(loaded, project.disclosure, context, []);
		expect(release.counts[at * release.times.children.length + release.times.root]).toBe(24);
	});

	it('gets them from what is published; joining again is refused', async () => {
		const project = projectSchema.parse(plain);
		const policy = project.disclosure;
		const found = await joinSmallAreas({ policy }, await openProject(project, context), context);
		expect(found.groups).toEqual([delaware]);
		expect(found.areas - found.regions).toBe(2);
		const again = await openProject(joined(found.groups), context);
		await expect(joinSmallAreas({ policy }, again, context)).rejects.toThrow('joined already');
	});

	it('says which id it cannot join', async () => {
		await expect(openProject(joined([['10001', '1003']]), context)).rejects.toThrow(
			'no area "1003" to be joined'
		);
	});

	it('stays as it is where a link is read, and is in no link', () => {
		const project = joined([delaware]);
		const link = encodeLink(project, viewSchema.parse({}));
		expect(link).not.toContain('joined');
		expect(decodeLink(link, project).project.areas).toEqual(project.areas);
		expect(decodeLink(link, projectSchema.parse(plain)).project.areas).toEqual(plain.areas);
	});

	it('is not released with noise: which areas there are depends on the records', () => {
		const choices = {
			finest: 'area' as const,
			years: null,
			noise: 'laplace' as const,
			milliEpsilon: 500,
			casesPerPerson: 1
		};
		expect(() => checkChoices(choices, { parents: null }, joined([delaware]).areas)).toThrow(
			'depends on the records'
		);
	});
});

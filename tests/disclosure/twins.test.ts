import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames, type CommandName } from '../../src/cli/commands/registry';
import { openNodeEngine } from '$lib/database/open-node-engine';
import type { Engine } from '$lib/model/engine';
import type { ExploreRequest } from '$lib/model/explore';
import { projectSchema, type Filter } from '$lib/model/project';
import { LocalDesk } from '$lib/pipeline/desk';
import { firstMap } from '$lib/pipeline/explore/first-map';
import { loadPanel, type LoadedProject } from '$lib/pipeline/load-panel';
import { loadRelease } from '$lib/pipeline/load-release';
import { openIncidents } from '$lib/pipeline/open-incidents';
import { startAreas } from '$lib/pipeline/open-project';
import { overWindow } from '$lib/pipeline/panel-window';
import type { UseCaseName } from '$lib/pipeline/use-cases';
import { exportFrame, exportPicture, exportTable } from '$lib/pipeline/write-exports';
import { createRandom } from '$lib/numeric/random';
import { InlineRunner } from '$lib/workers/inline-runner';
import { readArguments } from '../../src/cli/arguments';
import { runCommand } from '../../src/cli/run-command';
import {
	differences,
	makeCases,
	textOfCases,
	toldBy,
	twinMonths,
	twinOf,
	twinPlaces
} from './twin-cases';
import { boundaries, filesOf, projectOf } from './twin-files';

/** As text with the fingerprints of the files left out: they differ as the files do. */
const plain = (text: string) => text.replace(/\b[0-9a-f]{64}\b/g, 'FINGERPRINT');

function asText(value: unknown): string {
	return JSON.stringify(value, (_, part) => {
		if (ArrayBuffer.isView(part))
			return Array.from(part as unknown as ArrayLike<number>, (one) =>
				Number.isFinite(one) ? one : String(one)
			);
		return typeof part === 'number' && !Number.isFinite(part) ? String(part) : part;
	});
}

const policy = projectSchema.parse(projectOf()).disclosure;
const cases = makeCases(1);
const twin = twinOf(cases, policy, 1);
const texts = [textOfCases(cases), textOfCases(twin)];
let folders: string[];
let engines: Engine[];
let desks: LocalDesk[];
let loaded: LoadedProject[];

beforeAll(async () => {
	const folder = await mkdtemp(join(tmpdir(), 'atlas-twins-'));
	folders = [join(folder, 'one'), join(folder, 'other')];
	for (const [i, one] of folders.entries()) {
		await mkdir(one);
		await writeFile(join(one, 'cases.csv'), texts[i]);
		await writeFile(join(one, 'areas.geojson'), boundaries);
	}
	engines = [await openNodeEngine(), await openNodeEngine()];
	desks = engines.map((engine) => new LocalDesk(engine, new InlineRunner()));
	const project = projectSchema.parse(projectOf());
	loaded = [];
	for (const [i, desk] of desks.entries()) loaded.push(await desk.open(project, filesOf(texts[i])));
});
afterAll(async () => {
	for (const engine of engines) await engine.close();
	await rm(join(folders[0], '..'), { recursive: true, force: true });
});

/** Everything that a command writes for each of the twins, by file name. */
async function written(command: CommandName, change: object = {}) {
	const outputs: Record<string, string>[] = [];
	for (const folder of folders) {
		const name = `${command}-${JSON.stringify(change).replace(/\W+/g, '-')}`;
		await writeFile(join(folder, 'project.json'), JSON.stringify(projectOf(change)));
		const out = join(folder, name);
		await runCommand(readArguments([command, join(folder, 'project.json'), '--out', out]));
		const files: Record<string, string> = {};
		for (const file of await readdir(out))
			files[file] = plain((await readFile(join(out, file))).toString('latin1'));
		outputs.push(files);
	}
	return outputs;
}

/** What both twins answer to a question. */
async function answers<Name extends UseCaseName>(name: Name, question: unknown) {
	const found: string[] = [];
	for (const [i, desk] of desks.entries())
		found.push(plain(asText(await desk.answer(name, question as never, filesOf(texts[i])))));
	return found;
}

function expectSame([one, other]: string[], what: string): void {
	if (one === other) return;
	let at = 0;
	while (one[at] === other[at]) at++;
	const around = (text: string) => text.slice(Math.max(0, at - 200), at + 60);
	expect.fail(`${what} tells the twins apart:\n${around(one)}\n---\n${around(other)}`);
}

describe('the twins', () => {
	it('differ in many hidden counts and have the same release', async () => {
		const differ = differences(cases, twin);
		expect(differ.places).toBeGreaterThan(3);
		for (const many of Object.values(differ).slice(1)) expect(many).toBeGreaterThan(10);
		const releases: string[] = [];
		for (const [i, one] of loaded.entries())
			releases.push(
				toldBy(await loadRelease(one, policy, { engine: engines[i], runner: new InlineRunner() }))
			);
		expectSame(releases, 'the release');
	});
});

describe('every command writes the same for both', () => {
	it.each(commandNames.map((name) => ({ name })))('$name', async ({ name }) => {
		const [one, other] = await written(name);
		expect(Object.keys(one)).toEqual(Object.keys(other));
		for (const file of Object.keys(one)) expectSame([one[file], other[file]], `${name}: ${file}`);
	});
});

const project = (change: object = {}) => projectSchema.parse(projectOf(change));
/**
 * Answered by a protection of their own: the risk report crosses columns that no release crosses and
 * is told in exact mode only (`protect-risk.test.ts`); private releases add noise from a budget
 * (`differential-privacy.test.ts`).
 */
type Apart = 'assess-risk' | 'release-privately' | 'fingerprint-sources';
/** What every other use case is asked: a new one does not compile before it stands here. */
const questions: Record<Exclude<UseCaseName, Apart>, unknown> = {
	'find-hotspots': project(),
	'scan-clusters': project({ scan: { kind: 'space-time', replicates: 99 } }),
	'find-emerging': project({ period: { step: 'quarter' } }),
	'neighbour-links': project(),
	'suggest-cell-size': { project: project(), shape: 'hexagon' },
	'join-small-areas': { policy },
	'aggregate-incidents': project({ filter: { form: ['labour'] } }),
	'find-trends': project({ filter: { sex: ['female'] } }),
	'look-at-area': { project: project(), area: 3, spread: null },
	'forecast-areas': project({ filter: { form: ['sexual'] } }),
	'measure-need': project(),
	'plan-resources': project(),
	'predict-places': { project: project(), settings: { cellSizeMetres: 100_000, months: 6 } },
	'measure-indicators': project(),
	'evaluate-interventions': project()
};

const released = Object.keys(questions) as (keyof typeof questions)[];

describe('every page is told the same of both', () => {
	it.each(released)('%s', async (name) => expectSame(await answers(name, questions[name]), name));
});

describe('everything looked at and saved is the same for both', () => {
	const random = createRandom(4);
	const anyOf = <T>(list: readonly T[]) => list[random.below(list.length)];
	const day = (month: number, of: string) =>
		`${2019 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${of}`;
	/** A random look: brush, step, filter, an area, cells of a random size. */
	function look(): ExploreRequest {
		const first = random.below(twinMonths);
		const last = first + random.below(twinMonths - first);
		const brush = random.below(3) ? { from: day(first, '01'), to: day(last, '28') } : {};
		const filters: Filter[] = [{}, { form: ['labour', 'other'] }, { sex: ['male'] }, { sex: [''] }];
		return {
			areas: project().areas ?? null,
			cells: random.below(2)
				? { shape: anyOf(['hexagon', 'square'] as const), cellSizeMetres: anyOf([8e4, 2e5]) }
				: null,
			period: { ...brush, step: anyOf(['month', 'quarter', 'year'] as const) },
			filter: anyOf([...filters, { citizenship: ['CC'] }, { form: ['labour'], sex: ['male'] }]),
			selectedArea: random.below(2) ? anyOf(twinPlaces).id : null,
			policy
		};
	}

	it('three hundred random looks, and the pictures of them', async () => {
		for (let i = 0; i < 300; i++) {
			const request = look();
			const views = await Promise.all(desks.map((desk) => desk.explore(request)));
			expectSame(views.map(asText), `look ${JSON.stringify(request)}`);
			if (i % 10 > 0) continue;
			const frame = exportFrame(project({ filter: request.filter }), '2026-11-26');
			for (const which of ['map', 'time'] as const)
				expectSame(
					views.map((view, k) => String(exportPicture(which, view, loaded[k], 'rate', frame))),
					`picture of the ${which}`
				);
		}
	});

	it.each(['csv', 'geojson', 'parquet'] as const)('the table as %s', async (format) => {
		for (const filter of [{}, { form: ['labour'] }, { sex: ['female'] }]) {
			const asked = project({ filter, period: { step: 'quarter' } });
			const files = await Promise.all(
				loaded.map((one, i) =>
					exportTable(asked, one, format, exportFrame(asked), {
						engine: engines[i],
						runner: new InlineRunner(),
						files: { open: async () => new Blob() }
					})
				)
			);
			expectSame(
				files.map(({ content }) => Array.from(content).join()),
				format
			);
		}
	});

	it('the first map of a large file', async () => {
		// Where dominance counts there is none.
		const open = { ...policy, dominance: 1 };
		const pair = [cases, twinOf(cases, open, 1)].map(textOfCases);
		const mapsIn = (mode: 'protected' | 'exact') =>
			Promise.all(
				pair.map(async (text, i) => {
					const given: Record<string, Blob> = filesOf(text);
					const files = { open: async (name: string) => given[name] };
					const context = { engine: engines[i], runner: new InlineRunner(), files };
					const asked = project();
					const tables = await openIncidents(asked, context);
					const cells = { shape: 'hexagon', cellSizeMetres: 8e4 } as const;
					const request: ExploreRequest = {
						...{ areas: asked.areas ?? null, cells, period: { step: 'month' }, filter: {} },
						...{ selectedArea: null, policy: { ...open, mode } }
					};
					const { view } = await firstMap(tables, startAreas(asked, context), request, context);
					return asText(view);
				})
			);
		expectSame(await mapsIn('protected'), 'the first map');
		const [one, other] = await mapsIn('exact');
		expect(one).not.toBe(other);
	});

	it('what the review of the file says', () => {
		const reviews = loaded.map(({ dataset }) => {
			const { files, rows, firstDay, lastDay, categories, findings, problems } = dataset;
			return asText({ files, rows, firstDay, lastDay, categories, findings, problems });
		});
		expectSame(reviews, 'the review');
	});
});

describe('the twins tell on whoever reads exact counts', () => {
	const exact = { disclosure: { mode: 'exact' } };
	const planted: (keyof typeof questions)[] = [
		'find-hotspots',
		'scan-clusters',
		'find-emerging',
		'aggregate-incidents',
		'find-trends',
		'forecast-areas',
		'measure-need',
		'predict-places',
		'measure-indicators',
		'plan-resources',
		'evaluate-interventions'
	];
	it.each(planted)('%s without protection', async (name) => {
		const question = questions[name];
		const asked =
			'project' in (question as object)
				? { ...(question as object), project: project(exact) }
				: { ...(question as object), disclosure: project(exact).disclosure };
		const [one, other] = await answers(name, asked);
		expect(one).not.toBe(other);
	});

	it('a method on counts that were not completed from the release', async () => {
		const found = await Promise.all(
			loaded.map(async (one, i) => {
				const { counts, population } = overWindow(
					await loadPanel(project({ filter: { form: ['labour'] } }), one, { engine: engines[i] })
				);
				return asText({ counts, population });
			})
		);
		expect(found[0]).not.toBe(found[1]);
	});
});

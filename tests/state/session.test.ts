import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readFirstView, writeFirstView } from '$lib/desk/first-view';
import type { Engine } from '$lib/model/engine';
import type { FirstView } from '$lib/model/explore';
import { projectSchema } from '$lib/model/project';
import { viewSchema } from '$lib/model/view';
import { LocalDesk } from '$lib/pipeline/desk';
import { exploreRequestOf } from '$lib/pipeline/explore/request-of';
import { Session } from '$lib/state/session.svelte';
import { mostFileBytes } from '$lib/pipeline/refuse-too-large';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openBlockingEngine } from '../database/engines';

const cases = `when,state,form
${Array.from({ length: 60 }, (_, i) => `2021-${String((i % 12) + 1).padStart(2, '0')},${i % 3 ? 'Texas' : 'Ohio'},${i % 2 ? 'forced labour' : 'sexual exploitation'}`).join('\n')}
`;
const file = (name: string, text: string) => ({ name, blob: new Blob([text]) });

describe('a session', () => {
	let engine: Engine;
	beforeAll(async () => void (engine = await openBlockingEngine()));
	afterAll(() => engine.close());

	const start = () =>
		new Session({
			openDesk: () => new LocalDesk(engine, new InlineRunner()),
			runner: new InlineRunner(),
			fetchOwn: () => Promise.reject(new Error('no network'))
		});

	it('opens, confirms, shows; a failing file leaves what was there', async () => {
		const session = start();
		session.project.change({
			areas: { kind: 'builtin', set: 'us-states' },
			disclosure: { ...session.project.project.disclosure, mode: 'exact' }
		});
		await session.addFiles([file('cases.csv', cases)]);
		expect(session.error).toBeNull();
		expect(session.intake.waiting.list.map(({ opened }) => opened.staged.rows)).toEqual([60]);
		await session.confirm();
		expect(session.error).toBeNull();
		expect(session.dataset).toMatchObject({ rows: 60, dated: true, named: true });
		await session.explore.ask(session.exploreRequest);
		const view = session.explore.result!;
		expect(view.totals.count.value).toBe(60);
		expect(view.byArea!.count.values[view.byArea!.ids.indexOf('48')]).toBe(40);
		expect(session.project.project.incidents[0].columns).toMatchObject({
			date: 'when',
			area: 'state',
			form: 'form',
			count: null
		});

		const before = session.loaded;
		await session.addFiles([file('empty.csv', 'a,b\n')]);
		expect(session.error?.message).toMatch(/no rows/);
		await session.addFiles([file('bad.csv', `month,state\n${'nonsense,Ohio\n'.repeat(5)}`)]);
		session.intake.waiting.revise('bad.csv', {
			plan: {
				...session.intake.waiting.list[0].plan,
				columns: session.intake.waiting.list[0].plan.columns.map((column, i) => ({
					...column,
					role: i ? 'area' : 'date'
				}))
			}
		});
		await session.confirm();
		expect(session.error?.message).toMatch(/None of the rows can be used/);
		expect(session.loaded).toBe(before);
		session.project.change({ filter: { form: ['forced labour'] } });
		await session.explore.ask(session.exploreRequest);
		expect(session.explore.error).toBeNull();
		expect(session.explore.result!.totals.count.value).toBe(30);
	});

	it('says once what rows lie in no area, of the areas that are chosen', async () => {
		const session = start();
		session.project.change({ areas: { kind: 'builtin', set: 'us-states' } });
		await session.addFiles([file('cases.csv', `${cases}2021-05,Atlantis,forced labour\n`)]);
		await session.confirm();
		const { findings, problems } = session.dataset!;
		const unplaced = () =>
			session.dataset!.problems.filter(({ rejected }) => rejected).map(({ rows }) => rows);
		expect(unplaced()).toEqual([1]);
		await session.replace();
		expect(session.dataset).toMatchObject({ findings, problems });
		session.project.change({ areas: { kind: 'builtin', set: 'countries' } });
		const placing = session.replace();
		await vi.waitFor(() => expect(session.shownBefore.asked).not.toBeNull());
		session.shownBefore.asked!.reply('also');
		await placing;
		expect(unplaced()).toEqual([61]);
	});

	it('finds the column that names the areas of a file, whatever it is called, in either order', async () => {
		const square = (name: string, west: number) => ({
			type: 'Feature',
			properties: { label: name },
			geometry: {
				type: 'Polygon',
				coordinates: [[0, 1, 1, 0, 0].map((x, i) => [west + x, [0, 0, 1, 1, 0][i]])]
			}
		});
		const features = [square('Nord-Ost', 0), square('Süd', 1), square('Saint Paul', 2)];
		const areas = file('zones.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
		const rows = ['Nord Ost', 'sud', 'St. Paul', 'Nowhere'].map(
			(zone, i) => `2021-0${i + 1},${zone},7`
		);
		const table = file('list.csv', `when,which part,visits\n${rows.join('\n')}\n`);
		const roles = (session: Session) =>
			session.intake.waiting.list[0].plan.columns.map(({ role }) => role);
		for (const order of [
			[areas, table],
			[table, areas]
		]) {
			const session = start();
			for (const one of order) await session.addFiles([one]);
			expect(session.error).toBeNull();
			expect(roles(session).slice(0, 2)).toEqual(['date', 'area']);
			await session.confirm();
			expect(session.dataset!.files[0].tally).toMatchObject({ used: 3, rejected: 1 });
		}
		const other = start();
		await other.addFiles([areas, file('list.csv', 'when,colour\n2021-01,red\n2021-02,blue\n')]);
		expect(roles(other)).toEqual(['date', 'category']);
	});

	it('takes the areas that a file names, until a file of boundaries or a grid is chosen', async () => {
		const session = start();
		session.project.change({ areas: { kind: 'builtin', set: 'us-counties' } });
		await session.addFiles([file('cases.csv', cases)]);
		expect(session.project.project.areas).toEqual({ kind: 'builtin', set: 'us-states' });
		const grid = { kind: 'grid', shape: 'hexagon', cellSizeMetres: 50_000 } as const;
		session.project.change({ areas: grid });
		await session.addFiles([file('more.csv', cases)]);
		expect(session.project.project.areas).toEqual(grid);
	});

	it('counts rows by the FIPS codes of states that lost their leading zeros', async () => {
		const session = start();
		session.project.change({
			areas: { kind: 'builtin', set: 'us-counties' },
			disclosure: { ...session.project.project.disclosure, mode: 'exact' }
		});
		const codes = ['1', '06', '48', '06', '9', '99'];
		const rows = codes.map((code) => `2021-03,${code}`).join('\n');
		await session.addFiles([file('codes.csv', `when,state_fips\n${rows}\n`)]);
		expect(session.project.project.areas).toEqual({ kind: 'builtin', set: 'us-counties' });
		await session.leaveOut('codes.csv');
		await session.addFiles([file('codes.csv', `when,state_fips\n${rows.replace('99', '')}\n`)]);
		expect(session.project.project.areas).toEqual({ kind: 'builtin', set: 'us-states' });
		await session.confirm();
		await session.explore.ask(session.exploreRequest);
		const { ids, count } = session.explore.result!.byArea!;
		const found = ids.flatMap((id, i) => (count.values[i] > 0 ? [[id, count.values[i]]] : []));
		expect(found).toEqual([
			['01', 1],
			['06', 2],
			['09', 1],
			['48', 1]
		]);
	});

	it('reads the project it saved as it was read before', async () => {
		const session = start();
		session.project.change({ areas: { kind: 'builtin', set: 'us-states' } });
		await session.addFiles([file('cases.csv', cases)]);
		await session.confirm();
		const saved = projectSchema.parse(JSON.parse(JSON.stringify(session.project.project)));
		const again = start();
		await again.open(saved, { 'cases.csv': new Blob([cases]) });
		expect(again.error).toBeNull();
		expect(again.dataset).toEqual(session.dataset);
	});

	it('leaves residents made up for one set of areas out of others, and of records of one’s own', async () => {
		const files = {
			'cases.csv': new Blob([cases]),
			'residents.csv': new Blob(['state,residents\nTexas,1000\nOhio,500\n'])
		};
		const madeUp = projectSchema.parse({
			version: 1,
			incidents: [{ file: 'cases.csv' }],
			areas: { kind: 'builtin', set: 'us-states' },
			population: {
				file: 'residents.csv',
				columns: { area: 'state', population: 'residents' },
				madeFor: 'us-states'
			}
		});
		const session = start();
		await session.open(madeUp, files, true);
		expect(session.loaded!.population!.residents).toContain(1000);
		session.project.change({ areas: { kind: 'builtin', set: 'countries' } });
		await session.replace();
		expect([session.error, session.loaded!.population]).toEqual([null, null]);
		session.project.change({ areas: madeUp.areas });
		await session.replace();
		expect(session.loaded!.population).not.toBeNull();
		await session.addFiles([file('own.csv', cases)]);
		await session.confirm();
		expect([session.error, session.loaded!.population]).toEqual([null, null]);
		expect(session.project.project.population).toBeUndefined();
	});

	describe('with a view made beforehand', () => {
		const project = projectSchema.parse({
			version: 1,
			incidents: [{ file: 'cases.csv' }],
			areas: { kind: 'builtin', set: 'us-states' }
		});
		const prepared = async (): Promise<FirstView> => {
			const desk = new LocalDesk(engine, new InlineRunner());
			const { areas } = await desk.open(project, { 'cases.csv': new Blob([cases]) });
			const view = await desk.explore(exploreRequestOf(project, viewSchema.parse({})));
			return readFirstView(writeFirstView(view, areas), 'https://here.example/outlines');
		};
		const startWith = (first: FirstView) =>
			new Session({
				openDesk: () => new LocalDesk(engine, new InlineRunner()),
				runner: new InlineRunner(),
				fetchOwn: () => Promise.resolve(new Blob([cases])),
				firstView: () => Promise.resolve(first)
			});
		const shownFirst = async (session: Session) => {
			while (!session.first && !session.loaded) await new Promise((next) => setTimeout(next, 1));
			return session.first;
		};

		it('shows it while the data are read, then the same of the data; choices made meanwhile stand', async () => {
			const first = await prepared();
			const session = startWith(first);
			const opening = session.openDemonstration('demo', project);
			expect(await shownFirst(session)).toBe(first.view);
			expect(session.shown).toBe(first.view);
			expect([session.synthetic, session.areas, session.loaded]).toEqual([true, first.areas, null]);
			session.drawn();
			session.project.change({ filter: { form: ['forced labour'] } });
			await opening;
			expect(session.error).toBeNull();
			expect(session.areas!.address).toBe(first.areas.address);
			await session.explore.ask(session.exploreRequest);
			expect(session.first).toBeNull();
			expect(session.shown!.request.filter).toEqual({ form: ['forced labour'] });
			session.project.change({ filter: {} });
			await session.explore.ask(session.exploreRequest);
			expect(session.shown).toEqual(first.view);
		});

		it('does not show it where a link asks for something else, or the data fail', async () => {
			const first = await prepared();
			const asked = startWith(first);
			const opening = asked.openDemonstration('demo', project);
			asked.project.follow('view.selectedArea="48"');
			expect(await shownFirst(asked)).toBeNull();
			await opening;
			expect(asked.loaded).not.toBeNull();

			const failing = startWith(first);
			const broken = { ...project, incidents: [{ ...project.incidents[0], file: 'x.csv' }] };
			const failed = failing.openDemonstration('demo', { ...broken, areas: null as never });
			await failed;
			expect(failing.error).not.toBeNull();
			expect([failing.first, failing.shown, failing.synthetic]).toEqual([null, null, false]);
		});
	});

	describe('whose own file follows the demonstration', () => {
		const states = ['Texas', 'Ohio', 'Utah', 'Iowa'];
		const residents = `state,residents\n${states.map((state) => `${state},1000`).join('\n')}\n`;
		const demonstration = projectSchema.parse({
			version: 1,
			incidents: [{ file: 'synthetic-cases.csv' }],
			areas: { kind: 'builtin', set: 'us-states' },
			population: {
				file: 'synthetic-residents.csv',
				columns: { area: 'state', year: null, population: 'residents' },
				madeFor: 'us-states'
			},
			underreporting: {
				method: 'multiple-systems',
				lists: { file: 'synthetic-lists.csv', columns: ['one', 'two'] }
			}
		});
		const own = (rows: number) =>
			`date,longitude,latitude\n${Array.from(
				{ length: rows },
				(_, i) => `2021-0${1 + (i % 9)}-01,-98.${i % 7},31.${i % 11}`
			).join('\n')}\n`;
		async function afterDemonstration(): Promise<Session> {
			const session = new Session({
				openDesk: () => new LocalDesk(engine, new InlineRunner()),
				runner: new InlineRunner(),
				fetchOwn: (path) =>
					Promise.resolve(new Blob([path.endsWith('cases.csv') ? cases : residents]))
			});
			await session.openDemonstration('demo', demonstration);
			expect([session.error, session.synthetic]).toEqual([null, true]);
			return session;
		}

		it('leaves the made-up residents and lists, but not those that the reader gave', async () => {
			const session = await afterDemonstration();
			expect(session.loaded!.population).not.toBeNull();
			await session.addFiles([file('own.csv', own(60))]);
			await session.confirm();
			expect([session.error, session.synthetic]).toEqual([null, false]);
			expect(session.project.project).toMatchObject({ incidents: [{ file: 'own.csv' }] });
			expect(session.project.project.population).toBeUndefined();
			expect(session.project.project.underreporting).toBeUndefined();
			expect(session.loaded!.population).toBeNull();

			const given = await afterDemonstration();
			given.intake.files.add('residents.csv', new Blob([residents]));
			const { columns } = demonstration.population!;
			given.project.change({ population: { file: 'residents.csv', columns } });
			await given.addFiles([file('own.csv', own(60))]);
			await given.confirm();
			expect(given.project.project.population).toMatchObject({ file: 'residents.csv' });
			expect(given.loaded!.population).not.toBeNull();
		});

		it('shows its map before its rows are loaded: the same as afterwards, and not called synthetic', async () => {
			const session = await afterDemonstration();
			await session.addFiles([file('own.csv', own(200_000))]);
			let told: unknown = null;
			await session.confirm(() => {
				const { first } = session;
				told = [session.synthetic, session.dataset!.files[0].name, first!.byArea!.count];
				expect(session.areas!.ids).toEqual(first!.byArea!.ids);
				session.drawn();
			});
			expect(session.error).toBeNull();
			await session.explore.ask(session.exploreRequest);
			const { count } = session.explore.result!.byArea!;
			expect(Math.max(...count.values)).toBe(200_000);
			expect(told).toEqual([false, 'synthetic-cases.csv', count]);
		});
	});

	it('refuses what cannot fit before it is read, and leaves what was there', async () => {
		const session = new Session({
			openDesk: () => new LocalDesk(engine, new InlineRunner(), mostFileBytes(0.000_001)),
			runner: new InlineRunner(),
			fetchOwn: () => Promise.reject(new Error('no network'))
		});
		const large = { size: 5e9, stream: () => expect.unreachable('read') } as unknown as Blob;
		await session.addFiles([{ name: 'all.csv', blob: large }]);
		expect(session.error).toMatchObject({ code: 'file-too-large', place: { file: 'all.csv' } });
		expect(session.error?.message).toMatch(/^The file has 5000 MB .* split it by year/);
		expect(session.intake.waiting.list).toEqual([]);
		await session.addFiles([file('small.csv', cases)]);
		expect(session.error?.message).toMatch(/command line/);
		expect([undefined, 8, 4, 1].map((memory) => mostFileBytes(memory) / 2 ** 30)).toEqual([
			2, 2, 1, 0.25
		]);
	});

	it('says what is missing', async () => {
		const session = start();
		await session.open(projectSchema.parse({ version: 1, incidents: [{ file: 'gone.csv' }] }), {});
		expect(session.error?.message).toMatch(/drop it on the page/);
	});
});

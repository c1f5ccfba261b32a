import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '$lib/model/engine';
import type { Policy } from '$lib/model/settings/disclosure';
import { LocalDesk } from '$lib/pipeline/desk';
import { picture, tableFile } from '$lib/state/exports';
import { ReportState } from '$lib/state/report-state.svelte';
import { Session } from '$lib/state/session.svelte';
import { waysText } from '$lib/wording/shown-under';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openBlockingEngine } from '../database/engines';

const places = ['-97.74,30.27', '-83.0,39.96', '-95.37,29.76'];
const rows = Array.from({ length: 90 }, (_, i) => `2021-0${1 + (i % 9)}-15,${places[i % 3]}`);
const cases = `when,lon,lat\n${rows.join('\n')}\n`;
const states = { kind: 'builtin', set: 'us-states' } as const;
const counties = { kind: 'builtin', set: 'us-counties' } as const;
type Areas = typeof states | typeof counties;
const byStates = { areas: 'us-states', rule: 'minimumCount=11' };

describe('records that are shown in more than one way', () => {
	let engine: Engine;
	beforeAll(async () => void (engine = await openBlockingEngine()));
	afterAll(() => engine.close());

	async function start(name = 'cases.csv', text = cases, session = emptySession()) {
		await addFile(session, name, text);
		await session.confirm();
		expect(session.error).toBeNull();
		await look(session);
		return session;
	}
	const addFile = (session: Session, name = 'cases.csv', text = cases) =>
		session.addFiles([{ name, blob: new Blob([text]) }]);
	function emptySession() {
		const session = new Session({
			openDesk: () => new LocalDesk(engine, new InlineRunner()),
			runner: new InlineRunner(),
			fetchOwn: () => Promise.reject(new Error('no network'))
		});
		session.project.change({ areas: states });
		return session;
	}
	/** Waits until what the page asks for is shown. */
	async function look(session: Session) {
		session.refresh();
		await session.explore.ask(session.exploreRequest);
		await new Promise((resolve) => setTimeout(resolve));
	}
	type Word = 'also' | 'instead' | 'stay';
	/** Waits until the user is asked, shows that nothing is shown meanwhile, and answers. */
	async function reply(session: Session, word: Word) {
		await vi.waitFor(() => expect(session.shownBefore.asked).not.toBeNull());
		const { asked } = session.shownBefore;
		const seen = () => [session.loaded, session.explore.request, session.first];
		const before = seen();
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(seen()).toEqual(before);
		asked!.reply(word);
		return asked!;
	}
	async function countIn(session: Session, areas: Areas, word: Word) {
		session.project.change({ areas });
		const placing = session.replace();
		const asked = await reply(session, word);
		await placing;
		await look(session);
		return asked;
	}
	async function setPolicy(session: Session, change: Partial<Policy>, word?: Word) {
		session.project.change({ disclosure: { ...policyOf(session), ...change } });
		session.refresh();
		if (word) await reply(session, word);
		await look(session);
	}
	const also = (session: Session) => session.toldProject.disclosure.alsoShown;
	const policyOf = (session: Session) => session.project.project.disclosure;
	const areasOf = (session: Session) => session.project.project.areas;
	const isShown = (session: Session) => session.explore.request?.areas;

	it('are shown in a second way only on the word of the user, and say so in every file from then on', async () => {
		const session = await start();
		expect(also(session)).toEqual([]);
		session.project.change({ areas: counties });
		const placing = session.replace();
		const asked = await reply(session, 'also');
		expect(asked.project.disclosure.alsoShown).toEqual([byStates]);
		expect(asked.canLetGo).toBe(true);
		await placing;
		await look(session);
		expect(isShown(session)).toEqual(counties);
		expect(also(session)).toEqual([byStates]);
		const { content } = await tableFile(session, 'csv');
		const [header, first] = new TextDecoder().decode(content).split('\n');
		expect(header).toContain('looser_than_default');
		expect(first).toContain('alsoShown');
		expect(first).toContain('us-states');
		const report = new ReportState(session);
		await report.newest.ask(report.project);
		expect(report.newest.error).toBeNull();
		expect(report.newest.result!.html).toContain('also been shown by States of the United States');
		const manifest = JSON.parse(report.manifest(report.newest.result!));
		expect(manifest.disclosure).toMatchObject({
			alsoShown: [byStates],
			looser_than_default: ['alsoShown']
		});

		// A way that was shown is not asked for again, nor is the mark taken back with the choice.
		session.step('undo');
		await session.replace();
		await look(session);
		expect(session.shownBefore.asked).toBeNull();
		expect(areasOf(session)).toEqual(states);
		expect(also(session)).toEqual([{ ...byStates, areas: 'us-counties' }]);
	});

	it('stay as they were where the user does not want it: nothing is shown or saved, no mark', async () => {
		const session = await start();
		const before = session.loaded;
		await countIn(session, counties, 'stay');
		expect(session.loaded).toBe(before);
		expect(session.error).toBeNull();
		expect([areasOf(session), isShown(session)]).toEqual([states, states]);
		expect(also(session)).toEqual([]);

		session.project.change({ disclosure: { ...policyOf(session), minimumCount: 5 } });
		expect(picture(session, 'time')).toBeNull();
		const saving = tableFile(session, 'csv');
		const answering = session.answer('aggregate-incidents', session.project.project);
		const asked = await reply(session, 'stay');
		expect(asked.project.disclosure.alsoShown).toEqual([byStates]);
		await expect(saving).rejects.toThrow('Cancelled');
		await expect(answering).rejects.toThrow('Cancelled');
		expect(policyOf(session).minimumCount).toBe(11);
		expect(also(session)).toEqual([]);
		expect(picture(session, 'time')).toContain('<svg');
	});

	it('count another rule of what is published as another way, another rounding not', async () => {
		const session = await start();
		await setPolicy(session, { roundingBase: 5 });
		expect(also(session)).toEqual([]);
		await setPolicy(session, { showZero: false }, 'also');
		expect(also(session)).toEqual([byStates]);
		await setPolicy(session, { showZero: true });
		expect(also(session)).toEqual([{ areas: 'us-states', rule: 'minimumCount=11 showZero=false' }]);
		expect(waysText(session.toldProject.disclosure)).toBe(
			'States of the United States (Counts under 11 hidden, Zeros hidden)'
		);
	});

	it('can start over where one way was only looked at, not where something of it was saved', async () => {
		const session = await start();
		await countIn(session, counties, 'instead');
		expect(also(session)).toEqual([]);
		await tableFile(session, 'csv');
		const { canLetGo } = await countIn(session, states, 'also');
		expect(canLetGo).toBe(false);
		expect(session.shownBefore.canLetGo(session.project.project)).toBe(false);
		session.shownBefore.letGo(session.project.project);
		expect(also(session)).toEqual([{ ...byStates, areas: 'us-counties' }]);
	});

	it('stay the same records when they are loaded again or others between, not when others are', async () => {
		const session = await start();
		session.project.change({ areas: counties });
		await start('others.csv', cases, session);
		expect(also(session)).toEqual([]);
		await addFile(session);
		const confirming = session.confirm();
		await reply(session, 'also');
		await confirming;
		await look(session);
		expect(also(session)).toEqual([byStates]);
	});

	it('are other figures beside those of some of them alone, which the mark names', async () => {
		const session = await start();
		await addFile(session);
		await addFile(session, 'more.csv');
		const confirming = session.confirm();
		await reply(session, 'also');
		await confirming;
		await look(session);
		expect(session.dataset?.files).toHaveLength(2);
		const files = ['cases.csv date=when longitude=lon latitude=lat'];
		expect(also(session)).toEqual([{ ...byStates, files }]);
		expect(waysText(session.toldProject.disclosure)).toBe(
			`States of the United States (${files[0]})`
		);
	});

	it('are not asked about again where an opened project names the ways of this visit itself', async () => {
		const session = await start();
		const { project } = session.project;
		const disclosure = { ...project.disclosure, alsoShown: [byStates] };
		await session.open({ ...project, areas: counties, disclosure }, session.intake.files.all);
		await look(session);
		expect(session.shownBefore.asked).toBeNull();
		expect(also(session)).toEqual([byStates]);
		const other = session.open({ ...project, disclosure: { ...disclosure, minimumCount: 20 } }, {});
		await reply(session, 'stay');
		await other;
		expect(areasOf(session)).toEqual(counties);
		expect(policyOf(session).minimumCount).toBe(11);
	});

	it('are asked about no more where the choice is taken back meanwhile', async () => {
		const session = await start();
		session.project.change({ areas: counties });
		const placing = session.replace();
		await vi.waitFor(() => expect(session.shownBefore.asked).not.toBeNull());
		session.step('undo');
		await placing;
		await look(session);
		expect(session.shownBefore.asked).toBeNull();
		expect([areasOf(session), isShown(session)]).toEqual([states, states]);
		session.step('redo');
		await vi.waitFor(() => expect(session.shownBefore.asked).not.toBeNull());
		session.follow('areas.kind=builtin&areas.set=us-states');
		await vi.waitFor(() => expect(session.progress).toBeNull());
		expect(session.shownBefore.asked).toBeNull();
		expect([areasOf(session), isShown(session)]).toEqual([states, states]);
		expect(also(session)).toEqual([]);
	});

	it('are not shown by areas that are chosen for a file that waits', async () => {
		const session = await start();
		await addFile(session, 'others.csv');
		session.project.change({ areas: counties });
		session.refresh();
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(session.isPlaced).toBe(false);
		expect(session.shownBefore.asked).toBeNull();
		expect(isShown(session)).toEqual(states);
		await session.confirm();
		await look(session);
		expect(isShown(session)).toEqual(counties);
		expect(also(session)).toEqual([]);
	});

	it('are placed anew where the back button leads to other areas', async () => {
		const session = await start();
		await countIn(session, counties, 'also');
		session.follow('areas.kind=builtin&areas.set=us-states');
		await vi.waitFor(() => expect(session.isPlaced).toBe(true));
		expect(session.areas!.ids).toContain('48');
		expect(session.areas!.ids.length).toBeLessThan(60);
	});

	it('keep what a saved project says, whatever this visit saw', async () => {
		const session = await start();
		const alsoShown = [{ areas: 'countries', rule: 'minimumCount=11' }];
		session.project.change({ disclosure: { ...policyOf(session), alsoShown } });
		expect(also(session)).toEqual(alsoShown);
		expect(session.shownBefore.canLetGo(session.project.project)).toBe(false);
	});

	it('have no other ways where nothing is protected', async () => {
		const session = await start();
		await setPolicy(session, { mode: 'exact' });
		expect(also(session)).toEqual([]);
		await setPolicy(session, { mode: 'protected' });
		expect(also(session)).toEqual([]);
	});
});

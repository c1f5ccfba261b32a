import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/model/engine';
import { LocalDesk } from '$lib/pipeline/desk';
import { tableFile } from '$lib/state/exports';
import { ReportState } from '$lib/state/report-state.svelte';
import { Session } from '$lib/state/session.svelte';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openBlockingEngine } from '../database/engines';

const places = ['-97.74,30.27', '-83.0,39.96', '-95.37,29.76'];
const rows = Array.from({ length: 90 }, (_, i) => `2021-0${1 + (i % 9)}-15,${places[i % 3]}`);
const cases = `when,lon,lat\n${rows.join('\n')}\n`;
const states = { kind: 'builtin', set: 'us-states' } as const;
const counties = { kind: 'builtin', set: 'us-counties' } as const;
const byStates = { areas: 'us-states', rule: 'minimumCount=11' };

describe('records that are shown in more than one way', () => {
	let engine: Engine;
	beforeAll(async () => void (engine = await openBlockingEngine()));
	afterAll(() => engine.close());

	async function start(name = 'cases.csv', text = cases, session = emptySession()) {
		await session.addFiles([{ name, blob: new Blob([text]) }]);
		await session.confirm();
		expect(session.error).toBeNull();
		await look(session);
		return session;
	}
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
	async function countIn(session: Session, areas: typeof states | typeof counties) {
		session.project.change({ areas });
		await session.replace();
		await look(session);
	}
	const also = (session: Session) => session.toldProject.disclosure.alsoShown;
	const policyOf = (session: Session) => session.project.project.disclosure;

	it('say so in every file from the second way on, and after the first is taken back', async () => {
		const session = await start();
		expect(also(session)).toEqual([]);
		await countIn(session, counties);
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

		session.step('undo');
		await session.replace();
		await look(session);
		expect(session.project.project.areas).toEqual(states);
		expect(also(session)).toEqual([{ ...byStates, areas: 'us-counties' }]);
	});

	it('count another rule of what is published as another way, another rounding not', async () => {
		const session = await start();
		session.project.change({ disclosure: { ...policyOf(session), roundingBase: 5 } });
		await look(session);
		expect(also(session)).toEqual([]);
		session.project.change({ disclosure: { ...policyOf(session), showZero: false } });
		await look(session);
		expect(also(session)).toEqual([byStates]);
		session.project.change({ disclosure: { ...policyOf(session), showZero: true } });
		await look(session);
		expect(also(session)).toEqual([{ areas: 'us-states', rule: 'minimumCount=11 showZero=false' }]);
	});

	it('can start over where one way was only looked at, not where something of it was saved', async () => {
		const session = await start();
		await countIn(session, counties);
		session.shownBefore.letGo(session.project.project);
		expect(also(session)).toEqual([]);
		await tableFile(session, 'csv');
		await countIn(session, states);
		expect(session.shownBefore.canLetGo(session.project.project)).toBe(false);
		session.shownBefore.letGo(session.project.project);
		expect(also(session)).toEqual([{ ...byStates, areas: 'us-counties' }]);
	});

	it('stay the same records when they are loaded again, not when others are', async () => {
		const session = await start();
		session.project.change({ areas: counties });
		await start('cases.csv', cases, session);
		expect(also(session)).toEqual([byStates]);
		await start('others.csv', cases, session);
		expect(also(session)).toEqual([]);
	});

	it('keep what a saved project says, whatever this visit saw', async () => {
		const session = await start();
		session.project.change({
			disclosure: {
				...policyOf(session),
				alsoShown: [{ areas: 'countries', rule: 'minimumCount=11' }]
			}
		});
		expect(also(session)).toEqual([{ areas: 'countries', rule: 'minimumCount=11' }]);
		expect(session.shownBefore.canLetGo(session.project.project)).toBe(false);
	});

	it('have no other ways where nothing is protected', async () => {
		const session = await start();
		session.project.change({ disclosure: { ...policyOf(session), mode: 'exact' } });
		await look(session);
		expect(also(session)).toEqual([]);
		session.project.change({ disclosure: { ...policyOf(session), mode: 'protected' } });
		await look(session);
		expect(also(session)).toEqual([]);
	});
});

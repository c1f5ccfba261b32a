import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '$lib/model/engine';
import type { Policy } from '$lib/model/settings/disclosure';
import { LocalDesk } from '$lib/pipeline/desk';
import { picture } from '$lib/state/exports';
import { Session } from '$lib/state/session.svelte';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openBlockingEngine } from '../database/engines';

const places = ['-97.74,30.27', '-83.0,39.96', '-95.37,29.76'];
const rows = Array.from({ length: 90 }, (_, i) => `2021-0${1 + (i % 9)}-15,${places[i % 3]}`);
const cases = `when,lon,lat\n${rows.join('\n')}\n`;
const states = { kind: 'builtin', set: 'us-states' } as const;
const counties = { kind: 'builtin', set: 'us-counties' } as const;
const [stateCount, countyCount] = [56, 3231];

/** Where choices change while something is worked out or asked, as by the back button or by hand in haste. */
describe('a second way of showing the same records', () => {
	let engine: Engine;
	beforeAll(async () => void (engine = await openBlockingEngine()));
	afterAll(() => engine.close());

	async function start() {
		const session = new Session({
			openDesk: () => new LocalDesk(engine, new InlineRunner()),
			runner: new InlineRunner(),
			fetchOwn: () => Promise.reject(new Error('no network'))
		});
		session.project.change({ areas: states });
		await session.addFiles([{ name: 'cases.csv', blob: new Blob([cases]) }]);
		await session.confirm();
		await look(session);
		expect(session.error).toBeNull();
		return session;
	}
	/** Waits until nothing is worked out any more. */
	async function look(session: Session) {
		session.refresh();
		await vi.waitFor(() => {
			expect(session.progress).toBeNull();
			expect(session.explore.running).toBe(false);
		});
	}
	const policyOf = (session: Session) => session.project.project.disclosure;
	const setPolicy = (session: Session, change: Partial<Policy>) =>
		session.project.change({ disclosure: { ...policyOf(session), ...change } });
	async function asked(session: Session) {
		await vi.waitFor(() => expect(session.shownBefore.asked).not.toBeNull());
		return session.shownBefore.asked!;
	}
	const areasOf = (session: Session) => session.project.project.areas;
	const placed = (session: Session) => session.loaded!.areas.ids.length;
	const also = (session: Session) => session.toldProject.disclosure.alsoShown;
	const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

	it('is not taken for shown when an answer in the first way arrives after the choice', async () => {
		const session = await start();
		const answering = session.answer('aggregate-incidents', session.project.project);
		await Promise.resolve();
		setPolicy(session, { minimumCount: 5 });
		session.refresh();
		await answering.catch(() => undefined);
		await soon();
		const { reply } = await asked(session);
		expect(session.mayShow).toBe(false);
		expect(picture(session, 'time')).toBeNull();
		reply('stay');
		await look(session);
		expect(policyOf(session).minimumCount).toBe(11);
		expect(session.explore.request?.policy.minimumCount).toBe(11);
		expect(also(session)).toEqual([]);
	});

	it('is asked for although the first answer was still on its way', async () => {
		const session = await start();
		session.project.change({ filter: {}, period: { step: 'year' } });
		session.refresh();
		setPolicy(session, { minimumCount: 5 });
		session.refresh();
		const { reply } = await asked(session);
		await soon();
		expect(session.mayShow).toBe(false);
		reply('also');
		await look(session);
		expect(also(session)).toEqual([{ areas: 'us-states', rule: 'minimumCount=11' }]);
	});

	it('is not worked out for a question that was asked before it was declined', async () => {
		const session = await start();
		const second = {
			...session.project.project,
			disclosure: { ...policyOf(session), minimumCount: 5 }
		};
		await expect(session.answer('aggregate-incidents', second)).rejects.toThrow('Cancelled');
		expect(also(session)).toEqual([]);
	});

	it('leaves exact figures by other areas as they were where they are not to be protected by those', async () => {
		const session = await start();
		setPolicy(session, { mode: 'exact' });
		session.project.change({ areas: counties });
		await session.replace();
		await look(session);
		setPolicy(session, { mode: 'protected' });
		session.refresh();
		(await asked(session)).reply('stay');
		await look(session);
		expect([policyOf(session).mode, areasOf(session), placed(session)]).toEqual([
			'exact',
			counties,
			countyCount
		]);
		expect(session.explore.request?.policy.mode).toBe('exact');
	});

	it('is not reached by the back button, whose areas are counted before they are shown', async () => {
		const session = await start();
		session.project.change({ areas: counties });
		const placing = session.replace();
		(await asked(session)).reply('also');
		await placing;
		await look(session);
		expect(placed(session)).toBe(countyCount);
		session.follow('areas.kind=builtin&areas.set=us-states');
		expect(session.mayShow).toBe(false);
		expect(picture(session, 'time')).toBeNull();
		await look(session);
		expect([areasOf(session), placed(session)]).toEqual([states, stateCount]);
		expect(session.explore.request?.areas).toEqual(states);

		session.follow('areas.kind=grid&areas.cellSizeMetres=500000');
		const { reply } = await asked(session);
		// The back button takes the choice back, and the question with it.
		session.follow('areas.kind=builtin&areas.set=us-states');
		expect(session.shownBefore.asked).toBeNull();
		reply('instead');
		await look(session);
		expect([areasOf(session), placed(session)]).toEqual([states, stateCount]);
		expect(also(session)).toHaveLength(1);
	});

	it('is left without a step of its own, so that earlier choices can be taken back', async () => {
		const session = await start();
		session.project.change({ period: { step: 'year' } });
		setPolicy(session, { minimumCount: 5 });
		session.refresh();
		(await asked(session)).reply('stay');
		expect([policyOf(session).minimumCount, session.project.project.period.step]).toEqual([
			11,
			'year'
		]);
		session.step('undo');
		await look(session);
		expect(session.shownBefore.asked).toBeNull();
		expect(session.project.project.period.step).not.toBe('year');
	});

	it('is left for what is loaded, whatever was shown of other records since', async () => {
		const session = await start();
		const { project } = session.project;
		const other = { ...project.incidents[0], file: 'other.csv' };
		session.shownBefore.note({ ...project, areas: counties, incidents: [other] });
		setPolicy(session, { minimumCount: 5 });
		session.refresh();
		(await asked(session)).reply('stay');
		await look(session);
		expect([areasOf(session), placed(session)]).toEqual([states, stateCount]);
	});
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/model/engine';
import type { ExploreRequest, ExploreView } from '$lib/model/explore';
import { statusCode } from '$lib/model/disclosure';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { projectSchema } from '$lib/model/project';
import type { Context } from '$lib/pipeline/context';
import { Explorer } from '$lib/pipeline/explorer';
import { loadPanel, type LoadedProject } from '$lib/pipeline/load-panel';
import { openProject } from '$lib/pipeline/open-project';
import { shownAreasText } from '$lib/wording/shown';
import { InlineRunner } from '$lib/workers/inline-runner';
import { engines } from '../database/engines';

const forms = ['forced labour', 'sexual exploitation', 'forced begging', ''];
const states = ['48', '39', '06', 'Nowhere'];
const countries = ['MX', 'Ohio', ''];

interface Case {
	date: string;
	state: string;
	form: string;
	origin: string;
	lon: number | '';
	lat: number | '';
}

/** Made-up cases by a fixed rule; some without a date, a form, a place. */
const cases: Case[] = Array.from({ length: 1500 }, (_, i) => {
	const month = (i * 7) % 26;
	return {
		date:
			i % 50 === 0
				? ''
				: `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-1${i % 9}`,
		state: states[((i * i) % 11) % 4],
		form: forms[((i * 5) % 13) % 4],
		origin: countries[i % 3],
		lon: states[((i * i) % 11) % 4] === 'Nowhere' ? '' : -100 + (i % 17) * 0.9,
		lat: states[((i * i) % 11) % 4] === 'Nowhere' ? '' : 31 + (i % 11) * 0.8
	};
});
const csv = `date,state,form,origin,lon,lat\n${cases.map((one) => Object.values(one).join(',')).join('\n')}\n`;

const project = projectSchema.parse({
	version: 1,
	incidents: [
		{
			file: 'cases.csv',
			columns: {
				date: 'date',
				area: 'state',
				form: 'form',
				origin: 'origin',
				longitude: 'lon',
				latitude: 'lat'
			}
		}
	],
	areas: { kind: 'builtin', set: 'us-states' },
	disclosure: { mode: 'exact' }
});
const policy = disclosureSchema.parse({ mode: 'exact' });
const base: ExploreRequest = {
	areas: project.areas!,
	cells: null,
	period: { step: 'month' },
	filter: {},
	selectedArea: null,
	policy
};

async function open(engine: Engine): Promise<{ loaded: LoadedProject; context: Context }> {
	const files = { open: () => Promise.resolve(new Blob([csv])) };
	const context = { engine, runner: new InlineRunner(), files };
	return { loaded: await openProject(project, context), context };
}

describe.each(engines)('exploring on %s', (_, openEngine) => {
	let engine: Engine;
	let loaded: LoadedProject;
	let context: Context;
	let explorer: Explorer;
	const explore = (part: Partial<ExploreRequest>): Promise<ExploreView> =>
		explorer.explore({ ...base, ...part });
	beforeAll(async () => {
		engine = await openEngine();
		({ loaded, context } = await open(engine));
		explorer = new Explorer(loaded, context);
	});
	afterAll(() => engine.close());

	it('counts every figure as one by one', async () => {
		const view = await explore({
			period: { from: '2020-04-01', to: '2020-09-30', step: 'month' },
			filter: { form: ['forced labour'] },
			selectedArea: '39'
		});
		const inside = ({ date }: Case) => date >= '2020-04' && date < '2020-10';
		const formed = ({ form }: Case) => form === 'forced labour';
		const there = (state: string) => (one: Case) => one.state === state;
		const count = (...tests: ((one: Case) => boolean)[]) =>
			cases.filter((one) => tests.every((test) => test(one))).length;
		expect(view.totals.count.value).toBe(count(inside, formed, there('39')));
		const { byArea, byPeriod, categories } = view;
		for (const state of ['48', '39', '06'])
			expect(byArea!.count.values[byArea!.ids.indexOf(state)]).toBe(
				count(inside, formed, there(state))
			);
		expect(byArea!.count.values[byArea!.ids.indexOf('01')]).toBe(0);
		expect(byPeriod.window).toEqual({ first: 3, last: 8 });
		expect(byPeriod.counts.values[5]).toBe(
			count(formed, there('39'), ({ date }) => date.startsWith('2020-06'))
		);
		const form = categories.find(({ column }) => column === 'form')!;
		form.values.forEach((value, i) => {
			expect(form.counts.values[i]).toBe(
				count(inside, there('39'), (one) => one.form === (value ?? ''))
			);
			expect(form.kept[i]).toBe(Number(value === 'forced labour'));
		});
		expect(view.totals.undated.value).toBe(count(formed, ({ date }) => date === ''));
		const flow = view.flows!.origins.findIndex(
			(name, i) => name === 'MX' && view.flows!.destinations[i] === 'Ohio'
		);
		expect(view.flows!.counts.values[flow]).toBe(
			count(inside, formed, there('39'), ({ origin }) => origin === 'MX')
		);
	});

	it('conserves counts over cells, areas and periods, whatever the step', async () => {
		const cells = { shape: 'hexagon', cellSizeMetres: 80_000 } as const;
		for (const step of ['month', 'quarter', 'year', 'week'] as const) {
			const view = await explore({ period: { step }, cells });
			const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
			const dated = cases.filter(({ date }) => date !== '').length;
			expect(sum(view.byPeriod.counts.values)).toBe(dated);
			const nowhere = cases.filter(({ date, state }) => date !== '' && state === 'Nowhere').length;
			expect(view.totals.unplaced.value).toBe(nowhere);
			expect(sum(view.cells!.counts.values)).toBe(dated - nowhere);
			expect(sum(view.byArea!.count.values) + view.totals.unplaced.value).toBe(dated);
			expect(view.totals.count.value).toBe(dated);
		}
	});

	it('agrees with the panel that every method starts from', async () => {
		const view = await explore({
			period: { from: '2020-07-01', to: '2021-06-30', step: 'quarter' }
		});
		const panel = await loadPanel(
			{ ...project, period: { from: '2020-07-01', to: '2021-06-30', step: 'quarter' } },
			loaded,
			context
		);
		const sums = panel.areaIds.map((_, area) =>
			panel.counts.subarray(area * 4, area * 4 + 4).reduce((sum, count) => sum + count, 0)
		);
		expect([...view.byArea!.count.values]).toEqual(sums);
	});

	it('hides small counts in the protected mode and never in between', async () => {
		const view = await explore({
			policy: disclosureSchema.parse({}),
			period: { from: '2020-04-01', to: '2020-04-30', step: 'month' },
			cells: { shape: 'square', cellSizeMetres: 100_000 }
		});
		const tables = [
			view.byArea!.count,
			view.byArea!.trend,
			view.byPeriod.counts,
			view.cells!.counts,
			...view.categories.map(({ counts }) => counts)
		];
		for (const { values } of tables)
			for (const value of values) expect(value > 0 && value < 11).toBe(false);
	});

	it('counts the areas with cases that are published, and says so', async () => {
		const asked = async (minimumCount: number) =>
			(await explore({ policy: disclosureSchema.parse({ minimumCount }) })).totals.areasWithCases;
		const { value, status } = (await explore({})).totals.areasWithCases;
		expect([value, shownAreasText(value, status)]).toEqual([2, '2']);
		expect(await asked(11)).toEqual({ value: 2, status: statusCode.shown });
		// None can be shown where two have cases: that is no 0.
		expect(await asked(5000)).toEqual({ value: NaN, status: statusCode.hidden });
		expect(shownAreasText(NaN, statusCode.hidden)).toBe('hidden');
	});

	it('has a picture for windows without data', async () => {
		const empty = await explore({ period: { from: '2031-01-01', step: 'month' } });
		expect(empty.totals.count.value).toBe(0);
		const none = await explore({ filter: { form: ['never seen'] } });
		expect(none.totals.count.value).toBe(0);
		await expect(explore({ filter: { nothing: ['x'] } })).rejects.toThrow('no category column');
	});
});

describe('both engines', () => {
	it('give the same bytes for the same project', async () => {
		const [wasm, node] = await Promise.all(engines.map(([, openEngine]) => openEngine()));
		const views = [];
		for (const engine of [wasm, node]) {
			const { loaded, context } = await open(engine);
			const view = await new Explorer(loaded, context).explore({
				...base,
				cells: { shape: 'hexagon', cellSizeMetres: 50_000 },
				filter: { form: ['forced labour', 'forced begging'] }
			});
			views.push({
				view,
				dataset: loaded.dataset,
				panel: await loadPanel(project, loaded, context)
			});
		}
		expect(views[0]).toEqual(views[1]);
		await Promise.all([wasm.close(), node.close()]);
	});
});

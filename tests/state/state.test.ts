import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectSchema } from '$lib/model/project';
import { viewSchema } from '$lib/model/view';
import { Cancelled } from '$lib/model/problem';
import { decodeLink, encodeLink } from '$lib/state/link';
import { LatestResult } from '$lib/state/latest-result.svelte';
import { ProjectState } from '$lib/state/project-state.svelte';

const project = projectSchema.parse({
	version: 1,
	incidents: [{ file: 'secret name.csv' }],
	areas: { kind: 'builtin', set: 'us-counties' },
	period: { from: '2019-01-01', step: 'quarter' },
	filter: { 'a.b': ['x&y=z', 'true', '12'], form: ['forced labour'] }
});
const view = viewSchema.parse({ layer: 'hexagons', selectedArea: '01001', camera: [1, 2.5, 3] });

describe('links', () => {
	it('bring back the view and the analysis', () => {
		const link = encodeLink(project, view);
		expect(link).not.toContain('secret');
		const read = decodeLink(link, { ...project, filter: {}, period: { step: 'month' } });
		expect(read).toEqual({ project, view, ignored: [] });
	});

	it('bring back blocks whose parts only make sense together, and what fits of others', () => {
		const own = projectSchema.parse({
			...project,
			predict: { cellSizeMetres: 5000, trainTo: '2020-12-31', testTo: '2021-12-31' },
			plan: { currency: 'EUR', budget: 1000 }
		});
		expect(decodeLink(encodeLink(own, view), project)).toEqual({ project: own, view, ignored: [] });
		const part = 'plan.budget=1000&plan.nothing=1&predict.trainTo="2020-12-31"';
		expect(decodeLink(part, project)).toMatchObject({
			project: { plan: { budget: 1000 } },
			ignored: ['plan.nothing', 'predict.trainTo']
		});
	});

	it('keep the boundaries file of this session and never name it', () => {
		const own = projectSchema.parse({
			version: 1,
			areas: { kind: 'boundaries', file: 'mine.geojson', id: 'FIPS' }
		});
		const link = encodeLink(own, view);
		expect(link).not.toContain('mine');
		expect(decodeLink(link, own).project).toEqual(own);
		expect(decodeLink(link, project)).toMatchObject({
			ignored: ['areas'],
			project: { areas: project.areas }
		});
	});

	it('pass over what they cannot use', () => {
		const read = decodeLink(
			'period.step=eon&view.layer=clouds&x=1&incidents.0.file=a&__proto__.a=1',
			project
		);
		expect(read.ignored).toEqual([
			'period.step',
			'view.layer',
			'x',
			'incidents.0.file',
			'__proto__.a'
		]);
		expect(read.project.incidents).toEqual(project.incidents);
	});

	it('survive any text', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200 }), (text) => {
				projectSchema.parse(decodeLink(text, project).project);
			})
		);
		fc.assert(
			fc.property(
				fc.dictionary(
					fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
					fc.array(fc.string(), { minLength: 1 })
				),
				(filter) => {
					const own = { ...project, filter };
					expect(decodeLink(encodeLink(own, view), project).project.filter).toEqual(filter);
				}
			)
		);
	});
});

describe('the project state', () => {
	it('takes steps back and forth, a movement as one', () => {
		const state = new ProjectState();
		state.change({ filter: { form: ['a'] } });
		state.change({ period: { from: '2020-01-01', step: 'month' } }, { transient: true });
		state.change({ period: { from: '2020-02-01', step: 'month' } }, { transient: true });
		state.change({ period: { from: '2020-03-01', step: 'month' } });
		state.undo();
		expect(state.project.period.from).toBeUndefined();
		expect(state.project.filter).toEqual({ form: ['a'] });
		state.redo();
		expect(state.project.period.from).toBe('2020-03-01');
		state.undo();
		state.undo();
		expect(state.canUndo).toBe(false);
		expect(state.project.filter).toEqual({});
	});

	it('toggles filters and refuses what the schema refuses', () => {
		const state = new ProjectState();
		state.toggleFilter('form', 'a');
		state.toggleFilter('form', 'b');
		state.toggleFilter('form', 'a');
		expect(state.project.filter).toEqual({ form: ['b'] });
		state.toggleFilter('form', 'b');
		expect(state.project.filter).toEqual({});
		expect(() =>
			state.change({ period: { from: '2021-01-01', to: '2020-01-01', step: 'month' } })
		).toThrow('the period must not end before it begins');
	});

	it('follows links', () => {
		const state = new ProjectState();
		expect(state.follow('filter.form=%5B%22a%22%5D&view.layer=heat')).toEqual([]);
		expect(state.link).toBe('filter.form=%5B%22a%22%5D&view.layer=heat');
		state.follow('');
		expect(state.project.filter).toEqual({});
	});
});

describe('the latest result', () => {
	it('answers the first and the newest request and drops those between', async () => {
		const seen: number[] = [];
		const latest = new LatestResult(async (request: number) => {
			seen.push(request);
			await Promise.resolve();
			return request * 2;
		});
		const done = latest.ask(1);
		void latest.ask(2);
		void latest.ask(3);
		await done;
		expect(seen).toEqual([1, 3]);
		expect(latest).toMatchObject({ result: 6, request: 3, running: false, error: null });
	});

	it('keeps the last good result through errors and cancelling', async () => {
		const latest = new LatestResult(async (request: string, { signal }) => {
			if (request === 'bad') throw new Error('no');
			if (request === 'slow')
				await new Promise((_, reject) =>
					signal.addEventListener('abort', () => reject(new Cancelled()))
				);
			return request;
		});
		await latest.ask('good');
		await latest.ask('bad');
		expect(latest).toMatchObject({ result: 'good', error: { message: 'no' } });
		const slow = latest.ask('slow');
		latest.cancel();
		await slow;
		expect(latest).toMatchObject({ result: 'good', running: false });
		await latest.ask('better');
		expect(latest).toMatchObject({ result: 'better', error: null });
	});
});

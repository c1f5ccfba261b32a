import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewAreaPeriods } from '$lib/disclosure/views';
import { statusCode } from '$lib/model/disclosure';
import type { Engine } from '$lib/model/engine';
import { projectSchema, type Filter } from '$lib/model/project';
import { aggregateIncidents } from '$lib/pipeline/aggregate-incidents';
import type { Context } from '$lib/pipeline/context';
import { describeArea, type KnownHistory } from '$lib/pipeline/describe-area';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import { loadRelease } from '$lib/pipeline/load-release';
import { loadMethodPanel } from '$lib/pipeline/method-panel';
import { openProject } from '$lib/pipeline/open-project';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openBlockingEngine } from '../database/engines';

const months = 60;
/** Cases of a month: Ohio grows and has a season, Texas is large, Utah has too few to show by month and Iowa hides it. */
const casesOf: Record<string, (month: number) => number> = {
	Ohio: (t) => Math.round(24 + t / 4 + 6 * Math.sin((2 * Math.PI * t) / 12)),
	Texas: (t) => 40 + ((t * 7) % 11),
	Iowa: () => 12,
	Utah: (t) => (t % 3 === 0 ? 4 : 0)
};
const forms = ['forced labour', 'sexual exploitation'];
const rows = Object.entries(casesOf).flatMap(([state, cases]) =>
	Array.from({ length: months }, (_, t) =>
		Array.from({ length: cases(t) }, (_, i) =>
			[
				`${2018 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`,
				state,
				forms[i % 2],
				`office ${i % 3}`
			].join(',')
		)
	).flat()
);
const csv = `month,state,form,office\n${rows.join('\n')}\n`;
const project = projectSchema.parse({
	version: 1,
	incidents: [
		{
			file: 'cases.csv',
			columns: { date: 'month', area: 'state', form: 'form', organisation: 'office' }
		}
	],
	areas: { kind: 'builtin', set: 'us-states' }
});

describe('the history of areas', () => {
	let engine: Engine;
	let context: Context;
	let loaded: LoadedProject;
	beforeAll(async () => {
		engine = await openBlockingEngine();
		const files = {
			names: ['cases.csv'],
			open: () => Promise.resolve(new Blob([csv]))
		};
		context = { engine, runner: new InlineRunner(), files };
		loaded = await openProject(project, context);
	});
	afterAll(() => engine.close());

	const known = async (): Promise<KnownHistory> => ({
		...(await loadMethodPanel(project, loaded, context)),
		cells: (await aggregateIncidents(project, loaded, context)).cells as KnownHistory['cells']
	});

	it.each<Filter>([{}, { form: ['forced labour'] }])(
		'is the one that the whole release publishes, whatever columns were asked for: %j',
		async (filter) => {
			const { cells, areaIds } = await aggregateIncidents({ ...project, filter }, loaded, context);
			const release = await loadRelease(loaded, project.disclosure, context);
			const months = Array.from({ length: cells.columns }, (_, t) => ({ first: t, last: t }));
			const whole = viewAreaPeriods(release, [...areaIds.keys()], months, filter);
			expect(cells.counts).toEqual(whole.counts);
			expect(cells.statuses).toEqual(whole.statuses);
			expect(whole.hidden).toBeGreaterThan(0);
		}
	);

	it('calls a season clear where the months are published, never where chance dealt them out', async () => {
		const history = await known();
		const seasonOf = (state: string, of = history) =>
			describeArea(project, of, loaded.areas.names.indexOf(state), context);
		expect((await seasonOf('Ohio')).seasonIsClear).toBe(true);
		expect((await seasonOf('Texas')).seasonIsClear).toBe(false);
		// The same counts, published by year alone.
		const yearly = { ...history, resolution: () => 5 };
		expect((await seasonOf('Ohio', yearly)).seasonIsClear).toBe(false);
	});

	it('describes an area: the parts add up to the count, and the line is inside its interval', async () => {
		const history = await known();
		const ohio = loaded.areas.names.indexOf('Ohio');
		const shown = await describeArea(project, history, ohio, context);
		for (let t = 0; t < months; t++) {
			const parts = shown.fitted[t] + shown.remainder[t];
			if (shown.counts.statuses[t] === statusCode.hidden) expect(parts).toBeNaN();
			else expect(parts).toBeCloseTo(shown.counts.counts[t], 9);
			expect(shown.season[t]).toBeCloseTo(shown.fitted[t] / shown.level[t], 1);
			expect(shown.levelLower[t]).toBeLessThan(shown.level[t]);
			expect(shown.levelUpper[t]).toBeGreaterThan(shown.level[t]);
		}
		// The interval is narrowest in the middle.
		const width = (t: number) => Math.log(shown.levelUpper[t] / shown.levelLower[t]);
		expect(width(30)).toBeLessThan(width(0));
		expect(shown.level[months - 1]).toBeGreaterThan(shown.level[0]);
		expect(shown.counts.hidden).toBeLessThan(months / 2);
		expect(shown.threshold.some((limit) => limit > 0)).toBe(true);
	});

	it.each(['farrington', 'ears-c1', 'ears-c3'] as const)(
		'says nothing of a hidden count: %s',
		async (alert) => {
			const history = await known();
			const utah = loaded.areas.names.indexOf('Utah');
			const asked = { ...project, trends: { ...project.trends, alert } };
			const shown = await describeArea(asked, history, utah, context);
			expect(shown.withheld).toBe(false);
			for (let t = 0; t < months; t++) {
				if (shown.counts.statuses[t] !== statusCode.hidden) continue;
				expect(shown.counts.counts[t]).toBeNaN();
				expect(shown.remainder[t]).toBeNaN();
				expect(shown.threshold[t]).toBeNaN();
			}
			expect(shown.counts.hidden).toBeGreaterThan(0);
			const strict = { ...asked, disclosure: { ...asked.disclosure, minimumCount: 1000 } };
			const nothing = await describeArea(strict, history, utah, context);
			expect(nothing.withheld).toBe(true);
			expect(nothing.level.every(Number.isNaN)).toBe(true);
			expect(nothing.season.every(Number.isNaN)).toBe(true);
		}
	);
});

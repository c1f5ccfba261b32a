import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectSchema } from '$lib/model/project';
import { isoDate, dayNumber } from '$lib/model/period';
import { drawExponential } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import type { Context } from '$lib/pipeline/context';
import { findTrends } from '$lib/pipeline/find-trends';
import { forecastAreas } from '$lib/pipeline/forecast-areas';
import { loadPanel, type LoadedProject } from '$lib/pipeline/load-panel';
import { openProject } from '$lib/pipeline/open-project';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openBlockingEngine } from '../database/engines';

const [from, until] = [dayNumber('2020-01-01'), dayNumber('2023-12-31')];

/** Three cases a day in each of two states, told after 40 days on average; those told by the end of 2023. */
function casesAndTruth() {
	const random = createRandom(11);
	const rows: string[] = [];
	const truth = new Float64Array(48);
	for (let day = from; day <= until; day++)
		for (let i = 0; i < 6; i++) {
			const reported = day + Math.floor(40 * drawExponential(random));
			const date = isoDate(day);
			truth[(Number(date.slice(0, 4)) - 2020) * 12 + Number(date.slice(5, 7)) - 1]++;
			if (reported <= until) rows.push(`${date},${isoDate(reported)},${i % 2 ? 'Ohio' : 'Texas'}`);
		}
	return { csv: `happened,reported,state\n${rows.join('\n')}\n`, truth };
}

describe('incomplete periods', () => {
	const { csv, truth } = casesAndTruth();
	const project = projectSchema.parse({
		version: 1,
		incidents: [
			{ file: 'cases.csv', columns: { date: 'happened', reportDate: 'reported', area: 'state' } }
		],
		areas: { kind: 'builtin', set: 'us-states' },
		period: { step: 'month' },
		forecast: { horizon: 2, origins: 4 }
	});
	const engine = openBlockingEngine();
	let context: Context;
	let loaded: LoadedProject;
	beforeAll(async () => {
		const files = { names: ['cases.csv'], open: () => Promise.resolve(new Blob([csv])) };
		context = { engine: await engine, runner: new InlineRunner(), files };
		loaded = await openProject(project, context);
	});
	afterAll(async () => (await engine).close());

	it('are known by their delays, and what they come to lies in the interval', async () => {
		const { nowcast, incompleteLast } = await loadPanel(project, loaded, context);
		// 95 % are told within 120 days.
		expect(incompleteLast).toBeGreaterThanOrEqual(3);
		expect(incompleteLast).toBeLessThanOrEqual(5);
		let inside = 0;
		for (let t = 40; t < 48; t++) {
			if (truth[t] >= nowcast!.lower[t] && truth[t] <= nowcast!.upper[t]) inside++;
			expect(Math.abs(nowcast!.expected[t] / truth[t] - 1)).toBeLessThan(0.25);
		}
		expect(inside).toBeGreaterThanOrEqual(6);
		expect(nowcast!.reported[47]).toBeLessThan(0.5 * truth[47]);
	});

	it('never enter trends or forecasts as if whole, and both carry the nowcast', async () => {
		const trends = await findTrends(project, loaded, context);
		expect(trends.wholePeriods).toBe(48 - trends.nowcast!.incompleteLast);
		const ohio = trends.areaNames.indexOf('Ohio');
		expect(trends.areas.labels.direction[ohio]).toBe('steady');
		const forecasts = await forecastAreas(project, loaded, context);
		expect(forecasts.periods.length).toBe(2 + trends.nowcast!.incompleteLast);
		for (const mean of forecasts.total.mean) expect(mean).toBeGreaterThan(150);
		expect(forecasts.nowcast!.periods.at(-1)).toBe('2023-12');
		expect(forecasts.nowcast!.expected.at(-1)).toBeGreaterThan(forecasts.nowcast!.reported.at(-1)!);
	});

	it('the project may name more of them than the delays do', async () => {
		const marked = { ...project, trends: { ...project.trends, incompleteLast: 9 } };
		expect((await loadPanel(marked, loaded, context)).incompleteLast).toBe(9);
	});
});

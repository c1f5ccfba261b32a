import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countIncidents } from '$lib/database/queries/count-incidents';
import { statusCode } from '$lib/model/disclosure';
import type { Engine } from '$lib/model/engine';
import { projectSchema } from '$lib/model/project';
import type { Context } from '$lib/pipeline/context';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import { openProject } from '$lib/pipeline/open-project';
import { predictPlaces } from '$lib/pipeline/predict-places';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openBlockingEngine } from '../database/engines';

const months = 36;
/** A lasting hot spot in Texas, a quieter one in Ohio, and single cases elsewhere. */
const rows = Array.from({ length: months }, (_, t) => {
	const month = `${2020 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`;
	const at = (count: number, longitude: number, latitude: number, state: string) =>
		Array.from({ length: count }, () => `${month},${state},${longitude},${latitude}`);
	return [
		...at(6, -97.1, 31.4, 'Texas'),
		...at(2, -82.9, 40.2, 'Ohio'),
		...(t % 9 === 0 ? at(1, -100 - t / 10, 33, 'Texas') : [])
	];
}).flat();
const csv = `month,state,lon,lat\n${rows.join('\n')}\n`;
const project = projectSchema.parse({
	version: 1,
	incidents: [
		{
			file: 'cases.csv',
			columns: { date: 'month', area: 'state', longitude: 'lon', latitude: 'lat' }
		}
	],
	areas: { kind: 'builtin', set: 'us-states' }
});

describe('the next places of loaded data', () => {
	let engine: Engine;
	let context: Context;
	let loaded: LoadedProject;
	beforeAll(async () => {
		engine = await openBlockingEngine();
		const files = { open: () => Promise.resolve(new Blob([csv])) };
		context = { engine, runner: new InlineRunner(), files };
		loaded = await openProject(project, context);
	});
	afterAll(() => engine.close());

	const settings = { cellSizeMetres: 100_000, months: 6 };
	const byArea = () => {
		const everything = { codes: new Map(), days: { from: null, to: null }, area: null };
		return engine.query(countIncidents('area', 'year', everything, false));
	};

	it('ranks the lasting hot spot first, leaves the areas alone', async () => {
		const before = await byArea();
		const exact = { ...project, disclosure: { ...project.disclosure, mode: 'exact' as const } };
		const places = await predictPlaces({ project: exact, settings }, loaded, context);
		expect(await byArea()).toEqual(before);
		const first = places.cells.labels.rank.indexOf('1');
		expect(places.centres[2 * first]).toBeCloseTo(-97.1, -0.5);
		expect(places.centres[2 * first + 1]).toBeCloseTo(31.4, -0.5);
		// Six a month for six months, and what smoothing lends to the cells around.
		expect(places.cells.numbers.expected[first]).toBeGreaterThan(18);
		expect(places.cells.numbers.expected[first]).toBeLessThan(48);
		expect(places.hidden).toBe(0);
		expect(places.from).toEqual({ step: 'month', first: 636, length: 6 });
		expect(places.models.map(({ name }) => name)).toContain('past-counts');
		const held = places.models.find(({ name }) => name === places.model)!.held;
		for (const { hitRate, hitRateLower, hitRateUpper } of held) {
			expect(hitRateLower).toBeLessThanOrEqual(hitRate);
			expect(hitRateUpper).toBeGreaterThanOrEqual(hitRate - 1e-12);
		}
	});

	it('puts protected cases at the middle of their area, and shows no cell where that hides them', async () => {
		const places = await predictPlaces({ project, settings }, loaded, context);
		const first = places.cells.labels.rank.indexOf('1');
		const texas = loaded.areas.ids.indexOf('48');
		for (const axis of [0, 1])
			expect(
				Math.abs(places.centres[2 * first + axis] - loaded.areas.centres[2 * texas + axis])
			).toBeLessThan(0.8);
		expect(places.cells.numbers.expected[first]).toBeGreaterThan(18);
		places.cells.statuses.forEach((status, cell) => {
			if (status !== statusCode.hidden) return;
			expect(places.cells.numbers.expected[cell]).toBeNaN();
			expect(places.cells.labels.rank[cell]).toBeNull();
		});
	});

	it('looks ahead from the last whole period', async () => {
		const asked = { ...project, trends: { ...project.trends, incompleteLast: 3 } };
		const places = await predictPlaces({ project: asked, settings }, loaded, context);
		expect(places.from.first).toBe(633);
	});
});

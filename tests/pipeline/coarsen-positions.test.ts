import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/model/engine';
import { isoDate } from '$lib/model/period';
import { incidentsSchema } from '$lib/model/settings/incidents';
import { projectSchema, type ProjectInput } from '$lib/model/project';
import { LocalDesk } from '$lib/pipeline/desk';
import { runManifest } from '$lib/pipeline/run-manifest';
import { InlineRunner } from '$lib/workers/inline-runner';
import { engines } from '../database/engines';

// Sixty exact places around Houston, each recorded twice, and a row without one.
const places = Array.from({ length: 60 }, (_, i) => [-95.369823 - i / 997, 29.760427 + i / 1013]);
const rows = [...places, ...places, ['', '']].map(
	([x, y], i) => `2021-${String((i % 12) + 1).padStart(2, '0')}-17,${x},${y}`
);
const file = new Blob([`when,longitude,latitude\n${rows.join('\n')}\n`]);
const residents = new Blob(['county,residents\n48201,46000\n48157,23000\n48339,28000\n']);
const metres = ([x, y]: number[], [u, v]: number[]) =>
	Math.hypot((v - y) * 111_195, (u - x) * 111_195 * Math.cos((y * Math.PI) / 180));

describe.each(engines)('places and dates made coarser (%s)', (_, open) => {
	let engine: Engine;
	beforeAll(async () => void (engine = await open()));
	afterAll(() => engine.close());

	type Settings = Partial<NonNullable<ProjectInput['incidents']>[number]>;
	const projectOf = (settings: Settings, population?: ProjectInput['population']) =>
		projectSchema.parse({
			version: 1,
			incidents: [{ file: 'cases.csv', ...settings }],
			areas: { kind: 'builtin', set: 'us-counties' },
			population
		});
	const load = async (settings: Settings, population?: ProjectInput['population']) => {
		const desk = new LocalDesk(engine, new InlineRunner());
		const project = projectOf(settings, population);
		const loaded = await desk.open(project, { 'cases.csv': file, 'residents.csv': residents });
		return { desk, project, loaded, table: await held() };
	};
	const held = async () => {
		const { columns } = await engine.query({
			sql: `SELECT day, coalesce(month, -1) AS month, coalesce(longitude, 'NaN'::DOUBLE) AS x,
	coalesce(latitude, 'NaN'::DOUBLE) AS y, coalesce(area, -1) AS area FROM incidents ORDER BY row`,
			values: []
		});
		const [x, y] = [columns.x, columns.y] as [Float64Array, Float64Array];
		const { day, area } = columns as Record<string, Int32Array>;
		return { day, area, points: Array.from(x, (each, i) => [each, y[i]]) };
	};

	it('moves places into the ring once their areas are found, and only once', async () => {
		const exact = await load({});
		const { desk, project, loaded, table } = await load({ positions: { kind: 'moved' } });
		expect(table.area).toEqual(exact.table.area);
		for (const [i, place] of places.entries()) {
			// Rounded to 100 m before: up to 75 m more or less.
			const moved = metres(place, table.points[i]);
			expect(moved).toBeGreaterThan(420);
			expect(moved).toBeLessThan(2080);
			expect(table.points[60 + i]).toEqual(table.points[i]);
		}
		expect(table.points[120]).toEqual([NaN, NaN]);
		await desk.place(project, loaded.dataset, { 'cases.csv': file });
		expect((await held()).points).toEqual(table.points);
		// Loaded again it draws anew: nothing that could undo the first draw was kept.
		expect((await load({ positions: { kind: 'moved' } })).table.points).not.toEqual(table.points);
	});

	it('moves further where fewer people live', async () => {
		// About ten people a square kilometre, so that 3,000 live in 300 of them: a ring of 10 km.
		const population = {
			file: 'residents.csv',
			columns: { area: 'county', year: null, population: 'residents' }
		};
		const { table } = await load(
			{ positions: { kind: 'moved', minimumResidents: 3000 } },
			population
		);
		const longest = Math.max(...places.map((place, i) => metres(place, table.points[i])));
		expect(longest).toBeGreaterThan(6000);
		expect(longest).toBeLessThan(11_000);
	});

	it('snaps places to a grid', async () => {
		const exact = await load({});
		const { table } = await load({ positions: { kind: 'snapped' } });
		expect(table.area).toEqual(exact.table.area);
		for (const part of table.points.slice(0, 120).flat())
			expect(Math.abs((part / 0.05) % 1)).toBeCloseTo(0.5, 6);
	});

	it('keeps dates as the first day of their period, and says so in the manifest', async () => {
		for (const [dates, step] of [
			['month', 'month'],
			['quarter', 'quarter'],
			['year', 'year']
		] as const) {
			const { project, loaded, table } = await load({ dates, positions: { kind: 'snapped' } });
			expect(loaded.dataset.step).toBe(step);
			const days = new Set(Array.from(table.day, isoDate));
			expect(days.size).toBe({ month: 12, quarter: 4, year: 1 }[dates]);
			expect([...days].every((day) => day.endsWith('-01'))).toBe(true);
			const run = { command: 'x', project, dataset: loaded.dataset, seed: null, hidden: 0 };
			expect(runManifest({ ...run, inputs: [] })).toMatchObject({
				project: { incidents: [{ dates, positions: { kind: 'snapped', degrees: 0.05 } }] }
			});
		}
	});
});

it('refuses a ring that is none', () => {
	const settings = { kind: 'moved', innerMetres: 3000, outerMetres: 2000 };
	const { error } = incidentsSchema.safeParse({ file: 'a.csv', positions: settings });
	expect(error?.issues[0].message).toMatch(/moved by less at the least/);
});

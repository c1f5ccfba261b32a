import { describe, expect, it } from 'vitest';
import { projectSchema } from '$lib/model/project';
import { isShownAlike, wayOf } from '$lib/model/shown-under';

const counties = { kind: 'builtin', set: 'us-counties' } as const;
const project = (columns: object = {}, areas: object = counties, more: object = {}) =>
	projectSchema.parse({
		version: 1,
		incidents: [
			{ file: 'cases.csv', columns: { date: 'when', area: 'fips', ...columns }, ...more }
		],
		areas
	});
const alike = (one: ReturnType<typeof project>, other: ReturnType<typeof project>) =>
	isShownAlike(one, other);

describe('a way of showing records', () => {
	it('is another where other columns are read: they decide what is published beside them', () => {
		const stage = project({ stage: 'stage' });
		expect(alike(stage, project({ stage: 'stage' }))).toBe(true);
		for (const columns of [
			{},
			{ stage: 'status' },
			{ stage: 'stage', category: ['status'] },
			{ stage: 'stage', organisation: 'who' }
		])
			expect(alike(stage, project(columns)), JSON.stringify(columns)).toBe(false);
		expect(alike(project(), project({}, counties, { dayFirst: true }))).toBe(false);
	});

	it('is another where as many other areas are joined, not where the same are named in another order', () => {
		const joined = (...joined: string[][]) => project({}, { ...counties, joined });
		const one = joined(['48201', '48157'], ['39049', '39041']);
		expect(alike(one, joined(['39041', '39049'], ['48157', '48201']))).toBe(true);
		expect(alike(one, joined(['48201', '48167'], ['39049', '39041']))).toBe(false);
		expect(wayOf(one)?.areas).toMatch(/^us-counties, 2 joined \([0-9a-f]{8}\)$/);
	});

	it('is another where a file of boundaries is told apart by another property', () => {
		const drawn = (more: object) =>
			project({}, { kind: 'boundaries', file: 'zones.geojson', ...more });
		expect(alike(drawn({ id: 'ward' }), drawn({ id: 'ward' }))).toBe(true);
		expect(alike(drawn({ id: 'ward' }), drawn({ id: 'district' }))).toBe(false);
		expect(alike(drawn({ id: 'ward' }), drawn({ id: 'ward', parent: 'city' }))).toBe(false);
	});
});

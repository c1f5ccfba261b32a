import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '$lib/model/engine';
import { mostKeptBytes, refuseTooLargeToKeep } from '$lib/pipeline/keep-data';
import { fingerprintInputs, fingerprintOf } from '$lib/pipeline/fingerprint';
import { LocalDesk } from '$lib/pipeline/desk';
import { areasOf } from '$lib/state/reviewed-table';
import { Session } from '$lib/state/session.svelte';
import { InlineRunner } from '$lib/workers/inline-runner';
import { engines } from '../database/engines';

// A name to be dropped, exact places, a missing place, an unreadable date, empty categories.
const cases = `name,when,longitude,latitude,county,form
${Array.from({ length: 60 }, (_, i) =>
	[
		`Zebulon Quux ${i}`,
		i === 7 ? 'nonsense' : i === 8 ? '' : `2021-${String((i % 12) + 1).padStart(2, '0')}-05`,
		i % 5 ? -95.369823 - i / 1e5 : '',
		i % 5 ? 29.760427 + i / 1e5 : '',
		i % 10 ? '' : '48201',
		i % 3 ? 'forced labour' : ''
	].join(',')
).join('\n')}
`;
const residents = 'county,residents\n48201,4700000\n';

describe.each(engines)('data kept between visits (%s)', (_, open) => {
	let engines: Engine[];
	beforeAll(async () => void (engines = [await open(), await open()]));
	afterAll(() => Promise.all(engines.map((engine) => engine.close())));

	const start = (engine: Engine) =>
		new Session({
			openDesk: () => new LocalDesk(engine, new InlineRunner()),
			runner: new InlineRunner(),
			fetchOwn: () => Promise.reject(new Error('no network'))
		});
	const table = (engine: Engine) =>
		engine.query({
			sql: `SELECT row, coalesce(day, -1) AS day, coalesce(month, -1) AS month, (longitude IS NULL)::INTEGER AS nowhere,
	coalesce(longitude, 0) AS x, coalesce(latitude, 0) AS y, coalesce(place, -1) AS place, count,
	coalesce(area, -1) AS area, coalesce(k0, -1) AS k0 FROM incidents ORDER BY row`,
			values: []
		});

	it('come back as the engine held them, without what was dropped', async () => {
		const before = start(engines[0]);
		before.project.change({
			population: {
				file: 'residents.csv',
				columns: { area: 'county', year: null, population: 'residents' }
			},
			disclosure: { ...before.project.project.disclosure, minimumCount: 7 }
		});
		before.intake.files.add('residents.csv', new Blob([residents]));
		await before.addFiles([{ name: 'cases.csv', blob: new Blob([cases]) }]);
		await before.confirm();
		expect(before.error).toBeNull();
		await before.explore.ask(before.exploreRequest);
		const bytes = await before.pack();

		// The name itself, and the exact places as doubles or as text.
		const text = new TextDecoder('latin1').decode(bytes);
		expect(text).toContain('forced labour');
		expect(text).not.toMatch(/Zebulon|95\.3698/);
		const exact = new Float64Array([-95.369833]);
		expect(text).not.toContain(new TextDecoder('latin1').decode(exact));

		const after = start(engines[1]);
		await after.unpack(bytes);
		expect(after.error).toBeNull();
		expect(after.project.project).toEqual(before.project.project);
		expect(after.loaded).toEqual(before.loaded);
		expect(await table(engines[1])).toEqual(await table(engines[0]));
		await after.explore.ask(after.exploreRequest);
		expect(after.explore.result).toEqual(before.explore.result);

		// The manifest still names the file that was not kept.
		const inputs = await fingerprintInputs(after.project.project, { files: after.intake.files });
		expect(inputs.map(({ file }) => file)).toEqual(['cases.csv', 'residents.csv']);
		expect(inputs[0]).toEqual(await fingerprintOf('cases.csv', new Blob([cases])));

		// Placed anew where the areas change, with the files that were kept.
		after.project.change({ areas: { kind: 'builtin', set: 'us-states' } });
		const placing = after.replace();
		await vi.waitFor(() => expect(after.shownBefore.asked).not.toBeNull());
		after.shownBefore.asked!.reply('also');
		await placing;
		expect(after.intake.files.has('cases.csv')).toBe(false);
		expect(after.error?.message ?? '').toMatch(/population file names one of the areas/);
		// Nothing was shown by states: the counties stay the only way.
		after.step('undo');
		expect(after.toldProject.disclosure.alsoShown).toEqual([]);
	});

	it('bring the files of boundaries with them, those in use and those that could be', async () => {
		const square = (id: string) =>
			JSON.stringify({
				type: 'Feature',
				properties: { code: id, label: `Area ${id}`, residents: 5 },
				geometry: {
					type: 'Polygon',
					coordinates: [[[-96, 29], [-95, 29], [-95, 30], [-96, 30], [-96, 29]]] // prettier-ignore
				}
			});
		const file = (name: string) => ({
			name: `${name}.geojson`,
			blob: new Blob([`{"type":"FeatureCollection","features":[${square(name)}]}`])
		});
		const before = start(engines[0]);
		await before.addFiles([{ name: 'cases.csv', blob: new Blob([cases]) }, file('old')]);
		await before.addFiles([file('new')]);
		await before.addFiles([file('new')]);
		await before.confirm();
		expect(before.error).toBeNull();
		expect(before.intake.boundaries.map(({ name }) => name)).toEqual([
			'new.geojson',
			'old.geojson'
		]);
		const after = start(engines[1]);
		await after.unpack(await before.pack());
		expect(after.intake.boundaries).toEqual(before.intake.boundaries);
		expect(after.loaded!.areas.ids).toEqual(['new']);
		after.project.change({ areas: areasOf(after.intake.boundaries[1]) });
		const placing = after.replace();
		await vi.waitFor(() => expect(after.shownBefore.asked).not.toBeNull());
		after.shownBefore.asked!.reply('also');
		await placing;
		expect([after.error, after.loaded!.areas.ids]).toEqual([null, ['old']]);

		const opened = start(engines[1]);
		const { project } = before.project;
		await opened.open(project, { 'cases.csv': new Blob([cases]), 'new.geojson': file('new').blob });
		expect(opened.error).toBeNull();
		expect(areasOf(opened.intake.boundaries[0])).toEqual(project.areas);
	});

	it('take the place of data that are just being loaded', async () => {
		const session = start(engines[0]);
		await session.addFiles([{ name: 'cases.csv', blob: new Blob([cases]) }]);
		await session.confirm();
		const bytes = await session.pack();
		const { project } = session.project;
		const loading = session.open(project, { 'cases.csv': new Blob([cases.slice(0, 900)]) });
		await session.unpack(bytes);
		await loading;
		expect(session.error).toBeNull();
		expect(session.loaded?.dataset.rows).toBe(59);
		expect((await table(engines[0])).length).toBe(59);
	});

	it('leave what is loaded as it is where they cannot be read', async () => {
		const session = start(engines[0]);
		await session.addFiles([{ name: 'cases.csv', blob: new Blob([cases]) }]);
		await session.confirm();
		const { loaded } = session;
		const bytes = await session.pack();
		const text = new TextDecoder('latin1').decode(bytes);
		const other = Uint8Array.from(text.replace(/"format":\d/, '"format":0'), (letter) =>
			letter.charCodeAt(0)
		);
		await expect(session.unpack(other)).rejects.toMatchObject({ code: 'kept-other-version' });
		expect(session.loaded).toBe(loaded);
		expect(session.loaded?.dataset.rows).toBe(59);
	});
});

it('refuses to keep more than fits, in one sentence', () => {
	expect(() => refuseTooLargeToKeep(mostKeptBytes)).not.toThrow();
	expect(() => refuseTooLargeToKeep(mostKeptBytes + 1e6)).toThrow(/at most 200 MB can be kept/);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '$lib/database/open-node-engine';
import { releaseError, releasePrivately as draw } from '$lib/disclosure/release-privately';
import type { Areas } from '$lib/model/areas';
import type { Engine } from '$lib/model/engine';
import type { PrivateChoices, PrivateRelease } from '$lib/model/private-release';
import { openBudget } from '$lib/disclosure/privacy-budget';
import { createRandom } from '$lib/numeric/random';
import { loadIncidents } from '$lib/pipeline/load-incidents';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import { placeIncidents } from '$lib/pipeline/place-incidents';
import { checkChoices, expectError } from '$lib/pipeline/private/choices';
import { fingerprintSources } from '$lib/pipeline/private/fingerprint-sources';
import { privateCsv, privateManifest } from '$lib/pipeline/private/release-files';
import { releasePrivately } from '$lib/pipeline/private/release-privately';
import { textFingerprint } from '$lib/pipeline/private/text-fingerprint';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openedText } from './opened';

const areas = {
	ids: ['a', 'b', 'c', 'd'],
	names: ['a', '=b', 'c', 'd'],
	parents: ['north', 'north', 'south', ''],
	population: null,
	centres: new Float64Array(8),
	features: { type: 'FeatureCollection', features: [] }
} as unknown as Areas;

/** ε so large that the noise is nought but once in e^100 draws. */
const without: PrivateChoices = {
	finest: 'area',
	years: null,
	noise: 'laplace',
	milliEpsilon: 300_000,
	casesPerPerson: 1
};
const ofFile = ['cases.csv'];
const paid = (choices: PrivateChoices) => ({
	choices,
	paid: { id: '1', what: 'test', milliEpsilon: choices.milliEpsilon },
	files: ofFile
});

let engine: Engine;
let loaded: LoadedProject;
beforeAll(async () => {
	engine = await openNodeEngine();
	const context = { engine, runner: new InlineRunner(), files: { open: async () => new Blob() } };
	const rows = [
		...Array<string>(5).fill('2020-03-01,a'),
		...Array<string>(3).fill('2021-03-01,c'),
		'2021-05-01,d',
		',a',
		'2021-05-01,elsewhere'
	];
	const table = openedText('cases.csv', `date,area\n${rows.join('\n')}\n`, {
		date: 'date',
		area: 'area'
	});
	const dataset = await loadIncidents([table], context);
	await placeIncidents(dataset, areas, context);
	loaded = { dataset, areas, population: null };
});
afterAll(() => engine.close());

const release = (part: Partial<PrivateChoices> = {}) =>
	releasePrivately(paid({ ...without, ...part }), loaded, { engine });
const told = ({ places, years, counts }: PrivateRelease) =>
	places.flatMap(({ level, id, name }, p) =>
		years.map((year, t) => `${level} ${id || name} ${year}: ${counts[p * years.length + t]}`)
	);

describe('a private release of loaded data', () => {
	it('counts every record in an area, up the tree', async () => {
		expect(told(await release())).toEqual([
			'area a null: 6',
			'area b null: 0',
			'area c null: 3',
			'area d null: 1',
			'parent north null: 6',
			'parent south null: 3',
			'whole  null: 10'
		]);
		expect(told(await release({ finest: 'parent' }))).toEqual([
			'parent north null: 6',
			'parent south null: 3',
			'parent  null: 1',
			'whole  null: 10'
		]);
		expect(told(await release({ finest: 'whole' }))).toEqual(['whole  null: 10']);
	});

	it('tells the years apart that are named, whether or not the data have them', async () => {
		expect(told(await release({ finest: 'whole', years: { from: 2019, to: 2021 } }))).toEqual([
			'whole  2019: 0',
			'whole  2020: 5',
			'whole  2021: 4'
		]);
	});

	it('lists the same places and years whatever the data are', () => {
		const shape = (counts: Float64Array) => {
			const { places, years } = draw(areas, counts, [2020], without, createRandom(1).uint32);
			return { places, years };
		};
		expect(shape(new Float64Array(4))).toEqual(shape(Float64Array.of(9, 0, 0, 400)));
	});

	it('draws anew each time, from no seed', async () => {
		const draws = new Set<number>();
		for (let i = 0; i < 40; i++)
			draws.add((await release({ milliEpsilon: 1, finest: 'whole' })).counts[0]);
		expect(draws.size).toBeGreaterThan(10);
	});

	it('draws only for what was paid, and for the files it was paid for', async () => {
		const question = paid(without);
		const less = { ...question, paid: { ...question.paid, milliEpsilon: 1 } };
		await expect(releasePrivately(less, loaded, { engine })).rejects.toThrow('what was paid');
		const others = { ...question, files: ['others.csv'] };
		await expect(releasePrivately(others, loaded, { engine })).rejects.toThrow('were changed');
	});

	it('writes a table that no spreadsheet runs, and notes with what was spent', async () => {
		const released = await release();
		const text = new TextDecoder().decode(privateCsv(released).content);
		expect(text).toContain("area,b,'=b,north,all,0\n");
		const budget = { ...openBudget('x', 400_000), expenses: [paid(without).paid] };
		const set = { kind: 'builtin', set: 'us-states' } as const;
		const file = privateManifest(released, budget, ['x'], set, '2022-01-01');
		expect(JSON.parse(new TextDecoder().decode(file.content))).toMatchObject({
			epsilon: 300,
			noise: 'discrete laplace',
			cases_per_person: 1,
			budget: { limit: 400, spent: 300, releases: 1 }
		});
	});
});

describe('what is said beforehand of the error', () => {
	it.each(['laplace', 'gaussian'] as const)('holds of released areas (%s)', (noise) => {
		const random = createRandom(5);
		const ids = Array.from({ length: 2000 }, (_, i) => String(i));
		const parents = ids.map((_, i) => `state ${i % 40}`);
		const many = { ids, names: ids, parents };
		// From none to about 150 cases, most of them few.
		const counts = Float64Array.from(ids, () => Math.floor(Math.exp(random.uniform() * 7 - 2)));
		for (const finest of ['area', 'parent'] as const)
			for (const milliEpsilon of [100, 500, 2000]) {
				const choices = { ...without, finest, noise, milliEpsilon };
				const { usual, large } = releaseError(many, choices);
				const off: number[] = [];
				for (let run = 0; run < (finest === 'area' ? 1 : 40); run++) {
					const released = draw(many, counts, [null], choices, random.uint32);
					released.places.forEach(({ level, name }, place) => {
						if (level !== finest) return;
						const exact =
							level === 'area'
								? counts[place]
								: counts.reduce((sum, count, i) => sum + (parents[i] === name ? count : 0), 0);
						off.push(Math.abs(released.counts[place] - exact));
					});
				}
				const within = (most: number) => off.filter((x) => x <= most).length / off.length;
				expect(within(usual)).toBeGreaterThan(0.5);
				expect(within(large)).toBeGreaterThan(0.95);
			}
	});

	it('is nothing where nothing can be released', () => {
		expect(expectError(without, areas, { kind: 'builtin', set: 'us-states' })).not.toBeNull();
		const grid = { kind: 'grid', shape: 'hexagon', cellSizeMetres: 5000 } as const;
		expect(expectError(without, areas, grid)).toBeNull();
	});
});

describe('choices that cannot be released', () => {
	it.each<[Partial<PrivateChoices>, string]>([
		[{ milliEpsilon: 0 }, 'thousandths above 0'],
		[{ milliEpsilon: 0.5 }, 'thousandths above 0'],
		[{ casesPerPerson: 0 }, 'at least 1'],
		[{ years: { from: 2021, to: 2020 } }, 'the first not after the last'],
		[{ years: { from: 1900, to: 2020 } }, 'At most 50 years'],
		[{ years: { from: NaN, to: 2020 } }, 'four digits']
	])('%j are refused with a sentence', (part, sentence) => {
		expect(() => checkChoices({ ...without, ...part }, areas, undefined)).toThrow(sentence);
	});

	it('are refused where areas were made from the records, or lie in nothing larger', () => {
		const grid = { kind: 'grid', shape: 'hexagon', cellSizeMetres: 5000 } as const;
		expect(() => checkChoices(without, areas, grid)).toThrow('drawn beforehand');
		const flat = { ...areas, parents: null };
		expect(() => checkChoices({ ...without, finest: 'parent' }, flat, undefined)).toThrow(
			'larger areas'
		);
	});
});

describe('the files that a budget is kept by', () => {
	const loaded = {} as LoadedProject;
	const prints = (...parts: BlobPart[]) =>
		fingerprintSources({ blobs: [new Blob(parts)], fingerprints: [] }, loaded, {});
	const common = (one: string[], other: string[]) =>
		one.filter((print) => other.includes(print)).length;

	it('are the same records when another program saved them again', async () => {
		const first = await prints('date,area\n2020-01-02,a\n2020-01-03,b\n');
		for (const again of [
			'date,area\r\n2020-01-02,a\r\n2020-01-03,b',
			'\ufeffdate,area\n2020-01-02,a\n\n2020-01-03,b\n\n',
			'date,area\r2020-01-02,a\r2020-01-03,b\r'
		])
			expect(common(first, await prints(again))).toBe(1);
		expect(common(first, await prints('date,area\n2020-01-02,a\n2020-01-03,c\n'))).toBe(0);
		expect(common(first, await prints('date,area\n2020-01-02,a2020-01-03,b\n'))).toBe(0);
		// Of bytes that are no text, only those themselves.
		expect(await prints(Uint8Array.of(80, 75, 0, 10))).toHaveLength(1);
	});

	it('are told alike wherever a file is cut into pieces', async () => {
		const text = Array.from({ length: 30_000 }, (_, i) => `${i}\r\n`).join('');
		expect(await textFingerprint(new Blob([text]))).toBe(
			await textFingerprint(new Blob([text.replaceAll('\r', '')]))
		);
	});
});

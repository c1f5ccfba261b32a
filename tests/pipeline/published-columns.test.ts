import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '$lib/database/open-node-engine';
import { viewAreaPeriods } from '$lib/disclosure/views';
import type { Engine } from '$lib/model/engine';
import { projectSchema } from '$lib/model/project';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { viewSchema } from '$lib/model/view';
import { createRandom } from '$lib/numeric/random';
import { LocalDesk } from '$lib/pipeline/desk';
import { exploreRequestOf } from '$lib/pipeline/explore/request-of';
import { loadRelease } from '$lib/pipeline/load-release';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import { publishedColumns } from '$lib/pipeline/published-columns';
import { InlineRunner } from '$lib/workers/inline-runner';

const policy = disclosureSchema.parse({});
const random = createRandom(8);
const pick = <T>(list: T[]) => list[Math.floor(list.length * random.uniform() ** 2)];
const cities = Array.from({ length: 90 }, (_, i) => (i === 3 ? '' : `city ${i}`));
const codes: Record<string, string> = { female: 'W', male: 'M', '': '' };

/** Made-up cases: a region follows from the city, a code from the sex; who is a minor is never convicted. */
const lines = Array.from({ length: 4000 }, () => {
	const city = pick(cities);
	const sex = pick(['female', 'male', '']);
	const minor = pick(['no', 'yes', 'unknown']);
	const stage = pick(
		minor === 'yes' ? ['identified', 'helped'] : ['identified', 'helped', 'convicted']
	);
	const region = city && `region ${Number(city.slice(5)) % 7}`;
	const area = String(pick([1, 4, 5, 6, 8, 9, 10, 12, 13])).padStart(2, '0');
	const month = String(1 + random.below(12)).padStart(2, '0');
	return [`2021-${month}-05`, area, stage, region, city, sex, codes[sex], minor].join();
});
const csv = ['date,state,stage,region,city,sex,code,minor', ...lines].join('\n') + '\n';
const project = projectSchema.parse({
	version: 1,
	incidents: [
		{
			file: 'cases.csv',
			columns: {
				date: 'date',
				area: 'state',
				stage: 'stage',
				sex: 'sex',
				category: ['region', 'city', 'code', 'minor']
			}
		}
	],
	areas: { kind: 'builtin', set: 'us-states' }
});

let engine: Engine;
let desk: LocalDesk;
let loaded: LoadedProject;
const runner = new InlineRunner();
beforeAll(async () => {
	engine = await openNodeEngine();
	desk = new LocalDesk(engine, runner);
	loaded = await desk.open(project, { 'cases.csv': new Blob([csv]) });
});
afterAll(() => engine.close());

const count = (keep: (line: string[]) => boolean) =>
	lines.filter((line) => keep(line.split(','))).length;

describe('the columns by which a dataset is published', () => {
	it('are one where one follows from another, in either order and with missing values', async () => {
		const columns = await publishedColumns(loaded, policy, { engine });
		const names = columns.map((column) => [...column.names].sort().join()).sort();
		expect(names).toEqual(['city,region', 'code,sex', 'minor', 'stage']);
		const places = columns.find((column) => column.names.includes('city'))!;
		// Sixty cities by name, and the regions of all others.
		expect(places.values.length).toBe(61 + 7);
		const sexes = columns.find((column) => column.names.includes('sex'))!;
		expect(sexes.values.length).toBe(3);
	});

	it('are decided alike whatever is asked for', async () => {
		const all = await loadRelease(loaded, policy, { engine, runner });
		const other = await desk.open(project, { 'cases.csv': new Blob([csv]) });
		for (const name of ['region', 'minor', 'stage']) {
			const release = await loadRelease(other, policy, { engine, runner }, [name]);
			const of = (columns: typeof all.columns) =>
				columns.find((column) => column.names.includes(name));
			expect(of(release.columns)).toEqual(of(all.columns));
			expect(of(all.columns)).toBeDefined();
		}
	});

	it('are told rightly, each by itself and both at once', async () => {
		const release = await loadRelease(loaded, policy, { engine, runner });
		const told = (filter: Record<string, string[]>) =>
			viewAreaPeriods(release, [-1], [null], filter).counts[0];
		expect(told({ sex: ['female'] })).toBe(count(([, , , , , sex]) => sex === 'female'));
		expect(told({ code: ['W'] })).toBe(told({ sex: ['female'] }));
		expect(told({ code: ['W'], sex: ['female'] })).toBe(told({ sex: ['female'] }));
		expect(told({ code: ['W'], sex: ['male'] })).toBe(0);
		expect(told({ region: ['region 1'] })).toBe(count(([, , , region]) => region === 'region 1'));
		expect(told({ city: ['city 2'] })).toBe(count(([, , , , city]) => city === 'city 2'));
	});

	it('say beside which they are held back, and with which they are one', async () => {
		const request = exploreRequestOf(project, viewSchema.parse({}), loaded.dataset.step);
		const { categories } = await desk.explore(request);
		const of = (name: string) => categories.find(({ column }) => column === name)!;
		expect(of('region').asOne).toEqual(['city']);
		expect(of('sex').beside).toEqual([]);
		const [stage, minor] = [of('stage'), of('minor')];
		expect([...stage.beside!, ...minor.beside!]).toEqual(
			categories.indexOf(stage) < categories.indexOf(minor) ? ['stage'] : ['minor']
		);
	});

	it('are one where the policy crosses them', async () => {
		const crossed = disclosureSchema.parse({ crossings: [['stage', 'sex']] });
		const release = await loadRelease(loaded, crossed, { engine, runner }, ['stage']);
		const names = release.columns.flatMap((column) => [...column.names].sort());
		expect(names).toEqual(['code', 'sex', 'stage']);
		const filter = { stage: ['helped'], sex: ['male'] };
		const both = viewAreaPeriods(release, [-1], [null], filter).counts[0];
		expect(both).toBe(count(([, , stage, , , sex]) => stage === 'helped' && sex === 'male'));
		const apart = await loadRelease(loaded, policy, { engine, runner });
		expect(viewAreaPeriods(apart, [-1], [null], filter).hidden).toBe(1);
	});
});

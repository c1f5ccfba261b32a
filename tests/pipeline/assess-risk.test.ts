import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '$lib/database/open-node-engine';
import type { Areas } from '$lib/model/areas';
import type { Engine } from '$lib/model/engine';
import type { Role } from '$lib/model/intake';
import { knownColumns, type RiskQuestion } from '$lib/model/risk';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { assessRisk } from '$lib/pipeline/assess-risk';
import { loadIncidents } from '$lib/pipeline/load-incidents';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import { placeIncidents } from '$lib/pipeline/place-incidents';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openedText } from './opened';

const areas = {
	ids: ['a', 'b'],
	names: ['a', 'b'],
	parents: null,
	population: null,
	centres: new Float64Array(4),
	features: { type: 'FeatureCollection', features: [] }
} as unknown as Areas;

const outside = { runner: new InlineRunner(), files: { open: async () => new Blob() } };
const engines: Engine[] = [];
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

/** Loads rows of their own and answers questions about them. */
async function asker(text: string, roles: Record<string, Role>) {
	const engine = await openNodeEngine();
	engines.push(engine);
	const context = { ...outside, engine };
	const dataset = await loadIncidents([openedText('cases.csv', text, roles)], context);
	await placeIncidents(dataset, areas, context);
	const loaded: LoadedProject = { dataset, areas, population: null };
	const ask = (change: Partial<RiskQuestion>) =>
		assessRisk(
			{
				policy: disclosureSchema.parse({ mode: 'exact' }),
				columns: ['category sex', 'category ageBand'],
				sensitive: null,
				threshold: 11,
				...change
			},
			loaded,
			context
		);
	return { dataset, ask };
}

const times = (count: number, row: string) => Array<string>(count).fill(row);
/** 27 people. By sex and age: 12 and 11 young, 3 old women of one form, 1 old man. */
const people = [
	'date,area,sex,age,form',
	...times(6, '2020-01-10,a,female,18-25,labour'),
	...times(6, '2020-03-10,a,female,18-25,sexual'),
	...times(11, '2020-01-10,a,male,18-25,labour'),
	...times(3, '2020-03-10,b,female,40+,labour'),
	'2021-05-10,b,male,40+,sexual'
].join('\n');
const roles: Record<string, Role> = {
	date: 'date',
	area: 'area',
	sex: 'sex',
	age: 'ageBand',
	form: 'form'
};
const protectedPolicy = disclosureSchema.parse({});

let cases: Awaited<ReturnType<typeof asker>>;
beforeAll(async () => void (cases = await asker(people, roles)));

describe('how findable records are', () => {
	it('is as counted by hand', async () => {
		const risk = await cases.ask({ sensitive: 'form' });
		expect(risk).toMatchObject({
			alike: 1,
			diversity: 1,
			records: 27,
			unique: 1,
			below: 4
		});
		// Without age there are 15 women and 12 men; without sex the 4 old people stay few.
		expect(risk.sources).toEqual([
			{ column: 'category ageBand', relieved: 4 },
			{ column: 'category sex', relieved: 0 }
		]);
		expect(risk.recoding).toEqual([
			{
				dropped: 'category ageBand',
				after: {
					alike: 12,
					diversity: 2,
					records: 27,
					unique: 0,
					below: 0
				}
			}
		]);
	});

	it('takes areas, months and years as known too', async () => {
		const found = async (...columns: RiskQuestion['columns']) => {
			const { alike, unique, below } = await cases.ask({ columns });
			return [alike, unique, below];
		};
		expect(await found('area')).toEqual([4, 0, 4]);
		expect(await found('year')).toEqual([1, 1, 1]);
		// January 17, March 9, May of the next year 1.
		expect(await found('month')).toEqual([1, 1, 10]);
		expect(await found('area', 'month')).toEqual([1, 1, 10]);
	});

	it('sums counts, and takes a missing value as a value', async () => {
		const { ask } = await asker('sex,cases\nfemale,5\nmale,20\n,2\nfemale,30\n', {
			sex: 'sex',
			cases: 'count'
		});
		const risk = await ask({ columns: ['category sex'] });
		expect([risk.records, risk.alike, risk.below]).toEqual([57, 2, 2]);
		expect(risk.recoding[0].after.alike).toEqual(57);
	});

	it('offers what data without dates and places have, and no more', async () => {
		const { dataset, ask } = await asker('sex\nfemale\nmale\n', { sex: 'sex' });
		expect(knownColumns(dataset)).toEqual(['category sex']);
		await expect(ask({ columns: ['area'] })).rejects.toThrow(
			'no column "area" to be known by; they have: sex.'
		);
	});
});

describe('in protected mode', () => {
	it('nothing is told: it is no function of what is published', async () => {
		await expect(cases.ask({ policy: protectedPolicy })).rejects.toThrow('in "exact" mode only');
	});
});

describe('a question that cannot be answered', () => {
	it.each<[Partial<RiskQuestion>, string]>([
		[{ columns: [] }, 'Tick at least one column'],
		[{ columns: ['category shoe size'] }, 'no column "shoe size" to be known by'],
		[{ sensitive: 'shoe size' }, 'no column "shoe size" to be known by'],
		[{ sensitive: 'sex' }, '"sex" cannot be both known'],
		[{ threshold: 1 }, 'at least 2; 1 was given'],
		[{ threshold: 2.5 }, 'at least 2; 2.5 was given'],
		[{ threshold: NaN }, 'at least 2; NaN was given']
	])('%j is refused with a sentence', async (change, sentence) => {
		await expect(cases.ask(change)).rejects.toThrow(sentence);
	});
});

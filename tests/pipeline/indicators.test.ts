import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '$lib/database/open-node-engine';
import type { Areas } from '$lib/model/areas';
import { chainSteps, waitBands, type Indicators } from '$lib/model/indicators';
import type { Engine } from '$lib/model/engine';
import type { Role } from '$lib/model/intake';
import { projectSchema } from '$lib/model/project';
import { measureIndicators } from '$lib/pipeline/indicators/measure-indicators';
import { loadIncidents } from '$lib/pipeline/load-incidents';
import { placeIncidents } from '$lib/pipeline/place-incidents';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openedText } from './opened';

const places = ['a', 'b', 'c'];
const areas: Areas = {
	ids: places,
	names: places,
	parents: null,
	population: Float64Array.of(100_000, 200_000, 300_000),
	centres: new Float64Array(6),
	features: { type: 'FeatureCollection', features: [] }
} as unknown as Areas;

/** Cases of 2020 and 2021: how many stand at each step a year and area. */
const furthest = [40, 30, 20, 24, 16, 30];
const rows = [2020, 2021].flatMap((year) =>
	places.flatMap((place) =>
		chainSteps.flatMap((step, s) =>
			Array.from({ length: furthest[s] }, (_, i) => {
				const month = String((i % 12) + 1).padStart(2, '0');
				const organisation = i % 3 ? 'police' : 'hotline';
				const referred = s > 0 ? `${year + 1}-${month}` : '';
				return [
					`${year}-${month}`,
					place,
					organisation,
					i % 4 ? 'female' : '',
					step,
					referred
				].join();
			})
		)
	)
);
const text = ['date,area,organisation,sex,furthest,referred', ...rows].join('\n');

let engine: Engine;
let loaded: LoadedProject;
const base = {
	version: 1,
	indicators: {
		targets: [
			{ name: 'support', step: 'supported', from: '2021-01-01', to: '2021-12-31', target: 200 },
			{ name: 'later', step: 'convicted', from: '2021-01-01', to: '2022-12-31', target: 9000 }
		]
	}
};
const measure = (change: object = {}) =>
	measureIndicators(projectSchema.parse({ ...base, ...change }), loaded, {
		engine,
		runner: new InlineRunner(),
		files: { open: async () => new Blob() }
	});
let exact: Indicators;
let shown: Indicators;

beforeAll(async () => {
	engine = await openNodeEngine();
	const table = openedText('cases.csv', text, {
		date: 'date',
		area: 'area',
		organisation: 'organisation',
		sex: 'sex',
		furthest: 'furthestStep',
		referred: 'referredDate'
	});
	const context = { engine, runner: new InlineRunner(), files: { open: async () => new Blob() } };
	const dataset = await loadIncidents([table], context);
	await placeIncidents(dataset, areas, context);
	loaded = { dataset, areas, population: null };
	exact = await measure({ disclosure: { mode: 'exact' } });
	shown = await measure();
});
afterAll(() => engine.close());

/** Cases that reached each step in a row and column of the chain. */
const reached = ({ chain }: Indicators, row: number, column: number) =>
	chain.steps.map(({ counts }) => counts[row * chain.columns + column]);

describe('the chain', () => {
	it('counts a case at every step up to its furthest, by area and year', () => {
		const oneYearAndArea = [160, 120, 90, 70, 46, 30];
		expect(exact.chain.areaIds).toEqual(['', 'a', 'b', 'c']);
		expect(exact.periods).toEqual(['2020', '2021']);
		expect(reached(exact, 2, 1)).toEqual(oneYearAndArea);
		expect(reached(exact, 0, 0)).toEqual(oneYearAndArea.map((count) => 6 * count));
		const { share, lower, upper } = exact.chain.steps[1];
		expect(share[0]).toBeCloseTo(0.75, 12);
		expect(lower[0]).toBeLessThan(0.75);
		expect(upper[0]).toBeGreaterThan(0.75);
	});

	it('shows in protected mode either the true number or nothing', () => {
		for (let row = 0; row < 4; row++)
			for (let column = 0; column < 3; column++)
				reached(shown, row, column).forEach((count, step) => {
					if (!Number.isNaN(count)) expect(count).toBe(reached(exact, row, column)[step]);
				});
		expect(reached(shown, 0, 0)).toEqual(reached(exact, 0, 0));
	});
});

describe('beside the chain', () => {
	it('tells waiting times in bands of months', () => {
		const [wait] = exact.waits;
		expect([wait.from, wait.to]).toEqual(['identified', 'referred']);
		expect(wait.counts[waitBands.indexOf(12)]).toBe(720);
		expect(wait.known[0]).toBe(720);
		expect(wait.withinThree[0]).toBe(0);
	});

	it('tells cases per 100,000 residents and year', () => {
		expect(exact.detection!.years).toEqual(['2020', '2021']);
		expect(exact.detection!.all[0]).toBeCloseTo((480 / 600_000) * 1e5, 9);
		const { values, rates } = exact.detection!.parts.find(({ column }) => column === 'sex')!;
		const women = rates[values.indexOf('female') * 2];
		expect(women).toBeLessThan(exact.detection!.all[0]);
	});

	it('judges targets by the pace so far', () => {
		expect(exact.targets.map(({ soFar, status }) => [soFar, status])).toEqual([
			[270, 'on-course'],
			[90, 'behind']
		]);
		expect(exact.targets[1].elapsed).toBeCloseTo(0.5, 3);
	});

	it('tells missing values of protected columns over all sources together, never by source', () => {
		const { columns, rows: sources } = exact.quality;
		const sex = columns.indexOf('sex');
		const police = sources.find(({ source }) => source === 'police')!;
		expect(police.shares[sex]).toBeGreaterThan(0.2);
		const told = shown.quality.rows.find(({ source }) => source === 'police')!;
		expect(told.shares[sex]).toBeNaN();
		expect(told.shares[columns.indexOf('unplaced')]).toBe(0);
		const together = shown.quality.rows.find(({ all }) => all)!.shares[sex];
		const missing = sources.reduce((sum, { cases, shares }) => sum + cases * shares[sex], 0);
		expect(together).toBeCloseTo(missing / sources.reduce((sum, { cases }) => sum + cases, 0), 12);
	});

	it('names a target whose area or span cannot be counted', async () => {
		const target = base.indicators.targets[0];
		await expect(
			measure({ indicators: { targets: [{ ...target, area: 'nowhere' }] } })
		).rejects.toThrow('"support" names the area "nowhere"');
		await expect(
			measure({ indicators: { targets: [{ ...target, to: '2021-12-30' }] } })
		).rejects.toThrow('begin with the first and end with the last day of a month');
	});
});

it('says of a word that is no step which row has it, and keeps the case', async () => {
	const wrong = openedText('cases.csv', 'date,furthest\n2020-01,aided\n2020-02,Condenado\n', {
		date: 'date',
		furthest: 'furthestStep'
	});
	const other = await openNodeEngine();
	const context = {
		engine: other,
		runner: new InlineRunner(),
		files: { open: async () => new Blob() }
	};
	const { findings, rows: kept, followUp } = await loadIncidents([wrong], context);
	expect(findings.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
		[2, 'furthest', 'aided', 'step-unknown']
	]);
	expect(kept).toBe(2);
	expect(followUp[0].values.sort()).toEqual(['convicted', 'identified']);
	await other.close();
});

it('tells no wait where the number who reached its step is hidden: whoever has a date has reached it', async () => {
	// 3 prosecuted and 12 convicted: neither may be told, for their sum is known from the steps before.
	const line = (step: string, end: string) => `2020-01-10,${step},${end}`;
	const cases = [
		...Array.from({ length: 100 }, () => line('identified', '')),
		...Array.from({ length: 3 }, () => line('prosecuted', '')),
		...Array.from({ length: 12 }, () => line('convicted', '2021-03-10'))
	];
	const text = ['date,furthest,end', ...cases].join('\n');
	const told = async (mode: string, roles: Record<string, Role>) => {
		const own = await openNodeEngine();
		const context = {
			engine: own,
			runner: new InlineRunner(),
			files: { open: async () => new Blob() }
		};
		const dataset = await loadIncidents([openedText('cases.csv', text, roles)], context);
		await placeIncidents(dataset, areas, context);
		const project = projectSchema.parse({ version: 1, disclosure: { mode } });
		const found = await measureIndicators(project, { dataset, areas, population: null }, context);
		await own.close();
		return found;
	};
	const roles: Record<string, Role> = { date: 'date', end: 'convictedDate' };
	const chained: Record<string, Role> = { ...roles, furthest: 'furthestStep' };
	expect((await told('exact', chained)).waits[0].known[0]).toBe(12);
	const kept = await told('protected', chained);
	expect(kept.chain.steps[chainSteps.indexOf('convicted')].counts[0]).toBeNaN();
	expect([...kept.waits[0].counts, ...kept.waits[0].known].every(Number.isNaN)).toBe(true);
	// Without the chain beside it the same column is told: the two together would say too much.
	expect((await told('protected', roles)).waits[0].known[0]).toBe(12);
});

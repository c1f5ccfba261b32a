import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plan } from '../../src/cli/commands/plan';
import { DiskFiles } from '../../src/cli/disk-files';
import { openNodeEngine } from '$lib/database/open-node-engine';
import { parseProject } from '$lib/model/parse-project';
import { InlineRunner } from '$lib/workers/inline-runner';

const states = ['06', '12', '36', '48', '53', '56'];

const usual = states.flatMap((state, i) =>
	[2021, 2022, 2023].map((year) => `${year}-03-01,${state},${state === '56' ? 1 : 20 * (i + 1)}`)
);

async function run(
	block: object,
	more: object = {},
	rows = usual,
	files: Record<string, string> = {}
) {
	const folder = mkdtempSync(join(tmpdir(), 'atlas-'));
	writeFileSync(join(folder, 'cases.csv'), ['date,area,count', ...rows].join('\n'));
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	const project = parseProject({
		version: 1,
		incidents: [{ file: 'cases.csv', columns: { date: 'date', area: 'area', count: 'count' } }],
		areas: { kind: 'builtin', set: 'us-states' },
		period: { from: '2021-01-01', to: '2023-12-31', step: 'year' },
		plan: block,
		...more
	});
	const engine = await openNodeEngine();
	try {
		const context = { engine, files: new DiskFiles(folder), runner: new InlineRunner() };
		const { result, table, seed } = await plan(project, context);
		return { result, seed, table: table!(result) };
	} finally {
		await engine.close();
	}
}

const settings = {
	budget: 400_000,
	currency: 'EUR',
	draws: 10,
	programmes: [
		{
			id: 'training',
			unitCost: 4000,
			unitsPerArea: 20,
			response: { kind: 'saturating', maximumShare: 0.2, halfUnits: 5 }
		},
		{
			id: 'shelter',
			unitCost: 30_000,
			fixedCost: 20_000,
			unitsPerArea: 3,
			maximumBudget: 200_000,
			response: {
				kind: 'points',
				points: [
					[1, 0.2],
					[3, 0.4]
				]
			}
		}
	],
	limits: { areaMaximum: 150_000, areas: { '06': { minimum: 20_000 } } }
};

describe('the plan command', () => {
	it('writes a plan within its limits, small areas withheld', async () => {
		const { table, result, seed } = await run(settings);
		expect(table.columns.slice(0, 7)).toEqual([
			'area_id',
			'programme',
			'amount',
			'units',
			'effect',
			'effect_lower',
			'effect_upper'
		]);
		expect(seed).toBe(1);
		const rows = table.rows.map(([area, programme, amount, units, effect]) => ({
			area,
			programme,
			amount: Number(amount),
			units: Number(units),
			effect: Number(effect)
		}));
		const spent = (keep: (row: (typeof rows)[number]) => boolean) =>
			rows.filter(keep).reduce((sum, row) => sum + row.amount, 0);
		expect(spent(() => true)).toBeLessThanOrEqual(400_000);
		expect(spent((row) => row.programme === 'shelter')).toBeLessThanOrEqual(200_000);
		expect(spent((row) => row.area === '06')).toBeGreaterThanOrEqual(20_000);
		for (const state of states)
			expect(spent((row) => row.area === state)).toBeLessThanOrEqual(150_000);
		for (const row of rows) {
			expect(Number.isInteger(row.units)).toBe(true);
			if (row.area === '56') expect(row.effect).toBeNaN();
		}
		expect(result.gap).toBeLessThan(1e-6);
		expect(result.totalNeed).toBeCloseTo(20 + 40 + 60 + 80 + 100 + 1, 6);
	});

	it('corrects need by assumed reporting rates and says how far it follows past attention', async () => {
		const rates = [
			{ low: 0.3, central: 0.5, high: 0.7 },
			{ areas: ['53'], low: 0.8, central: 0.9, high: 1 }
		];
		const { result } = await run(settings, { underreporting: { method: 'scenario', rates } });
		const at = result.areaIds.indexOf('53');
		expect(result.need[at]).toBeCloseTo(100 / 0.9, 6);
		expect(result.need[result.areaIds.indexOf('48')]).toBeCloseTo(80 / 0.5, 6);
		expect(Math.abs(result.dependence)).toBeLessThanOrEqual(1);
		expect(result.feedback).toHaveLength(4);
	});

	it('says in words what cannot be planned', async () => {
		await expect(run({ ...settings, limits: { areaMinimum: 100_000 } })).rejects.toThrow(
			'the minimums by area already cost'
		);
		const limits = { areas: { Texs: { minimum: 1 } } };
		await expect(run({ ...settings, limits })).rejects.toThrow('Texas');
		await expect(
			run({ ...settings, limits: {}, budget: 100, programmes: [settings.programmes[0]] })
		).rejects.toThrow('the budget of 100 buys not one unit: the cheapest costs 4000');
		const refused: [object, string][] = [
			[{ budget: 1, currency: 'euro' }, 'three letters'],
			[{ budget: 0 }, 'the budget must be above 0'],
			[{ budget: 1, programmes: [] }, 'at least one programme'],
			[
				{ ...settings, programmes: [{ ...settings.programmes[0], unitsPerArea: 0 }] },
				'the most units of a programme must be above 0'
			],
			[{ ...settings, programmes: [settings.programmes[0], settings.programmes[0]] }, 'the same id']
		];
		for (const [plan, sentence] of refused)
			expect(() => parseProject({ version: 1, plan })).toThrow(sentence);
	});
});

describe('hidden counts', () => {
	it('do not change the plan: it is the same whatever they are', async () => {
		const rows = (small: [number, number]) =>
			states
				.slice(0, 4)
				.flatMap((state, i) => [`2023-03-01,${state},${i < 2 ? small[i] : 40 * i}`]);
		const spent = async (small: [number, number]) => {
			const { result } = await run(settings, {}, rows(small));
			return [...result.amount, ...(result.robustness?.fundedAreas ?? [])];
		};
		expect(await spent([2, 9])).toEqual(await spent([8, 3]));
	});
});

describe('sites by travel from a file', () => {
	const travel = ['from,to,minutes', '06,53,300', '06,48,500', '06,12,900', '06,36,800'];
	const others = ['53,48,700', '53,12,1000', '53,36,850', '48,12,400', '48,36,600', '12,36,450'];
	const sites = (more: object) => ({
		...settings,
		limits: {},
		draws: 0,
		sites: {
			count: 1,
			areas: ['06', '48', '36'],
			travel: { file: 'travel.csv', columns: { from: 'from', to: 'to', cost: 'minutes' } },
			...more
		}
	});

	it('covers most need within minutes and says the bands', async () => {
		const block = sites({ objective: 'max-covering', reachMinutes: 450, bands: [300, 450] });
		const exact = { disclosure: { mode: 'exact' } };
		const { result } = await run(block, exact, usual, { 'travel.csv': travel.join('\n') });
		// Needs are 20, 40, 60, 80, 100 and 1: California reaches Washington alone (20 + 100).
		expect(result.sites?.open).toEqual(['06']);
		expect(result.sites?.unit).toBe('minutes');
		const { totalNeed } = result;
		expect(result.sites?.objective).toBeCloseTo(120, 6);
		expect(result.sites?.bands).toEqual([
			{ upTo: 300, share: expect.closeTo(120 / totalNeed, 6) },
			{ upTo: 450, share: expect.closeTo(120 / totalNeed, 6) }
		]);
	});

	it('refuses travel that leaves a pair out where everybody must be served, and numbers that are none', async () => {
		const median = sites({ objective: 'p-median' });
		await expect(
			run(median, {}, usual, { 'travel.csv': [...travel, ...others.slice(1)].join('\n') })
		).rejects.toThrow('The file of travel has no way from');
		await expect(
			run(median, {}, usual, { 'travel.csv': 'from,to,minutes\n06,53,-3' })
		).rejects.toThrow('must be a number of at least 0');
		await expect(
			run(median, {}, usual, { 'travel.csv': 'from,to,minutes\nhere,there,3' })
		).rejects.toThrow('no row of this file names two of the areas');
	});
});

describe('a plan for counties', () => {
	const counties = ['06037', '06059', '48201', '48113', '36047', '12086'];
	const rows = counties.map((county, i) => `2023-03-01,${county},${20 * (i + 1)}`);
	const inCounties = (limits: object) =>
		run({ ...settings, programmes: settings.programmes.slice(0, 1), draws: 0, limits }, of, rows);
	const of = { areas: { kind: 'builtin', set: 'us-counties' } };

	it('takes states by name or code, and names them', async () => {
		const equity = [{ name: 'the west', areas: ['California'], atLeast: 1 }];
		const jurisdictions = { '*': { maximumShare: 0.3 }, Texas: { maximumShare: 0.1 } };
		const { result } = await inCounties({ jurisdictions, equity });
		const share = (state: string) =>
			result.jurisdictions.find(({ name }) => name === state)!.amount;
		expect(share('Texas') * result.totalAmount).toBeLessThanOrEqual(40_000);
		expect(share('California') * result.totalAmount).toBeGreaterThanOrEqual((400_000 * 60) / 420);
		const byCode = await inCounties({ jurisdictions: { 48: { maximumShare: 0.1 } } });
		const byName = await inCounties({ jurisdictions: { Texas: { maximumShare: 0.1 } } });
		expect(byCode.result.amount).toEqual(byName.result.amount);
	});

	it('says what states and groups get beside last year, need and residents', async () => {
		const spent = counties.map((county, i) => `${county},${i === 0 ? 30_000 : 10_000}`);
		const block = {
			...settings,
			programmes: settings.programmes.slice(0, 1),
			draws: 0,
			limits: {
				continuity: { file: 'last.csv', columns: { area: 'county', amount: 'spent' }, within: 1 },
				equity: [{ name: 'the coast', areas: ['06037', '12086'], atLeast: 0 }]
			}
		};
		const files = { 'last.csv': ['county,spent', ...spent].join('\n') };
		const { result } = await run(block, of, rows, files);
		const shares = (name: string) => result.jurisdictions.find((one) => one.name === name)!;
		expect(shares('California')).toMatchObject({ kind: 'jurisdiction', lastYear: 40 / 80 });
		expect(shares('Texas')).toMatchObject({ lastYear: 20 / 80, recorded: (60 + 80) / 420 });
		expect(shares('the coast')).toMatchObject({ kind: 'group', lastYear: 40 / 80 });
		expect(shares('the coast').recorded).toBeCloseTo((20 + 120) / 420, 9);
		const states = result.jurisdictions.filter(({ kind }) => kind === 'jurisdiction');
		expect(states.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(1, 9);
	});

	it('refuses a jurisdiction that there is not, naming the nearest', async () => {
		const jurisdictions = { Texs: { maximumShare: 0.1 } };
		await expect(inCounties({ jurisdictions })).rejects.toThrow(
			'"Texs" (limits.jurisdictions) is no jurisdiction. Did you mean "Texas"?'
		);
	});
});

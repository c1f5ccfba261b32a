import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Areas } from '$lib/model/areas';
import type { Engine } from '$lib/model/engine';
import type { Role } from '$lib/model/intake';
import { dayNumber } from '$lib/model/period';
import { projectSchema, type ProjectInput } from '$lib/model/project';
import type { Context } from '$lib/pipeline/context';
import { loadIncidents } from '$lib/pipeline/load-incidents';
import { loadPanel } from '$lib/pipeline/load-panel';
import { placeIncidents } from '$lib/pipeline/place-incidents';
import { InlineRunner } from '$lib/workers/inline-runner';
import { engines } from '../database/engines';
import { openedColumns, openedText } from './opened';

const text = `when,lon,lat,form,n,note
2020-01-05,0.5,0.5,forced labour,2,"a, b"
2020-01-31,0.5,0.5,forced labour,3,x
2020-02-01,1.5,0.5,sexual exploitation,1,x
31/02/2020,1.5,0.5,forced labour,1,x
2020-02-30,0.5,0.5,forced labour,1,x
,0.5,0.5,forced labour,4,x
2020-03-01,45,120,forced labour,1,x
2020-03-01,9,9,-99,1,x
2020-03-02,here,0.5,forced labour,1,x
2020-03-02,1.5,0.5,unknown,,x
2020-03-02,0.5,0.5,forced labour,<5,x
2020-03-03,0.5,0.5,forced labour,-1,x
2020-03-04,0,0,forced labour,1,x
2020-03-04,0,0,forced labour,1,x
`;
const roles = {
	when: 'date',
	lon: 'longitude',
	lat: 'latitude',
	form: 'form',
	n: 'count'
} as const;

function squares(...origins: number[]): Areas {
	return {
		ids: origins.map((x) => `0${x}`),
		names: origins.map((x) => `Área ${x}`),
		centres: new Float64Array(origins.flatMap((x) => [x + 0.5, 0.5])),
		population: new Float64Array(origins.map((x) => 1000 * (x + 1))),
		parents: null,
		features: {
			type: 'FeatureCollection',
			features: origins.map((x) => ({
				type: 'Feature',
				properties: { id: `0${x}`, name: `Área ${x}` },
				geometry: {
					type: 'Polygon',
					coordinates: [
						[
							[x, 0],
							[x + 1, 0],
							[x + 1, 1],
							[x, 1],
							[x, 0]
						]
					]
				}
			}))
		}
	};
}

const projectOf = (input: Partial<ProjectInput>) => projectSchema.parse({ version: 1, ...input });

describe.each(engines)('loading on %s', (_, open) => {
	let engine: Engine;
	let context: Context;
	beforeAll(async () => {
		engine = await open();
		const files = { open: () => Promise.reject(new Error('no files')) };
		context = { engine, runner: new InlineRunner(), files };
	});
	afterAll(() => engine.close());

	const load = () => loadIncidents([openedText('cases.csv', text, roles)], context);

	it('uses what can be read and names the rest', async () => {
		const dataset = await load();
		expect(dataset).toMatchObject({
			rows: 10,
			firstDay: dayNumber('2020-01-05'),
			lastDay: dayNumber('2020-03-04'),
			dated: true,
			located: true,
			named: false,
			counted: true
		});
		expect(dataset.categories).toEqual([
			{ id: 'form', values: ['forced labour', 'sexual exploitation'], aliases: ['form'] }
		]);
		const found = dataset.findings.map(({ row, code, value }) => [row, code, value]);
		expect(found).toContainEqual([5, 'date-impossible', '31/02/2020']);
		expect(found).toContainEqual([6, 'date-impossible', '2020-02-30']);
		expect(found).toContainEqual([7, 'date-missing', undefined]);
		expect(found).toContainEqual([8, 'coordinates-swapped', undefined]);
		expect(found).toContainEqual([10, 'coordinate-unreadable', undefined]);
		expect(found).toContainEqual([11, 'count-missing', undefined]);
		expect(found).toContainEqual([12, 'count-censored', '<5']);
		expect(found).toContainEqual([13, 'count-negative', '-1']);
		expect(found).toContainEqual([14, 'coordinates-zero', undefined]);
		expect(found).toContainEqual([15, 'row-identical', undefined]);
		expect(found).toHaveLength(11);
	});

	it('leaves out a row dated years ahead: it would draw out every window', async () => {
		const year = new Date().getFullYear();
		const days = [`${year}-01-01`, `${year + 3}-01-01`];
		const rows = ['when,lon,lat', ...days.map((day) => `${day},0.5,0.5`), ''].join('\n');
		const columns = { when: 'date', lon: 'longitude', lat: 'latitude' } as const;
		const dataset = await loadIncidents([openedText('late.csv', rows, columns)], context);
		expect(dataset.rows).toBe(1);
		expect(dataset.lastDay).toBe(dayNumber(days[0]));
		expect(dataset.findings).toMatchObject([
			{ row: 3, column: 'when', code: 'date-out-of-range', value: days[1], rejected: true }
		]);
	});

	it('reads line breaks inside quotes, and rows that end in other ways than these and each other', async () => {
		const columns = { when: 'date', lon: 'longitude', lat: 'latitude' } as const;
		for (const [within, end] of [
			['\n', '\r\n'],
			['\r\n', '\n'],
			['\n', '\n']
		]) {
			const rows = [
				'2020-01-05,0.5,0.5,a',
				`2020-01-06,0.5,0.5,"c${within}d"`,
				'2020-01-07,1.5,0.5,e\n'
			];
			const table = openedText('broken.csv', `when,lon,lat,note\n${rows.join(end)}`, columns);
			expect(await loadIncidents([table], context)).toMatchObject({ rows: 3, findings: [] });
		}
	});

	it('takes the period that the rows are dated by', async () => {
		const step = async (dates: string[]) => {
			const rows = ['day,lon,lat', ...dates.map((date) => `${date},1.5,0.5`)].join('\n');
			const columns = { day: 'date', lon: 'longitude', lat: 'latitude' } as const;
			return (await loadIncidents([openedText('dated.csv', rows, columns)], context)).step;
		};
		expect(await step(['2019', '2020', '2022'])).toBe('year');
		expect(await step(['2019-01-01', '2019-07-01', '2020-04-01'])).toBe('quarter');
		expect(await step(['2019-01-01', '2019-05-01'])).toBe('month');
		expect(await step(['2019-01-01', '2019-01-02'])).toBe('month');
	});

	it('refuses an analysis in which no row counts, and names one', async () => {
		const rows = 'day,where\n2020-01-01,Atlantis\n2020-01-02,Mu';
		const named = openedText('far.csv', rows, { day: 'date', where: 'area' });
		const loaded = await loadIncidents([named], context);
		const areas = squares(0, 1, 5);
		const { findings } = await placeIncidents(loaded, areas, context);
		const files = loaded.files.map((file) => ({ ...file, tally: { ...file.tally, used: 0 } }));
		const dataset = { ...loaded, files, findings };
		await expect(
			loadPanel(projectOf({}), { dataset, areas, population: null }, context)
		).rejects.toMatchObject({
			code: 'no-row-counts',
			place: { file: 'far.csv', row: 3, column: 'where', value: 'Mu' }
		});
	});

	it('counts by area and period, with zeros, and NaN where a row does not say how many', async () => {
		const dataset = await load();
		const areas = squares(0, 1, 5);
		const problems = await placeIncidents(dataset, areas, context);
		expect(problems.problems.map(({ code, rows }) => [code, rows])).toEqual([
			['outside-areas', 1],
			['place-missing', 2]
		]);
		const panel = await loadPanel(
			projectOf({ period: { from: '2020-01-01', to: '2020-04-30', step: 'month' } }),
			{ dataset, areas, population: null },
			context
		);
		expect(panel.periods.length).toBe(4);
		expect([...panel.counts]).toEqual([5, 0, NaN, 0, 0, 1, NaN, 0, 0, 0, 0, 0]);
		expect([...panel.population!.slice(4, 8)]).toEqual([2000, 2000, 2000, 2000]);
		const filtered = await loadPanel(
			projectOf({ period: { step: 'quarter' }, filter: { form: ['sexual exploitation'] } }),
			{ dataset, areas, population: null },
			context
		);
		expect([...filtered.counts]).toEqual([0, 1, 0]);
		await expect(
			loadPanel(
				projectOf({ filter: { foam: ['x'] } }),
				{ dataset, areas, population: null },
				context
			)
		).rejects.toThrow('There is no category column "foam"');
	});

	it('cuts the window by the day', async () => {
		const dataset = await load();
		const areas = squares(0, 1);
		await placeIncidents(dataset, areas, context);
		const panel = await loadPanel(
			projectOf({ period: { from: '2020-01-10', to: '2020-02-15', step: 'month' } }),
			{ dataset, areas, population: null },
			context
		);
		expect([...panel.counts]).toEqual([3, 0, 0, 1]);
	});

	it('tells the code -99 from the longitude -99', async () => {
		const table = openedText('t.csv', 'x,y\n-99,31.5\n-99.00,31.5\n-99,-99\n,\n-999,-999\n', {
			x: 'longitude',
			y: 'latitude'
		});
		table.plan.columns.forEach((column) => column.missing.push('-999'));
		await loadIncidents([table], context);
		const { columns } = await engine.query({
			sql: 'SELECT longitude FROM incidents ORDER BY row',
			values: []
		});
		expect([...(columns.longitude as Float64Array)]).toEqual([-99, -99, NaN, NaN, NaN]);
	});

	it('drops identical rows only when told to', async () => {
		const table = openedText('cases.csv', text, roles, { identicalRows: 'drop' });
		expect((await loadIncidents([table], context)).rows).toBe(9);
	});

	it('reads columns in memory as it reads text', async () => {
		const fromText = await load();
		const table = openedColumns(openedText('cases.csv', text, roles), text);
		expect(await loadIncidents([table], context)).toEqual(fromText);
	});

	it('places rows by code or name, and files without dates, counts or coordinates', async () => {
		const rows = `place\n0\n00\n0.0\narea 1\nAREA 1\nNowhere\n\n`;
		const table = openedText(
			'places.csv',
			`place,x\n${rows
				.trim()
				.split('\n')
				.slice(1)
				.map((r) => `${r},1`)
				.join('\n')}`,
			{
				place: 'area'
			}
		);
		const dataset = await loadIncidents([table], context);
		const areas = squares(0, 1);
		const { problems } = await placeIncidents(dataset, areas, context);
		expect(problems).toEqual([
			{ file: 'places.csv', code: 'area-unknown', rejected: true, rows: 1 }
		]);
		const panel = await loadPanel(projectOf({}), { dataset, areas, population: null }, context);
		expect(panel.undated).toBe(true);
		expect([...panel.counts]).toEqual([3, 2]);
	});

	it('joins several files and gives their categories common codes', async () => {
		const other = `day,shape,x,y\n2021-05-05,sexual exploitation,0.5,0.5\n2021-05-06,organ removal,0.5,0.5\n`;
		const dataset = await loadIncidents(
			[
				openedText('cases.csv', text, roles),
				openedText('more.csv', other, { day: 'date', shape: 'form', x: 'longitude', y: 'latitude' })
			],
			context
		);
		expect(dataset.rows).toBe(12);
		expect(dataset.categories[0]).toEqual({
			id: 'form',
			values: ['forced labour', 'sexual exploitation', 'organ removal'],
			aliases: ['form', 'shape']
		});
		const areas = squares(0, 1);
		await placeIncidents(dataset, areas, context);
		const panel = await loadPanel(
			projectOf({ period: { step: 'year' }, filter: { form: ['sexual exploitation'] } }),
			{ dataset, areas, population: null },
			context
		);
		expect([...panel.counts]).toEqual([0, 1, 1, 0]);
	});

	it('keeps exact coordinates no finer than about 100 m once they have found their areas', async () => {
		const precise = `x,y\n0.99996,0.5\n0.2,0.2\n`;
		const identifying = [
			{ column: 'x', kind: 'exact-coordinates', found: 'content', share: 1, treatment: 'join-only' }
		] as const;
		const table = openedText('p.csv', precise, { x: 'longitude', y: 'latitude' }, {}, [
			...identifying
		]);
		const dataset = await loadIncidents([table], context);
		const areas = squares(0, 1);
		await placeIncidents(dataset, areas, context);
		const { columns } = await engine.query({
			sql: 'SELECT longitude, area FROM incidents ORDER BY row',
			values: []
		});
		expect([...(columns.longitude as Float64Array)]).toEqual([1, 0.2]);
		expect([...(columns.area as Int32Array)]).toEqual([0, 0]);
	});

	it('tells identifying columns that only served to find areas from those left out and those kept', async () => {
		const identifying = ['name', 'x', 'y', 'note'].map((column) => ({
			column,
			kind: column.length > 1 ? ('free-text' as const) : ('exact-coordinates' as const),
			found: 'content' as const,
			share: 1,
			treatment: column.length > 1 ? ('drop' as const) : ('join-only' as const)
		}));
		const precise = 'name,x,y,note\nAnna,0.99996,0.5,a\nBo,0.2,0.2,b\n';
		const fates = async (roles: Record<string, Role>) => {
			const settings = { keepIdentifying: ['note'] };
			const table = openedText('p.csv', precise, roles, settings, identifying);
			const [file] = (await loadIncidents([table], context)).files;
			return [file.dropped, file.joinedOnly, file.keptIdentifying];
		};
		const kept = ['note'];
		expect(await fates({ x: 'longitude', y: 'latitude', note: 'category' })).toEqual([
			['name'],
			['x', 'y'],
			kept
		]);
		expect(await fates({ note: 'category' })).toEqual([['name', 'x', 'y'], [], kept]);
		expect(await fates({ x: 'longitude', note: 'category' })).toEqual([
			['name', 'x', 'y'],
			[],
			kept
		]);
		expect(await fates({ x: 'category', note: 'category' })).toEqual([
			['name', 'y'],
			[],
			['x', 'note']
		]);
	});
});

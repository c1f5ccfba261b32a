import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/model/engine';
import type { ExploreRequest } from '$lib/model/explore';
import { projectSchema } from '$lib/model/project';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { createRandom } from '$lib/numeric/random';
import { Explorer } from '$lib/pipeline/explorer';
import { NoFirstMap, PointsAhead } from '$lib/pipeline/explore/file-points';
import { firstMap } from '$lib/pipeline/explore/first-map';
import { openIncidents } from '$lib/pipeline/open-incidents';
import { loadProject, startAreas } from '$lib/pipeline/open-project';
import { InlineRunner } from '$lib/workers/inline-runner';
import type { AtlasRunner } from '$lib/workers/registry';
import { openBlockingEngine } from '../database/engines';

/** Cases around a few places, with all that a real file suffers from mixed in. */
function messyCases(
	rows: number,
	odd: (i: number) => string | null,
	extra: [header: string, of: (i: number) => string] = ['', () => '']
): string {
	const random = createRandom(5);
	const lines = [`date,longitude,latitude,form,count${extra[0]}`];
	for (let i = 0; i < rows; i++) {
		const x = (-100 + 6 * (random.below(3) + random.uniform())).toFixed(4);
		const y = (38 + 2 * random.uniform()).toFixed(4);
		const day = `20${15 + random.below(5)}-0${1 + random.below(9)}-1${random.below(9)}`;
		lines.push(odd(i) ?? `${day},${x},${y},"forced, labour",${1 + random.below(3)}${extra[1](i)}`);
	}
	return `${lines.join('\r\n')}\r\n`;
}

const messes: Record<number, string> = {
	3: '2016-02-30,-99.1,38.2,other,1',
	5: ',-99.1234,38.2,other,1',
	7: '2016-02-03,0,0,other,1',
	11: '2016-02-03,38.2,-99.2,other,1',
	13: '2016-02-03,,38.5,other,2',
	17: '2016-02-03,unknown,38.5,other,2',
	19: '2016-02-03,-99.55,-999,other,2',
	23: '2016-02-03T10:15:00,"-99.5500","38.7",other,<5',
	29: 'nonsense,-99.55,38.7,other,2',
	31: '2016-02-03,-99.55,38.7,"say ""so""",many',
	37: '2016-02-03,400,38.7,other,2'
};

describe('the first cells', () => {
	let engine: Engine;
	beforeAll(async () => void (engine = await openBlockingEngine()));
	afterAll(() => engine.close());

	async function both(csv: string, mode: 'exact' | 'protected', more: object = {}) {
		const project = projectSchema.parse({
			version: 1,
			incidents: [{ file: 'cases.csv' }],
			areas: { kind: 'builtin', set: 'us-counties' }
		});
		const files = { open: () => Promise.resolve(new Blob([csv])) };
		const context = { engine, runner: new InlineRunner(), files };
		const tables = await openIncidents(project, context);
		const request: ExploreRequest = {
			areas: null,
			cells: { shape: 'hexagon', cellSizeMetres: 40_000 },
			period: { step: 'month' },
			filter: {},
			selectedArea: null,
			policy: disclosureSchema.parse({ mode, ...more })
		};
		const areas = startAreas(project, context);
		const first = await firstMap(tables, areas, request, context).catch((error: unknown) => {
			if (error instanceof NoFirstMap) return null;
			throw error;
		});
		const loaded = await loadProject(project, tables, context);
		const full = await new Explorer(loaded, context).explore(request);
		return { first: first && first.view, full };
	}

	const sorted = ({ cells }: { cells: { ids: string[]; counts: object } | null }) => {
		const { values, status } = cells!.counts as { values: Float64Array; status: Uint8Array };
		return cells!.ids
			.map((id, i) => [Number(id), values[i], status[i]])
			.sort((a, b) => a[0] - b[0]);
	};

	const messy = messyCases(3000, (i) => messes[i % 200] ?? null);

	it('are those of the full view over the whole period', async () => {
		const { first, full } = await both(messy, 'exact');
		expect(first?.pending).toBe(true);
		expect(full.pending).toBe(false);
		expect(sorted(first!).length).toBeGreaterThan(20);
		expect(sorted(first!)).toEqual(sorted(full));
		expect(first!.byArea).toBeNull();
	});

	/** The same mess, but for counts that are not known. */
	const counted = (i: number) => {
		const odd = messes[i % 200] ?? null;
		return odd && /<5|many/.test(odd) ? null : odd;
	};

	it('hold what areas publish in protected mode, as the full view does', async () => {
		const { first, full } = await both(messyCases(3000, counted), 'protected');
		expect(sorted(first!).some(([, , status]) => status === 1)).toBe(true);
		expect(sorted(first!).some(([, count]) => count > 10)).toBe(true);
		expect(sorted(first!)).toEqual(sorted(full));
		expect(first!.cells!.ids).toEqual(full.cells!.ids);
		const { ids, names, count } = full.byArea!;
		expect(first!.byArea).toMatchObject({ ids, names, count });
		expect(first!.byArea!.rate.values.every(Number.isNaN)).toBe(true);
	});

	it('find areas by their names before places', async () => {
		const names = ['Denver County', 'no such place', '08031', '', 'Total'];
		const odd = (i: number) => (counted(i) === null ? null : `${counted(i)},Denver County`);
		const csv = messyCases(3000, odd, [',county', (i) => `,${names[i % names.length]}`]);
		const { first, full } = await both(csv, 'protected');
		const plain = await both(messyCases(3000, counted), 'protected');
		expect(sorted(first!)).toEqual(sorted(full));
		expect(sorted(first!)).not.toEqual(sorted(plain.first!));
	});

	it('follow every minimum and what the policy says of zeros and places', async () => {
		const csv = messyCases(3000, counted);
		for (const more of [{ minimumCount: 30 }, { showZero: false }, { finestPlace: 'parent' }]) {
			const { first, full } = await both(csv, 'protected', more);
			expect(sorted(first!)).toEqual(sorted(full));
		}
	});

	it('wait for the engine where more than areas, dates and counts decide', async () => {
		const csv = messyCases(3000, counted);
		const sources = messyCases(3000, () => null, [',organisation', (i) => `,source ${i % 3}`]);
		expect((await both(messy, 'protected')).first).toBeNull();
		expect((await both(csv, 'protected', { minimumPopulation: 100 })).first).toBeNull();
		expect((await both(sources, 'protected')).first).toBeNull();
		expect((await both(sources, 'protected', { dominance: 1 })).first).not.toBeNull();
	});

	it('hide what is under the minimum and say nothing else', async () => {
		const { first } = await both(
			messyCases(60, () => null),
			'protected'
		);
		const { values, status } = first!.cells!.counts;
		expect(status.includes(1)).toBe(true);
		values.forEach((value, i) => {
			if (status[i] === 1) expect(value).toBeNaN();
			else expect(value === 0 || value >= 11).toBe(true);
		});
		expect(first!.totals.count.value).toBeNaN();
	});

	it('wait for the engine where a coordinate is written in a way of its own', async () => {
		const strange = (i: number) => (i === 9 ? '2016-02-03,1e2,38.5,other,2' : null);
		const { first } = await both(messyCases(50, strange), 'exact');
		expect(first).toBeNull();
	});

	describe('whose places were read ahead', () => {
		/** The table of a file, and a runner that counts how often its text is read for places. */
		async function opened() {
			const inline = new InlineRunner();
			let scans = 0;
			const run: InlineRunner['run'] = (name, ...rest) => {
				if (name === 'scan-points') scans++;
				return inline.run(name, ...rest);
			};
			const files = { open: () => Promise.resolve(new Blob([messy])) };
			const project = projectSchema.parse({ version: 1, incidents: [{ file: 'cases.csv' }] });
			const worker = { runner: { run } as AtlasRunner };
			const [table] = await openIncidents(project, { engine, files, ...worker });
			return { table, worker, scans: () => scans };
		}

		it('are not read again', async () => {
			const { table, worker, scans } = await opened();
			const ahead = new PointsAhead();
			ahead.start(table, worker);
			const points = await ahead.read([table], worker);
			expect(scans()).toBe(1);
			expect(points).toEqual(await new PointsAhead().read([table], worker));
			expect(scans()).toBe(2);
		});

		it('are read anew where the file is read in another way by then, or is another', async () => {
			const { table, worker, scans } = await opened();
			const ahead = new PointsAhead();
			ahead.start(table, worker);
			const columns = table.plan.columns.map((column) =>
				column.role === 'count' ? { ...column, role: 'ignored' as const } : column
			);
			const changed = { ...table, plan: { ...table.plan, columns } };
			const points = await ahead.read([changed], worker);
			expect(scans()).toBe(2);
			expect(points).toEqual(await new PointsAhead().read([changed], worker));
			expect(points).not.toEqual(await new PointsAhead().read([table], worker));
			ahead.start(table, worker);
			const other = { ...table, opened: { ...table.opened, name: 'others.csv' } };
			await ahead.read([other], worker);
			expect(scans()).toBe(6);
		});
	});
});

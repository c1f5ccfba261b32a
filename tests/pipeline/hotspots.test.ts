import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/run-command';
import type { GridCheck } from '$lib/model/grid-check';
import { createRandom } from '$lib/numeric/random';
import { northCarolina, readReference } from '../hotspots/fixtures';

const nc = northCarolina();
const folder = mkdtempSync(join(tmpdir(), 'atlas-hotspots-'));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(
	join(folder, 'incidents.csv'),
	['area,count', ...nc.rows.map((row) => `${row.fips},${row.cases}`)].join('\n')
);
const months = nc.rows.flatMap((row, i) =>
	Array.from({ length: 12 }, (_, t) => {
		const date = `2021-${String(t + 1).padStart(2, '0')}-15`;
		return `${row.fips},${date},${row.cases + (i === 4 && t > 8 ? 60 : 0)}`;
	})
);
writeFileSync(join(folder, 'months.csv'), ['area,when,count', ...months].join('\n'));

const areas = {
	kind: 'boundaries',
	file: resolve('tests/reference/nc.geojson'),
	id: 'FIPS',
	name: 'NAME',
	population: 'BIR74'
};

type Row = Record<string, string>;

/** Runs a command as the command line does, on a project changed by `--set`. */
async function run(
	command: 'hotspots' | 'scan' | 'emerging',
	settings: [string, string][] = [],
	dated = false
): Promise<Row[]> {
	const columns = { area: 'area', count: 'count', ...(dated ? { date: 'when' } : {}) };
	const incidents = [{ file: dated ? 'months.csv' : 'incidents.csv', columns }];
	const project = join(folder, 'project.json');
	writeFileSync(
		project,
		JSON.stringify({ version: 1, incidents, areas, disclosure: { mode: 'exact' } })
	);
	const out = join(folder, 'out');
	await runCommand({ command, project, out, settings });
	const [header, ...lines] = readFileSync(join(out, `${command}.csv`), 'utf8')
		.trim()
		.split(/\r?\n/);
	const names = header.split(',');
	return lines.map((line) =>
		Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell]))
	);
}

describe('North Carolina on the command line', () => {
	it('gives spdep’s Gi* and local Moran', async () => {
		const near = (text: string, want: number) =>
			expect(Math.abs(Number(text) - want)).toBeLessThanOrEqual(1e-6 * Math.abs(want));
		const byArea = new Map(nc.rows.map((row) => [row.fips, row]));
		for (const row of await run('hotspots')) {
			const want = byArea.get(row.area_id)!;
			near(row.z, want.gistar);
			near(row.p, want.p);
			near(row.p_adjusted, want.p_fdr);
			near(row.rate, want.rate * 100_000);
		}
		for (const row of await run('hotspots', [['hotspots.statistic', 'local-moran']])) {
			const want = byArea.get(row.area_id)!;
			near(row.local_i, want.Ii);
			near(row.z, want.ZIi);
			expect(row.quadrant).toMatch(/^(high|low)-(high|low)$/);
		}
	});

	it('finds the most likely cluster', async () => {
		const want = readReference('nc-scan-expected.json');
		const rows = (await run('scan')).filter((row) => row.cluster === '1');
		expect(rows.map((row) => row.area_id).sort()).toEqual([...want.fips].sort());
		expect(Number(rows[0].llr)).toBeCloseTo(want.llr, 8);
		expect(rows[0].p).toBe('0.001');
		expect(existsSync(join(folder, 'out', 'manifest.json'))).toBe(true);
	});

	it('hides the numbers of areas whose counts are hidden, and coarsens the others', async () => {
		const protect: [string, string] = ['disclosure.mode', 'protected'];
		const rows = await run('hotspots', [protect]);
		for (const row of rows) {
			if (row.status === 'hidden')
				expect([row.count, row.rate, row.z, row.p]).toEqual(['', '', '', '']);
			else expect(row.z).toMatch(/^-?\d+(\.\d)?$/);
			expect(row.class).not.toBe('');
		}
		const counts = new Map(rows.map(({ area_id, count }) => [area_id, count]));
		const found = await run('scan', [protect]);
		for (const { cluster, observed } of found) {
			const members = found.filter((other) => other.cluster === cluster);
			const sum = members.reduce(
				(all, { area_id }) => all + Number(counts.get(area_id) || 'hidden'),
				0
			);
			expect(observed === '' ? NaN : Number(observed)).toBe(sum);
		}
		expect(found.some(({ observed }) => observed !== '')).toBe(true);
	});

	it('tells where and when something emerges', async () => {
		const rows = await run('emerging', [], true);
		const northampton = rows.find((row) => row.area_id === '37131')!;
		expect(northampton.class).toMatch(/-hot-spot$/);
		expect(Number(northampton.last_z)).toBeGreaterThan(5);
		const scan = await run(
			'scan',
			[
				['scan.kind', 'prospective'],
				['scan.replicates', '99']
			],
			true
		);
		expect(scan[0].area_id).toBe('37131');
		expect([scan[0].from, scan[0].to]).toEqual(['2021-10-01', '2021-12-31']);
		expect(Number(scan[0].recurrence_days)).toBeCloseTo((365 / 12) * 100, 6);
	});

	it('says of a grid how many hot cells stay hot when it moves, and suggests a cell size', async () => {
		const random = createRandom(3);
		const near = (middle: number, spread: number) =>
			(middle + (spread * (random.below(2001) - 1000)) / 1000).toFixed(4);
		const places = Array.from({ length: 900 }, (_, i) =>
			i < 300 ? `${near(-79, 0.25)},${near(36, 0.25)}` : `${near(-79, 1.5)},${near(36, 1.5)}`
		);
		writeFileSync(join(folder, 'places.csv'), ['lon,lat', ...places].join('\n'));
		const project = join(folder, 'grid.json');
		const columns = { longitude: 'lon', latitude: 'lat' };
		writeFileSync(
			project,
			JSON.stringify({
				version: 1,
				incidents: [{ file: 'places.csv', columns }],
				areas: { kind: 'grid', shape: 'square', cellSizeMetres: 20_000 },
				disclosure: { mode: 'exact' }
			})
		);
		const out = join(folder, 'grid');
		await runCommand({ command: 'hotspots', project, out, settings: [] });
		const exact = JSON.parse(readFileSync(join(out, 'hotspots.json'), 'utf8')) as {
			value: string;
			grid: GridCheck;
		};
		const { value, grid } = exact;
		expect(value).toBe('count');
		expect(grid.hot).toBeGreaterThan(2);
		expect(grid.keptWhenMoved).toBeGreaterThan(0);
		expect(grid.variants.map(({ kept }) => kept <= grid.hot)).not.toContain(false);
		expect(grid.suggestion!.cellSizeMetres).toBeGreaterThan(grid.suggestion!.spacingMetres);
		const settings: [string, string][] = [['disclosure.mode', 'protected']];
		await runCommand({ command: 'hotspots', project, out, settings });
		const kept = JSON.parse(readFileSync(join(out, 'hotspots.json'), 'utf8')) as typeof exact;
		expect(kept.grid).toMatchObject({ places: 'spread', suggestion: null });
		expect(kept.grid.hot).toBeGreaterThan(2);
		expect(kept.grid.variants.map(({ kept }) => kept <= grid.hot)).not.toContain(false);
	});

	it('says in one sentence why it cannot', async () => {
		await expect(run('emerging')).rejects.toThrow('Emerging hot spots need incidents with dates');
		await expect(run('scan', [['scan.kind', 'prospective']])).rejects.toThrow(
			'at least two periods'
		);
	});
});

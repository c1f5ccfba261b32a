import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { runCommand } from '../../src/cli/run-command';

const folder = mkdtempSync(join(tmpdir(), 'atlas-trends-'));
const YEARS = 6;

/** Nine square areas of 60 cases a year, the first rising by 30 % a year, and a grid of points within them. */
function writeInputs() {
	const random = createRandom(17);
	const features = Array.from({ length: 9 }, (_, a) => {
		const [x, y] = [a % 3, Math.floor(a / 3)];
		return {
			type: 'Feature',
			properties: { code: `A${a}`, label: `Area ${a}`, residents: 50_000 },
			geometry: {
				type: 'Polygon',
				coordinates: [
					[
						[x, y],
						[x + 1, y],
						[x + 1, y + 1],
						[x, y + 1],
						[x, y]
					].map(([i, j]) => [10 + i / 10, 40 + j / 10])
				]
			}
		};
	});
	writeFileSync(
		join(folder, 'areas.geojson'),
		JSON.stringify({ type: 'FeatureCollection', features })
	);
	const rows = ['when,lon,lat,count'];
	for (let t = 0; t < 12 * YEARS; t++)
		for (let a = 0; a < 9; a++) {
			const mean = a === 0 ? 5 * Math.exp(0.26 * (t / 12 - YEARS / 2)) : 5;
			const count = drawPoisson(mean, random);
			const when = `${2018 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}-15`;
			for (let i = 0; i < count; i++) {
				// Half of the cases lie in one corner of their area.
				const near = random.uniform() < 0.5 ? 0.2 : 1;
				const lon = 10 + (a % 3) / 10 + random.uniform() * 0.1 * near;
				const lat = 40 + Math.floor(a / 3) / 10 + random.uniform() * 0.1 * near;
				rows.push(`${when},${lon.toFixed(5)},${lat.toFixed(5)},1`);
			}
		}
	writeFileSync(join(folder, 'cases.csv'), rows.join('\n'));
	const project = {
		version: 1,
		incidents: [
			{
				file: 'cases.csv',
				columns: { date: 'when', longitude: 'lon', latitude: 'lat', count: 'count' }
			}
		],
		areas: {
			kind: 'boundaries',
			file: 'areas.geojson',
			id: 'code',
			name: 'label',
			population: 'residents'
		},
		period: { from: '2018-01-01', to: '2023-12-31', step: 'month' },
		forecast: { horizon: 3, origins: 6, seed: 3 },
		predict: {
			cellSizeMetres: 1500,
			trainTo: '2023-06-30',
			testTo: '2023-12-31',
			shares: [0.05, 0.2]
		}
	};
	writeFileSync(join(folder, 'project.json'), JSON.stringify(project));
}

async function run(command: 'trends' | 'forecast' | 'predict', settings: string[] = []) {
	const out = mkdtempSync(join(folder, `out-${command}-`));
	const assigned = settings.map((text) => text.split('=') as [string, string]);
	await runCommand({
		command,
		project: join(folder, 'project.json'),
		out,
		settings: assigned
	} as never);
	const [head, ...lines] = readFileSync(join(out, `${command}.csv`), 'utf8')
		.trim()
		.split('\n');
	const columns = head.split(',');
	const rows = lines.map((line) => {
		const cells = line.split(',');
		return Object.fromEntries(columns.map((name, i) => [name, cells[i]]));
	});
	return { columns, rows, json: JSON.parse(readFileSync(join(out, `${command}.json`), 'utf8')) };
}

describe('the commands trends, forecast and predict', () => {
	beforeAll(writeInputs);

	it('trends finds the rising area', async () => {
		const { columns, rows } = await run('trends');
		expect(columns.slice(0, 12)).toEqual(
			'area_id,area_name,rate,smoothed_rate,slope_per_year,slope_lower,slope_upper,p,p_adjusted,direction,alert,alert_threshold'.split(
				','
			)
		);
		expect(rows.map((row) => row.direction)).toEqual(['rising', ...Array(8).fill('steady')]);
		expect(Number(rows[0].slope_lower)).toBeLessThan(0.26);
		expect(Number(rows[0].slope_upper)).toBeGreaterThan(0.26);
	});

	it('forecast writes a row for each area and period, the back-test beside it', async () => {
		const { columns, rows, json } = await run('forecast');
		expect(columns.slice(0, 9)).toEqual(
			'area_id,period,model,mean,median,lower_50,upper_50,lower_90,upper_90'.split(',')
		);
		expect(rows).toHaveLength(27);
		expect(rows[0].period).toBe('2024-01');
		const { change } = json.changes.numbers;
		expect(Object.values(change)).toHaveLength(9);
		// The first area has risen by 30 % a year for six years; the others have not.
		expect(change[0]).toBeGreaterThan(0.3);
		expect(Math.abs(change[1])).toBeLessThan(0.2);
		for (const row of rows) {
			expect(Number(row.lower_90)).toBeLessThanOrEqual(Number(row.lower_50));
			expect(Number(row.upper_50)).toBeLessThanOrEqual(Number(row.upper_90));
		}
		expect(json.models.map((model: { name: string }) => model.name)).toContain('historical-mean');
		for (const key of ['crps', 'wis', 'coverage_50', 'coverage_90', 'mase', 'log_score'])
			expect(json.models[0][key]).toBeGreaterThan(0);
	});

	it('predict ranks cells and finds more than chance', async () => {
		const { columns, rows, json } = await run('predict');
		expect(columns.slice(0, 4)).toEqual(['area_id', 'rank', 'share_of_area', 'expected']);
		expect(rows.map((row) => Number(row.rank))).toEqual(rows.map((_, i) => i + 1));
		expect(json.pai[0]).toBeGreaterThan(1.5);
		expect(json.past_counts.hit_rate).toHaveLength(2);
		expect(json.in_words.join(' ')).toMatch(/not for enforcement.*beside figures by area/);
		expect(json.looser_than_default).toContain('"areas":"areas.geojson id=code"');
		expect(rows[0].looser_than_default).toContain('alsoShown');
		const late = ['predict.trainTo="2035-06-30"', 'predict.testTo="2035-12-31"'];
		await expect(run('predict', late)).rejects.toThrow(/end on 2023-12-15.*2035-06-30/);
	});

	it('predict says where no record lies in the days held out', async () => {
		const next = ['predict.trainTo="2023-12-31"', 'predict.testTo="2024-06-30"'];
		const { json } = await run('predict', next);
		expect(json.hit_rate).toEqual([null, null]);
		expect(json.in_words[0]).toMatch(/No recorded case lies in the time held out/);
	});

	it.each([
		['1990-01-01', '1999-12-31'],
		['2031-01-01', '2035-12-31']
	])('refuse a window apart from the data: %s to %s', async (from, to) => {
		const window = [`period.from="${from}"`, `period.to="${to}"`];
		await expect(run('forecast', window)).rejects.toThrow(
			`${from} to ${to} lies outside the data, which run from 2018-01-15 to 2023-12-15`
		);
	});
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { periodNumber } from '$lib/model/period';
import { createRandom } from '$lib/numeric/random';
import { readArguments } from '../../src/cli/arguments';
import { runCommand } from '../../src/cli/run-command';
import { Attacker } from './attacker';
import { randomDataset } from './random-dataset';

const states = ['01', '04', '05', '06', '08', '12', '13', '17', '19', '20', '22', '24'];
const size = { areas: states.length, states: 1, periods: 12, values: 3, mean: 45 };
const data = randomDataset(4, size);
const first = periodNumber('2020-01-01', 'month');
const minimum = 11;
let folder: string;

/** The unknown counts that a line of a file sums: an area in a period, of some forms. */
function unknowns(area: number, period: string, forms: number[]): number[] {
	const [year, part] = period.split('-');
	const months = part?.startsWith('Q')
		? [0, 1, 2].map((i) => 3 * (Number(part.slice(1)) - 1) + i)
		: part
			? [Number(part) - 1]
			: Array.from({ length: 12 }, (_, t) => t);
	const offset = periodNumber(`${year}-01-01`, 'month') - first;
	return months.flatMap((t) => forms.map((v) => (area * 12 + offset + t) * size.values + v));
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'atlas-attack-'));
	const lines = Array.from(data.cells, (count, cell) => {
		const at = Math.floor(cell / size.values);
		const [area, t] = [Math.floor(at / 12), at % 12];
		const day = `2020-${String(t + 1).padStart(2, '0')}-15`;
		return count ? `${day},${states[area]},form ${cell % size.values},${count}` : '';
	}).filter(Boolean);
	await writeFile(join(folder, 'cases.csv'), `when,state,form,cases\n${lines.join('\n')}\n`);
	const columns = { date: 'when', area: 'state', form: 'form', count: 'cases' };
	await writeFile(
		join(folder, 'project.json'),
		JSON.stringify({
			version: 1,
			incidents: [{ file: 'cases.csv', columns }],
			areas: { kind: 'builtin', set: 'us-states' }
		})
	);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command and returns the lines of its CSV by column name. */
async function written(command: string, settings: string[]): Promise<Record<string, string>[]> {
	const set = settings.flatMap((one) => ['--set', one]);
	const [project, out] = [join(folder, 'project.json'), join(folder, 'out')];
	await runCommand(readArguments([command, project, '--out', out, ...set]));
	const csv = await readFile(join(out, `${command}.csv`), 'utf8');
	const [header, ...lines] = csv.trim().split('\n');
	return lines.map((line) => {
		const cells = line.split(',');
		return Object.fromEntries(header.split(',').map((name, i) => [name, cells[i]]));
	});
}

/** Every file of a dozen neighbouring projects: other steps, filters and windows of the same data. */
async function steal(bypass = false) {
	const attacker = new Attacker(data.cells.length);
	const hidden: number[][] = [];
	let shown = 0;
	const random = createRandom(9);
	const truth = (cells: number[]) => cells.reduce((sum, cell) => sum + data.cells[cell], 0);
	const read = (area: string, period: string, forms: number[], text: string) => {
		const at = states.indexOf(area);
		if (at < 0) return;
		const cells = unknowns(at, period, forms);
		const small = truth(cells) > 0 && truth(cells) < minimum;
		if (small) hidden.push(cells);
		if (text !== '') {
			expect(Number(text)).toBe(truth(cells));
			attacker.learn(cells, Number(text));
			shown += Number(Number(text) > 0);
		} else if (bypass && small) attacker.learn(cells, truth(cells));
	};
	const all = [0, 1, 2];
	for (const step of ['month', 'quarter', 'year'])
		for (let ask = 0; ask < 4; ask++) {
			const kept = ask ? all.filter(() => random.below(2)) : all;
			const forms = kept.length ? kept : all;
			const filter =
				forms === all ? [] : [`filter.form=${JSON.stringify(forms.map((v) => `form ${v}`))}`];
			for (const row of await written('aggregate', [`period.step=${step}`, ...filter]))
				read(row.area_id, row.period, forms, row.count);
		}
	for (const step of ['quarter', 'year']) {
		const settings = ['exchange.organisation=A', 'exchange.column=form', `period.step=${step}`];
		for (const { area_id, period, value, count } of await written('exchange', settings))
			read(area_id, period, value ? [Number(value.slice(5))] : all, count);
	}
	for (const [from, to] of [
		[1, 6],
		[2, 6],
		[1, 12]
	] as const) {
		const pad = (month: number) => String(month).padStart(2, '0');
		const window = [`period.from=2020-${pad(from)}-01`, `period.to=2020-${pad(to)}-28`];
		for (const { area_id, count } of await written('hotspots', window)) {
			const at = states.indexOf(area_id);
			if (at < 0 || count === '') continue;
			const months = Array.from({ length: to - from + 1 }, (_, i) => `2020-${pad(from + i)}`);
			attacker.learn(
				months.flatMap((month) => unknowns(at, month, all)),
				Number(count)
			);
		}
	}
	expect(shown).toBeGreaterThan(30);
	return { attacker, hidden };
}

/** How many hidden counts are told more closely than the policy allows. */
function told({ attacker, hidden }: Awaited<ReturnType<typeof steal>>): number {
	const random = createRandom(2);
	let found = 0;
	expect(hidden.length).toBeGreaterThan(50);
	for (let i = 0; i < 60; i++) {
		const [lower, upper] = attacker.bounds(hidden[random.below(hidden.length)])!;
		if (upper - lower + 1 < minimum - 1) found++;
	}
	attacker.close();
	return found;
}

describe('all files of neighbouring projects together', () => {
	it('tell no hidden count more closely than the policy allows', async () => {
		expect(told(await steal())).toBe(0);
	}, 60_000);

	it('would tell, if a writer let one through', async () => {
		expect(told(await steal(true))).toBeGreaterThan(0);
	}, 60_000);
});

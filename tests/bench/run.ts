import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';

/** One measurement: what, how much, in which unit, and the bar it is held to. */
export interface Row {
	name: string;
	value: number;
	unit: string;
	bar?: string;
	ok?: boolean;
}

/** A bench file exports one of these by default. */
export interface Bench {
	name: string;
	run(): Promise<Row[]>;
}

/**
 * Runs every bench beside this file, or those named on the command line, prints a table and writes
 * `bench-results/results.json`.
 */
const folder = new URL('./', import.meta.url);
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
	.filter((file) => file.endsWith('.ts') && file !== 'run.ts')
	.map((file) => file.replace(/\.ts$/, ''))
	.filter((name) => wanted.length === 0 || wanted.includes(name))
	.sort();

const results: Record<string, Row[]> = {};
for (const name of names) {
	const { default: bench } = (await import(new URL(`${name}.ts`, folder).href)) as {
		default: Bench;
	};
	const rows = await bench.run();
	results[bench.name] = rows;
	console.log(`\n${bench.name}`);
	for (const row of rows) {
		const value = row.value.toLocaleString('en', { maximumFractionDigits: 2 });
		const verdict = row.ok === undefined ? '' : row.ok ? 'ok' : 'MISSED';
		console.log(
			`  ${row.name.padEnd(44)} ${value.padStart(14)} ${row.unit.padEnd(4)} ${(row.bar ?? '').padEnd(10)} ${verdict}`
		);
	}
}
mkdirSync(new URL('../../bench-results/', import.meta.url), { recursive: true });
writeFileSync(
	new URL('../../bench-results/results.json', import.meta.url),
	`${JSON.stringify(results, null, '\t')}\n`
);

import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { drawNormal } from '../src/lib/numeric/draws';
import { createRandom, type Random } from '../src/lib/numeric/random';
import { choose } from './demo/people';
import { usCities } from './us-cities';

export const largeColumns = 'date,longitude,latitude,form';

const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAYS = 3653;
const MS_PER_DAY = 86_400_000;

const forms: [string, number][] = [
	['sexual exploitation', 50],
	['forced labour', 30],
	['domestic servitude', 10],
	['other', 10]
];

const cities = usCities.map(([name, , , size]): [string, number] => [name, size]);
const places = new Map(
	usCities.map(([name, longitude, latitude]) => [name, [longitude, latitude]])
);

/** One synthetic row: a day of ten years, a place scattered around a city to four decimals, a form. */
export function largeRow(random: Random): string {
	const day = new Date(FIRST_DAY + random.below(DAYS) * MS_PER_DAY).toISOString().slice(0, 10);
	const [longitude, latitude] = places.get(choose(cities, random))!;
	const scatter = random.uniform() < 0.3 ? 2 : 0.4;
	const x = longitude + scatter * drawNormal(random);
	const y = Math.max(-89, Math.min(89, latitude + scatter * 0.8 * drawNormal(random)));
	return `${day},${x.toFixed(4)},${y.toFixed(4)},${choose(forms, random)}`;
}

/** Writes a synthetic CSV of some rows (about 45 MB a million), for benchmarks. */
export function makeLarge(path: string, rows: number, seed = 1): void {
	mkdirSync(dirname(path), { recursive: true });
	const random = createRandom(seed, 7);
	const file = openSync(path, 'w');
	try {
		writeSync(file, `${largeColumns}\n`);
		for (let written = 0; written < rows; written += 10_000) {
			const batch = Math.min(10_000, rows - written);
			writeSync(file, Array.from({ length: batch }, () => `${largeRow(random)}\n`).join(''));
		}
	} finally {
		closeSync(file);
	}
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const rows = Number(process.argv[2] ?? 1_000_000);
	const path = process.argv[3] ?? `data/generated/large-${rows}.csv`;
	if (!Number.isInteger(rows) || rows < 1)
		throw new Error(
			`Give the number of rows as a whole number above zero, not ${process.argv[2]}.`
		);
	makeLarge(path, rows);
	console.log(path);
}

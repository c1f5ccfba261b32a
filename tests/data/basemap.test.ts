import type { MultiPolygon, Point, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { makeBasemap } from '../../data/basemap';

const files = makeBasemap();

describe('the basemap', () => {
	it('stays small and within the globe', () => {
		expect(JSON.stringify(files).length).toBeLessThan(1_800_000);
		const check = (value: unknown): void => {
			const list = value as (number | unknown[])[];
			if (typeof list[0] === 'number') {
				const [x, y] = list as Position;
				if (!(Math.abs(x) <= 540 && Math.abs(y) <= 90)) throw new Error(`${x}, ${y}`);
			} else list.forEach(check);
		};
		for (const { features } of Object.values(files))
			for (const one of features) check((one.geometry as MultiPolygon).coordinates);
	});

	it('labels countries, states and cities, each at its place, in the order of their rank', () => {
		const labels = files['labels.json'].features;
		const of = (kind: string) => labels.filter((one) => one.properties!.kind === kind);
		expect(of('country').length).toBeGreaterThan(220);
		expect(of('state').length).toBe(51);
		expect(of('city').length).toBeGreaterThan(300);
		const at = (name: string) =>
			(labels.find((one) => one.properties!.name === name)!.geometry as Point).coordinates;
		expect(at('United States')[0]).toBeCloseTo(-99, 0);
		expect(at('France')[1]).toBeCloseTo(46.6, 0);
		const chad = of('country').find((one) => one.properties!.name === 'Chad')!.properties!;
		expect(['es', 'fr', 'ar', 'pt'].map((language) => chad[`name-${language}`] as string)).toEqual([
			'Chad',
			'Tchad',
			'تشاد',
			'Chade'
		]);
		const ranks = labels.map((one) => one.properties!.rank as number);
		expect([...ranks].sort((a, b) => a - b)).toEqual(ranks);
		const names = of('city').map((one) => one.properties!.name as string);
		expect(names.filter((name) => / [A-Z]{2}$/.test(name))).toEqual([]);
	});
});

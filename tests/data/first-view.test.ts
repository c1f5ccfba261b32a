import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readFirstView, writeFirstView } from '$lib/desk/first-view';
import { demonstration } from '$lib/panels/shell/demonstration';
import { demonstrationView } from '../../data/demo/first-view';
import { openBlockingEngine } from '../database/engines';

const folder = new URL('../../static/demo/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder));
const text = read('first-view.json').toString();
const address = 'https://here.example/outlines.json';

it("is what the browser's own engine and the gate answer, written with the native one", async () => {
	const names = [demonstration.incidents[0].file, demonstration.population!.file];
	const files = Object.fromEntries(names.map((name) => [name, new Blob([read(name)])]));
	const engine = await openBlockingEngine();
	const { view, areas } = await demonstrationView(files, engine);
	await engine.close();
	const shown = readFirstView(text, address);
	expect(shown.view).toEqual(view);
	expect(shown.areas).toMatchObject({ ids: areas.ids, centres: areas.centres, address });
	expect(writeFirstView(view, areas)).toBe(text);

	const outlines = JSON.parse(read('outlines.json').toString()).features;
	expect(outlines).toHaveLength(areas.ids.length);
	const firstPoint = (feature: (typeof outlines)[0]) => feature.geometry.coordinates.flat(9)[0];
	for (const at of [0, 1000, outlines.length - 1])
		expect(firstPoint(outlines[at])).toBeCloseTo(firstPoint(areas.features.features[at]), 4);
}, 120_000);

it('holds no count from 1 to 10', () => {
	const { byArea, byPeriod, categories, flows } = readFirstView(text, address).view;
	const shown = [byArea!.count, byArea!.trend, byPeriod.counts, flows!.counts];
	const values = [...shown, ...categories.map(({ counts }) => counts)].flatMap((counts) =>
		Array.from(counts.values)
	);
	expect(values.length).toBeGreaterThan(30_000);
	expect(values.filter((count) => count > 0 && count < 11)).toEqual([]);
});

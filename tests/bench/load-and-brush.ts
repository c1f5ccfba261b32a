import type { Engine } from '../../src/lib/model/engine';
import type { ExploreRequest } from '../../src/lib/model/explore';
import { projectSchema } from '../../src/lib/model/project';
import { disclosureSchema } from '../../src/lib/model/settings/disclosure';
import type { Context } from '../../src/lib/pipeline/context';
import { Explorer } from '../../src/lib/pipeline/explorer';
import { loadIncidents } from '../../src/lib/pipeline/load-incidents';
import { openIncidents } from '../../src/lib/pipeline/open-incidents';
import { placeProject } from '../../src/lib/pipeline/open-project';
import { InlineRunner } from '../../src/lib/workers/inline-runner';
import { openBlockingEngine } from '../database/engines';
import type { Row } from './run';

const ROWS = 1_000_000;
const BRUSHES = 60;

/** A million synthetic cases over the contiguous states and ten years, about 45 MB. */
function millionCases(): Blob {
	const forms = ['forced labour', 'sexual', 'begging', 'servitude'];
	const organisations = ['police', 'ngo', 'hotline'];
	const parts: string[] = ['date,longitude,latitude,form,organisation\n'];
	for (let start = 0; start < ROWS; start += 50_000) {
		let text = '';
		for (let i = start; i < start + 50_000; i++) {
			const month = (i * 37) % 120;
			const day = String(1 + ((i * 11) % 28)).padStart(2, '0');
			const date = `${2014 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${day}`;
			const longitude = (-124 + 57 * ((i * 0.6180339887498949) % 1)).toFixed(2);
			const latitude = (25 + 24 * ((i * 0.4142135623730951) % 1)).toFixed(2);
			text += `${date},${longitude},${latitude},${forms[(i * 7) % 4]},${organisations[(i * 5) % 3]}\n`;
		}
		parts.push(text);
	}
	return new Blob(parts);
}

const project = projectSchema.parse({
	version: 1,
	incidents: [{ file: 'cases.csv' }],
	areas: { kind: 'builtin', set: 'us-counties' }
});

const percentile = (values: number[], share: number) =>
	[...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** The browser's engine (its blocking build) in this process: load a million rows, then move a brush. */
async function run(): Promise<Row[]> {
	const blob = millionCases();
	const engine: Engine = await openBlockingEngine();
	const context: Context = {
		engine,
		runner: new InlineRunner(),
		files: { open: () => Promise.resolve(blob) }
	};
	const rows: Row[] = [{ name: 'size of the file', value: blob.size / 1e6, unit: 'MB' }];
	const time = async <T>(name: string, work: () => Promise<T>, bar?: number): Promise<T> => {
		const start = performance.now();
		const result = await work();
		const value = performance.now() - start;
		rows.push({
			name,
			value,
			unit: 'ms',
			...(bar === undefined ? {} : { bar: `≤ ${bar}`, ok: value <= bar })
		});
		return result;
	};
	const tables = await time('open and look at the columns', () => openIncidents(project, context));
	const dataset = await time('confirmed plan to rows in the engine', () =>
		loadIncidents(tables, context)
	);
	const loaded = await time('placed into 3,200 counties', () =>
		placeProject(project, dataset, context)
	);
	const explorer = new Explorer(loaded, context);
	const request: ExploreRequest = {
		areas: project.areas!,
		cells: { shape: 'hexagon', cellSizeMetres: 50_000 },
		period: { step: 'month' },
		filter: {},
		selectedArea: null,
		policy: disclosureSchema.parse({})
	};
	await time('first view: areas, periods, categories, hexagons', () => explorer.explore(request));
	const times: number[] = [];
	for (let i = 0; i < BRUSHES; i++) {
		const from = `${2014 + (i % 8)}-0${1 + (i % 9)}-01`;
		const start = performance.now();
		await explorer.explore({
			...request,
			period: { from, to: `${2016 + (i % 8)}-06-30`, step: 'month' }
		});
		times.push(performance.now() - start);
	}
	const median = percentile(times, 0.5);
	const slow = percentile(times, 0.95);
	rows.push({
		name: 'moved brush, median',
		value: median,
		unit: 'ms',
		bar: '≤ 60',
		ok: median <= 60
	});
	rows.push({
		name: 'moved brush, 95th percentile',
		value: slow,
		unit: 'ms',
		bar: '≤ 150',
		ok: slow <= 150
	});
	await time('a filter put on', () =>
		explorer.explore({ ...request, filter: { form: ['sexual'] } })
	);
	await engine.close();
	return rows;
}

export default { name: 'Load a million rows and brush them (engine and pipeline in Node)', run };

import { parquetMetadata } from 'hyparquet';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '$lib/database/open-node-engine';
import { projectSchema } from '$lib/model/project';
import { Explorer } from '$lib/pipeline/explorer';
import { exploreRequestOf } from '$lib/pipeline/explore/request-of';
import { openProject } from '$lib/pipeline/open-project';
import { exportFrame, exportPicture, exportTable } from '$lib/pipeline/write-exports';
import { InlineRunner } from '$lib/workers/inline-runner';
import { readArguments } from '../../src/cli/arguments';
import { runCommand } from '../../src/cli/run-command';

const rows = ['Texas', 'Ohio', 'Nevada', 'Utah'].flatMap((state, i) =>
	Array.from({ length: 7 + 20 * i }, (_, k) => `202${k % 2}-0${1 + (k % 9)}-10,${state},f${k % 2}`)
);
const csv = `when,state,form\n${rows.join('\n')}\n`;
const project = (disclosure: object) => ({
	version: 1,
	incidents: [{ file: 'cases.csv', columns: { date: 'when', area: 'state', form: 'form' } }],
	areas: { kind: 'builtin', set: 'us-states' },
	period: { step: 'year' },
	exports: { formats: ['geojson', 'parquet'] },
	exchange: { organisation: 'Police', column: 'form' },
	report: { sections: ['key-figures', 'map', 'limits'] },
	disclosure
});
const policies = {
	standard: {},
	tighter: { minimumCount: 20 },
	loosened: { minimumCount: 5 },
	exact: { mode: 'exact' }
};
type Kind = keyof typeof policies;
const sentence = /Loosened on purpose/;
const exactSentence = /Exact values are shown|not for release/;

let folder: string;
const path = (...parts: string[]) => join(folder, ...parts);
const read = (kind: Kind, file: string) => readFile(path(kind, file));

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'atlas-marks-'));
	await writeFile(path('cases.csv'), csv);
	for (const kind of Object.keys(policies) as Kind[]) {
		await writeFile(path(`${kind}.json`), JSON.stringify(project(policies[kind])));
		for (const command of ['aggregate', 'report', ...(kind === 'exact' ? [] : ['exchange'])])
			await runCommand(readArguments([command, path(`${kind}.json`), '--out', path(kind)]));
		// Each policy as if it were the only one: nothing remembers how the records were shown.
		await rm(path('cases.csv.shown.jsonl'), { force: true });
	}
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function notesOf(kind: Kind) {
	const bytes = await read(kind, 'aggregate.parquet');
	const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
	const found = parquetMetadata(file as ArrayBuffer).key_value_metadata ?? [];
	return found.map(({ value }) => value ?? '').join('\n');
}

describe.each(Object.keys(policies) as Kind[])('files under the %s policy', (kind) => {
	const says = { standard: null, tighter: null, loosened: sentence, exact: exactSentence }[kind];
	const hides =
		kind === 'exact'
			? exactSentence
			: new RegExp(`fewer than ${{ standard: 11, tighter: 20, loosened: 5 }[kind]}`);
	const check = (text: string) => {
		expect(text).toMatch(hides);
		if (says) expect(text).toMatch(says);
		else
			expect(text).not.toMatch(/Loosened on purpose|looser_than_default"?: ?\[?"|not_for_release/);
	};

	it('say it in CSV, JSON and manifest', async () => {
		const [header, first] = (await read(kind, 'aggregate.csv')).toString().split('\n');
		const column = {
			standard: null,
			tighter: null,
			loosened: 'looser_than_default',
			exact: 'not_for_release'
		}[kind];
		expect(header.split(',').at(-1)).toBe(column ?? 'status');
		if (kind === 'loosened') expect(first).toMatch(/,minimumCount=5$/);
		const json = JSON.parse((await read(kind, 'aggregate.json')).toString());
		expect(Object.keys(json).includes(column ?? 'looser_than_default')).toBe(column !== null);
		const { disclosure } = JSON.parse((await read(kind, 'manifest.json')).toString());
		expect(disclosure.looser_than_default).toEqual(
			{ standard: [], tighter: [], loosened: ['minimumCount'], exact: ['mode'] }[kind]
		);
	});

	it('say it in GeoJSON, Parquet and the brief', async () => {
		check(JSON.parse((await read(kind, 'aggregate.geojson')).toString()).notes.join(' '));
		check(await notesOf(kind));
		check((await read(kind, 'report.html')).toString());
	});

	it('count in the brief the areas whose cases it may tell, as a lower bound where some are hidden', async () => {
		const brief = (await read(kind, 'report.html')).toString();
		const areas = /recorded cases, [^.]*? in ([^.]*) of \d+ areas/.exec(brief)?.[1];
		const most = { standard: 3, tighter: 3, loosened: 4, exact: 4 }[kind];
		if (most === 4) expect(areas).toBe('4');
		else expect(areas).toMatch(new RegExp(`^at least [1-${most}]$`));
	});

	it.runIf(kind !== 'exact')('say it in the exchange package', async () => {
		const { policy } = JSON.parse((await read(kind, 'exchange.json')).toString());
		expect(policy.minimumCount).toBe({ standard: 11, tighter: 20, loosened: 5, exact: 0 }[kind]);
	});

	it('say it on the pictures and in the tables saved from a page', async () => {
		const engine = await openNodeEngine();
		const asked = projectSchema.parse(project(policies[kind]));
		const files = { open: async () => new Blob([csv]) };
		const context = { engine, runner: new InlineRunner(), files };
		try {
			const loaded = await openProject(asked, context);
			const frame = exportFrame(asked, '2026-11-26');
			const explorer = new Explorer(loaded, context);
			const request = exploreRequestOf(
				asked,
				{ layer: 'areas', selectedArea: null } as never,
				'year'
			);
			const view = await explorer.explore(request);
			for (const which of ['map', 'time'] as const)
				check(
					String(exportPicture(which, view, loaded, 'count', frame))
						.replace(/<[^>]*>/g, ' ')
						.replace(/\s+/g, ' ')
				);
			const { content } = await exportTable(asked, loaded, 'csv', frame, context);
			const [header, first] = new TextDecoder().decode(content).split('\n');
			expect(header).toMatch(/,policy(,|$)/);
			expect(first).toMatch(
				kind === 'exact' ? /,exact,/ : new RegExp(`,minimumCount=${asked.disclosure.minimumCount} `)
			);
			expect(header.includes('looser_than_default')).toBe(kind === 'loosened');
		} finally {
			await engine.close();
		}
	});
});

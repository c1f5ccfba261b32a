import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openNodeEngine } from '$lib/database/open-node-engine';
import type { Dataset } from '$lib/model/dataset';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { InlineRunner } from '$lib/workers/inline-runner';
import type { Arguments } from './arguments';
import type { CommandResult, ResultTable } from './commands/command';
import { loadCommand } from './commands/registry';
import { DiskFiles, type Input } from './disk-files';
import { placeFiles } from './output/place-files';
import { writeCsv } from './output/write-csv';
import { writeJson } from './output/write-json';
import { readProject } from './read-project';

/** Runs one command on a project and puts its files into the folder asked for; on any error nothing is written. */
export async function runCommand({
	command,
	project: path,
	out,
	settings
}: Arguments): Promise<void> {
	const project = await readProject(path, settings);
	const files = new DiskFiles(dirname(path));
	const engine = await openNodeEngine();
	try {
		const run = await loadCommand(command);
		const result = await run(project, { engine, runner: new InlineRunner(), files });
		const inputs = await files.inputs();
		await placeFiles(out, await outputs(command, project, result, inputs));
	} finally {
		await engine.close();
	}
}

async function outputs(
	command: string,
	project: Project,
	result: CommandResult<unknown>,
	inputs: Input[]
): Promise<Record<string, string>> {
	const exact = project.disclosure.mode === 'exact';
	const files: Record<string, string> = {
		...(result.json === false
			? {}
			: { [`${command}.json`]: writeJson(marked(result.result, exact)) }),
		'manifest.json': writeJson(await manifest(command, project, result, inputs))
	};
	if (result.table)
		files[`${command}.csv`] = writeCsv(markedTable(derived(result.result, result.table), exact));
	for (const [name, write] of Object.entries(result.files ?? {}))
		files[name] = write(result.result);
	return files;
}

/** A function of a protected value alone is protected. */
function derived<From, To>(from: Protected<From>, derive: (from: From) => To): Protected<To> {
	return derive(from) as Protected<To>;
}

const notForRelease =
	'Exact counts, not protected: this file may lead back to people and is not for release.';

function marked(result: Protected<unknown>, exact: boolean): Protected<unknown> {
	return exact
		? derived(result, (value) => ({ not_for_release: notForRelease, ...(value as object) }))
		: result;
}

/** Exact tables say on every row that they are not for release. */
function markedTable(table: Protected<ResultTable>, exact: boolean): Protected<ResultTable> {
	if (!exact) return table;
	return derived(table, ({ columns, rows }) => ({
		columns: [...columns, 'not_for_release'],
		rows: rows.map((row) => [...row, true])
	}));
}

/** The project with the period that its data settled. */
function withStep(project: Project, dataset: Dataset | null): Project {
	const step = project.period.step ?? dataset?.step;
	return step ? { ...project, period: { ...project.period, step } } : project;
}

async function manifest(
	command: string,
	project: Project,
	{ result, dataset, hidden, seed, project: settled }: CommandResult<unknown>,
	inputs: Input[]
): Promise<Protected<unknown>> {
	const packageFile = new URL('../../package.json', import.meta.url);
	const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
	const exact = project.disclosure.mode === 'exact';
	const tallies = (dataset?.files ?? []).map(
		({ name, tally, identical, dropped, keptIdentifying }) => ({
			file: name,
			read: tally.read,
			rejected: tally.rejected,
			used: tally.used,
			identical,
			dropped_columns: dropped,
			kept_identifying_columns: keptIdentifying
		})
	);
	const sum = (part: 'read' | 'rejected' | 'used') =>
		tallies.reduce((total, tally) => total + tally[part], 0);
	return derived(result, () => ({
		...(exact ? { not_for_release: notForRelease } : {}),
		version,
		command,
		seed,
		project: withStep(settled ?? project, dataset),
		inputs,
		rows: { read: sum('read'), rejected: sum('rejected'), used: sum('used') },
		files: tallies,
		problems: dataset?.problems ?? [],
		disclosure: { ...project.disclosure, hidden }
	}));
}

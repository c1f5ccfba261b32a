import { openNodeEngine } from '$lib/database/open-node-engine';
import type { Project } from '$lib/model/project';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Protected } from '$lib/model/protected';
import type { Fingerprint } from '$lib/model/report';
import { policyMark, runManifest } from '$lib/pipeline/run-manifest';
import { InlineRunner } from '$lib/workers/inline-runner';
import type { Arguments } from './arguments';
import type { ResultTable } from '$lib/model/exports';
import type { CommandResult } from './commands/command';
import { loadCommand } from './commands/registry';
import { DiskFiles } from './disk-files';
import { placeFiles } from './output/place-files';
import { writeCsv } from '$lib/reporting/exports/write-csv';
import { writeJson } from './output/write-json';
import { readProject } from './read-project';
import { checkManifest, foldersOf } from './repeat';
import { isOutrun, keepShowings, showingsOf, withEarlierWays } from './shown-record';

/**
 * Runs one command on a project and puts its files into the folder asked for; on any error nothing is written
 * there. How the records are shown is kept beside them (see `shown-record`).
 */
export async function runCommand(asked: Arguments): Promise<void> {
	const { command, project: path, out, data, settings } = asked;
	const { project: given, manifest } = await readProject(path, settings);
	const files = new DiskFiles(foldersOf(path, data, manifest !== null));
	if (manifest) await checkManifest(manifest, files);
	const showings = await showingsOf(command, given, files);
	const project = await withEarlierWays(given, showings);
	const engine = await openNodeEngine();
	try {
		const run = await loadCommand(command);
		const result = await run(project, { engine, runner: new InlineRunner(), files });
		await keepShowings(showings);
		// Another run may have shown the records otherwise in the meantime; now that this one is kept, no more.
		if (await isOutrun(project, showings)) return await runCommand(asked);
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
	inputs: Fingerprint[]
): Promise<Record<string, string | Uint8Array>> {
	const { disclosure } = result.project ?? project;
	const files: Record<string, string | Uint8Array> = {
		...(result.json === false
			? {}
			: { [`${command}.json`]: writeJson(marked(inWords(result), disclosure)) }),
		'manifest.json': writeJson(await manifest(command, project, result, inputs))
	};
	if (result.table)
		files[`${command}.csv`] = writeCsv(
			markedTable(derived(result.result, result.table), disclosure)
		);
	for (const [name, write] of Object.entries(result.files ?? {}))
		files[name] = write(result.result);
	return files;
}

/** A function of a protected value alone is protected. */
function derived<From, To>(from: Protected<From>, derive: (from: From) => To): Protected<To> {
	return derive(from) as Protected<To>;
}

/** The result with its sentences, where the command has any. */
function inWords({ result, inWords: words }: CommandResult<unknown>): Protected<unknown> {
	return words
		? derived(result, (value) => ({ ...(value as object), in_words: words(value) }))
		: result;
}

/** Results under a policy that shows more than the default say so. */
function marked(result: Protected<unknown>, policy: Policy): Protected<unknown> {
	const mark = policyMark(policy);
	return mark
		? derived(result, (value) => ({ [mark.column]: mark.value, ...(value as object) }))
		: result;
}

/** Tables under such a policy say so on every row. */
function markedTable(table: Protected<ResultTable>, policy: Policy): Protected<ResultTable> {
	const mark = policyMark(policy);
	if (!mark) return table;
	return derived(table, ({ columns, rows }) => ({
		columns: [...columns, mark.column],
		rows: rows.map((row) => [...row, policy.mode === 'exact' ? true : mark.value])
	}));
}

async function manifest(
	command: string,
	project: Project,
	{ result, dataset, hidden, seed, project: settled }: CommandResult<unknown>,
	inputs: Fingerprint[]
): Promise<Protected<unknown>> {
	const run = { command, project: settled ?? project, dataset, hidden, seed, inputs };
	return derived(result, () => runManifest(run));
}

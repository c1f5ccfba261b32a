import { appendFile, readFile } from 'node:fs/promises';
import { basename, dirname, relative, sep } from 'node:path';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import { shownUnderSchema, type ShownUnder } from '$lib/model/settings/disclosure';
import { beside, isSameWay, wayOf, type Way } from '$lib/model/shown-under';
import { predictionGrid } from '$lib/pipeline/predict-hotspots';
import type { DiskFiles } from './disk-files';

/**
 * How a run shows the records of one file. Files are named as seen from there, so that projects in several
 * folders name them alike.
 */
export interface Showing {
	/** The file beside the records that keeps the ways in which they have been shown, a line each. */
	record: string;
	way: Way;
	/** What the run names whether it was shown or not. */
	besides: Way[];
}

/** A line of the record. */
const keptSchema = shownUnderSchema.required({ files: true });

/** How a run shows its records, file by file; nothing where it shows none or, in `exact` mode, protects nothing. */
export async function showingsOf(
	command: string,
	project: Project,
	files: DiskFiles
): Promise<Showing[]> {
	if (command === 'check' || !wayOf(project)) return [];
	const paths = await Promise.all(project.incidents.map(({ file }) => files.find(file)));
	return Promise.all(
		[...new Set(paths)].map(async (path) => ({
			record: `${path}.shown.jsonl`,
			...waysOf(command, await seenFrom(dirname(path), project, files))
		}))
	);
}

/** `predict` decides its cells as a grid of their own, beside the areas of its project. */
function waysOf(command: string, project: Project): Pick<Showing, 'way' | 'besides'> {
	const way = wayOf(project) as Way;
	const { predict } = project;
	if (command !== 'predict' || !predict) return { way, besides: [] };
	return { way: wayOf({ ...project, areas: predictionGrid(predict) }) as Way, besides: [way] };
}

/** The project with its files of records and boundaries named from a folder. */
async function seenFrom(folder: string, project: Project, files: DiskFiles): Promise<Project> {
	const named = async <Settings extends { file: string }>(settings: Settings) => {
		const path = await files.find(settings.file);
		return { ...settings, file: relative(folder, path).split(sep).join('/') };
	};
	const { areas } = project;
	return {
		...project,
		incidents: await Promise.all(project.incidents.map(named)),
		areas: areas?.kind === 'boundaries' ? await named(areas) : areas
	};
}

/**
 * The project with the ways in its policy in which its records were shown before it first showed them in
 * its own. So of two results that can be subtracted the later names the earlier, and a run that is repeated
 * gives the same bytes.
 */
export async function withEarlierWays(project: Project, showings: Showing[]): Promise<Project> {
	const { disclosure } = project;
	const alsoShown = [...disclosure.alsoShown];
	for (const { record, way, besides } of showings)
		for (const earlier of [...besides, ...waysBefore(way, await waysIn(record))]) {
			const told = beside(earlier, way);
			const isTold = [beside(way, way), ...alsoShown].some((each) => isSameWay(each, told));
			if (!isTold) alsoShown.push(told);
		}
	return { ...project, disclosure: { ...disclosure, alsoShown } };
}

/** Keeps how the records are shown, once there is something to show. */
export async function keepShowings(showings: Showing[]): Promise<void> {
	for (const { record, way } of showings) {
		if ((await waysIn(record)).some((each) => isSameWay(each, way))) continue;
		const { areas, rule, files } = way;
		try {
			await appendFile(record, `${JSON.stringify({ areas, rule, files })}\n`);
		} catch {
			process.stderr.write(
				`${record} cannot be written, so results in other areas or under another rule will not say that these records were also shown so: name it in disclosure.alsoShown there.\n`
			);
		}
	}
}

/** Whether another run has shown the records otherwise since a project was told the ways of before. */
export async function isOutrun(project: Project, showings: Showing[]): Promise<boolean> {
	const { disclosure } = await withEarlierWays(project, showings);
	return disclosure.alsoShown.length > project.disclosure.alsoShown.length;
}

function waysBefore(way: Way, ways: ShownUnder[]): ShownUnder[] {
	const own = ways.findIndex((each) => isSameWay(each, way));
	return own === -1 ? ways : ways.slice(0, own);
}

/** The ways that a record keeps, in their order. Throws an `InputError` that names a line that is none. */
async function waysIn(record: string): Promise<ShownUnder[]> {
	const text = await readFile(record, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return '';
		throw unreadable(record);
	});
	return text.split('\n').flatMap((line, i) => (line.trim() ? [wayIn(line, record, i + 1)] : []));
}

function wayIn(line: string, record: string, row: number): ShownUnder {
	try {
		return keptSchema.parse(JSON.parse(line));
	} catch {
		throw unreadable(record, row);
	}
}

const unreadable = (record: string, row?: number) =>
	new InputError(
		'This record of how the records beside it were shown cannot be read; mend the line, or delete the file if none of those results was given to anybody.',
		{ file: basename(record), row }
	);

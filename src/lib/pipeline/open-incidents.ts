import type { GivenFile, OpenedFile, OpenedTable } from '$lib/model/intake';
import { InputError } from '$lib/model/problem';
import { partsOf, type RunOptions } from '$lib/model/runner';
import type { Project } from '$lib/model/project';
import type { Context } from './context';
import { planColumns } from './incidents/plan-columns';
import type { IncidentTable } from './load-incidents';

/** Opens the project's files of incidents and settles how their columns are read. */
export async function openIncidents(project: Project, context: Context): Promise<IncidentTable[]> {
	if (project.incidents.length === 0)
		throw new InputError('The project names no file of incidents; add one under "incidents".');
	const tables: IncidentTable[] = [];
	const part = partsOf(context);
	const count = project.incidents.length;
	for (const [i, settings] of project.incidents.entries())
		for (const opened of await openTables(settings.file, part(i / count, (i + 1) / count)))
			tables.push({ opened, settings, plan: planColumns(opened, settings) });
	return tables;
}

/** Opens a file as given: the tables and boundaries in it. */
export function openFiles(
	file: GivenFile,
	context: RunOptions & Pick<Context, 'runner'>
): Promise<OpenedFile[]> {
	return context.runner.run('open-file', { file }, context);
}

/** The tables in a file: one, or several where it is an archive. */
export async function openTables(name: string, context: Context): Promise<OpenedTable[]> {
	const blob = await context.files.open(name);
	const opened = await openFiles({ name, blob }, context);
	const tables = opened.filter((file) => file.kind === 'table');
	if (tables.length === 0)
		throw new InputError(
			'This file holds boundaries, not rows; name it under "areas".',
			{ file: name },
			'no-rows'
		);
	return tables;
}

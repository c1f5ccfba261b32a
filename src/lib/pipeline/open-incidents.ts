import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Context } from './context';
import { planColumns } from './incidents/plan-columns';
import type { IncidentTable } from './load-incidents';

/** Opens the project's files of incidents and settles how their columns are read. */
export async function openIncidents(project: Project, context: Context): Promise<IncidentTable[]> {
	if (project.incidents.length === 0)
		throw new InputError('The project names no file of incidents; add one under "incidents".');
	const tables: IncidentTable[] = [];
	for (const settings of project.incidents) {
		const blob = await context.files.open(settings.file);
		const opened = await context.runner.run('open-table', { name: settings.file, blob }, context);
		const plan = planColumns(opened.staged.names, settings, opened.plan);
		tables.push({ opened, plan, settings });
	}
	return tables;
}

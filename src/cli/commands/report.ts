import { openProject } from '$lib/pipeline/open-project';
import { writeReport, type Report } from '$lib/pipeline/report/write-report';
import type { Command } from './command';

/** `report`: the brief as one file that opens offline, `report.html`. */
export const report: Command<Report> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await writeReport(project, loaded, context);
	return {
		result,
		table: null,
		json: false,
		files: { 'report.html': ({ html }) => html },
		hidden: result.hidden,
		dataset: loaded.dataset,
		seed: null
	};
};

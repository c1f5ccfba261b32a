import type { Dataset } from '$lib/model/dataset';
import type { Project } from '$lib/model/project';
import { reportSectionSchema, type ReportSection } from '$lib/model/settings/report';

/** The sections that a project and its data can answer, in the brief's order. */
export function answerableSections(
	project: Project,
	dataset: Pick<Dataset, 'dated' | 'categories' | 'followUp'>
): ReportSection[] {
	const can: Record<ReportSection, boolean> = {
		'key-figures': true,
		map: true,
		'time-series': dataset.dated,
		hotspots: true,
		trends: dataset.dated,
		forecast: dataset.dated,
		plan: project.plan !== undefined,
		evaluation: project.evaluate !== undefined && dataset.dated,
		indicators: dataset.dated || dataset.followUp.length > 0,
		methods: true,
		limits: true
	};
	return reportSectionSchema.options.filter((section) => can[section]);
}

/** The sections of the brief: those asked for, or all that can be answered. */
export function chosenSections(
	project: Project,
	dataset: Pick<Dataset, 'dated' | 'categories' | 'followUp'>
): ReportSection[] {
	const { sections } = project.report;
	if (!sections) return answerableSections(project, dataset);
	return reportSectionSchema.options.filter((section) => sections.includes(section));
}

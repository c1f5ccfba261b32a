import type { Project } from './project';

/** The names of the files that are read to load a project: its records, residents and boundaries. */
export function loadedFiles({ incidents, population, areas }: Project): string[] {
	return [
		...incidents.map(({ file }) => file),
		...(areas?.kind === 'boundaries' ? [areas.file] : []),
		...(population ? [population.file] : [])
	];
}

/** The names of the files that a project rests on, each once, in a fixed order. */
export function inputFiles(project: Project): string[] {
	const { underreporting, plan, evaluate } = project;
	const names = [
		...loadedFiles(project),
		...(underreporting?.method === 'multiple-systems' ? [underreporting.lists.file] : []),
		...(underreporting?.method === 'effort' ? [underreporting.file] : []),
		...(evaluate?.file ? [evaluate.file] : []),
		...(plan?.limits.continuity ? [plan.limits.continuity.file] : []),
		...(plan?.sites?.travel ? [plan.sites.travel.file] : []),
		...(plan?.need.components.flatMap(({ file }) => file ?? []) ?? [])
	];
	return [...new Set(names)];
}

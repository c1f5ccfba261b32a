import type { Project } from '$lib/model/project';

/** The project that a question of a page is about; undefined where it names none. */
export function projectIn(question: unknown): Project | undefined {
	const { project = question } = question as { project?: unknown };
	const isProject = project !== null && typeof project === 'object' && 'disclosure' in project;
	return isProject ? (project as Project) : undefined;
}

import type { Project } from '$lib/model/project';

/** Whether the project says that its data are made up, or a file's name does. */
export function isSynthetic({ report, incidents }: Project): boolean {
	return report.synthetic || incidents.some(({ file }) => /(^|[/\\])synthetic[^/\\]*$/i.test(file));
}

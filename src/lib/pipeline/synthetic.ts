import type { Project } from '$lib/model/project';

/** Files of made-up data say so in their names. */
const isMadeUp = (file: string) => /(^|[/\\])synthetic[^/\\]*$/i.test(file);

/** Whether the project says that its data are made up, or a file's name does. */
export function isSynthetic({ report, incidents }: Project): boolean {
	return report.synthetic || incidents.some(({ file }) => isMadeUp(file));
}

/**
 * The project without what is made up beside its incidents: the demonstration's residents, and lists or
 * effort that underreporting is estimated from. Real records must not rest on them.
 */
export function withoutMadeUp({ population, underreporting, ...project }: Project): Project {
	const file =
		underreporting?.method === 'multiple-systems'
			? underreporting.lists.file
			: underreporting?.method === 'effort'
				? underreporting.file
				: '';
	return {
		...project,
		...(population?.madeFor ? {} : { population }),
		...(isMadeUp(file) ? {} : { underreporting })
	};
}

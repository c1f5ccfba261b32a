import type { Project } from '$lib/model/project';

/** What decides the counts by area and period that methods work on, as text: the same text, the same counts. */
export function panelKey({
	incidents,
	areas,
	population,
	period,
	filter,
	disclosure,
	trends: { incompleteLast }
}: Project): string {
	return JSON.stringify([
		{ incidents, areas, population, period, filter, disclosure, incompleteLast }
	]);
}

import type { Panel } from '$lib/model/panel';
import type { Project } from '$lib/model/project';

/** How many of the last periods are not whole: as the project says, as reports come in, or as no record reaches them. */
export function incompleteLast(
	{ trends }: Pick<Project, 'trends'>,
	nowcast: { incompleteLast: number } | null | undefined,
	silent: Panel['silent']
): number {
	return Math.max(trends.incompleteLast, nowcast?.incompleteLast ?? 0, silent?.last ?? 0);
}

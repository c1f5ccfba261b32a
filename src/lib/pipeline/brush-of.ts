import type { Brush } from '$lib/disclosure/views';
import type { Dataset } from '$lib/model/dataset';
import type { Periods } from '$lib/model/period';
import type { Project } from '$lib/model/project';
import type { Stretch } from './explore/counter';
import { brushIn } from './explore/release-counter';
import { cutPeriods } from './panel-days';

/** A stretch of a project's periods as base periods of a release; `cut` where the project's window cuts through one of its ends. */
export function brushOf(
	project: Pick<Project, 'period'>,
	dataset: Dataset,
	base: Periods,
	periods: Periods
): (stretch: Stretch) => Brush | 'cut' {
	const cut = cutPeriods(project, dataset, periods);
	return (stretch) =>
		cut(stretch.first) || cut(stretch.last)
			? 'cut'
			: brushIn(base, periods, stretch, dataset.dated);
}

/** Each period as a stretch of its own. */
export const singlePeriods = ({ length }: Periods): Stretch[] =>
	Array.from({ length }, (_, t) => ({ first: t, last: t }));

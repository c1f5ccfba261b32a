import type { CellsSettings, ExploreRequest } from '$lib/model/explore';
import { isFinding } from '$lib/model/findings';
import type { Step } from '$lib/model/period';
import type { Project } from '$lib/model/project';
import type { View } from '$lib/model/view';

/** What Explore asks for, derived from the choices. `step` is the data's own, where none is chosen. */
export function exploreRequestOf(
	project: Project,
	view: View,
	step: Step = 'month'
): ExploreRequest {
	const shape = view.layer === 'squares' ? 'square' : 'hexagon';
	const ofAreas = view.layer === 'areas' || isFinding(view.layer);
	const cells: CellsSettings = { shape, cellSizeMetres: view.cellSizeMetres };
	return {
		areas: project.areas ?? null,
		cells: ofAreas ? null : cells,
		period: { ...project.period, step: project.period.step ?? step },
		filter: project.filter,
		selectedArea: view.selectedArea,
		policy: project.disclosure
	};
}

/** What is asked for of data on their way: the whole of them in hexagons, the step given or months. */
export function firstRequestOf(
	{ period, disclosure }: Project,
	{ cellSizeMetres }: View
): ExploreRequest & { cells: CellsSettings } {
	return {
		areas: null,
		cells: { shape: 'hexagon', cellSizeMetres },
		period: { step: period.step ?? 'month' },
		filter: {},
		selectedArea: null,
		policy: disclosure
	};
}

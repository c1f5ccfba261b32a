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

/**
 * What is asked for of data on their way: the whole of them, the step given or months. In `exact` mode
 * the first map counts places, so it shows cells whatever is chosen.
 */
export function firstRequestOf(project: Project, view: View): ExploreRequest {
	const { cells, areas, policy, period } = exploreRequestOf(project, view);
	const ofPlaces = policy.mode === 'exact';
	const hexagons = { shape: 'hexagon', cellSizeMetres: view.cellSizeMetres } as const;
	return {
		areas: ofPlaces ? null : areas,
		cells: ofPlaces ? hexagons : cells,
		period: { step: period.step },
		filter: {},
		selectedArea: null,
		policy
	};
}

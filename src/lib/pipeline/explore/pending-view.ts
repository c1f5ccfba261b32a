import { deriveProtectedFrom } from '$lib/disclosure/derive';
import type { Areas } from '$lib/model/areas';
import { statusCode, type ProtectedTable, type ShownTable } from '$lib/model/disclosure';
import type {
	CellsSettings,
	ExploreAreas,
	ExploreRequest,
	ExploreView,
	Shown
} from '$lib/model/explore';
import type { Protected } from '$lib/model/protected';
import type { CellShapes } from '$lib/workers/jobs/count-cells';
import { areaLabels } from './area-labels';

/** Cells that may be shown already. */
export interface PendingCells {
	settings: CellsSettings;
	ids: string[];
	shapes: CellShapes;
	table: ProtectedTable;
}

/** Areas that may be shown already: a row of the table each. */
export interface PendingAreas {
	areas: Areas;
	table: ProtectedTable;
}

/** A view that says nothing yet but, where they are given, the cells and areas of the map. */
export function pendingView(
	request: ExploreRequest,
	cells: PendingCells | null = null,
	areas: PendingAreas | null = null
): Protected<ExploreView> {
	const unknown = { value: NaN, status: statusCode['no-data'] };
	const tables = { ofCells: cells?.table ?? null, ofAreas: areas?.table ?? null };
	return deriveProtectedFrom(tables, ({ ofCells, ofAreas }) => ({
		request,
		pending: true,
		totals: {
			count: unknown,
			before: unknown,
			rate: unknown,
			areasWithCases: unknown,
			undated: unknown,
			unplaced: unknown
		},
		byPeriod: {
			periods: { step: request.period.step, first: 0, length: 0 },
			window: { first: 0, last: -1 },
			counts: { values: new Float64Array(), status: new Uint8Array() }
		},
		byArea: areas && ofAreas && countedAreas(areas.areas, ofAreas),
		categories: [],
		flows: null,
		cells: cells &&
			ofCells && {
				...cells.settings,
				ids: cells.ids,
				...cells.shapes,
				counts: { values: ofCells.counts, status: ofCells.statuses }
			}
	}));
}

/** Areas of which nothing but their counts is known. */
function countedAreas(areas: Areas, { counts, statuses }: ShownTable): ExploreAreas {
	const { length } = areas.ids;
	const unknown: Shown = {
		values: new Float64Array(length).fill(NaN),
		status: new Uint8Array(length).fill(statusCode['no-data'])
	};
	return {
		ids: areas.ids,
		names: areaLabels(areas),
		count: { values: counts, status: statuses },
		before: unknown,
		population: unknown.values,
		rate: unknown,
		trend: { values: new Float64Array(), status: new Uint8Array() },
		trendLength: 0,
		selected: -1
	};
}

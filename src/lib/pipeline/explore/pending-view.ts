import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { statusCode, type ProtectedTable } from '$lib/model/disclosure';
import type { CellsSettings, ExploreRequest, ExploreView } from '$lib/model/explore';
import type { Protected } from '$lib/model/protected';
import type { CellShapes } from '$lib/workers/jobs/count-cells';

/** Cells that may be shown already. */
export interface PendingCells {
	settings: CellsSettings;
	ids: string[];
	shapes: CellShapes;
	table: ProtectedTable;
}

/** A view that says nothing yet but, where they are given, the cells of the map. */
export function pendingView(
	request: ExploreRequest,
	cells: PendingCells | null
): Protected<ExploreView> {
	const unknown = { value: NaN, status: statusCode['no-data'] };
	return deriveProtectedFrom({ table: cells?.table ?? null }, ({ table }) => ({
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
		byArea: null,
		categories: [],
		flows: null,
		cells: table &&
			cells && {
				...cells.settings,
				ids: cells.ids,
				...cells.shapes,
				counts: { values: table.counts, status: table.statuses }
			}
	}));
}

import type { Areas } from './areas';
import type { Periods } from './period';
import type { Filter } from './project';
import type { Protected } from './protected';
import type { AreasSettings } from './settings/areas';
import type { Policy } from './settings/disclosure';

/** The cells that the hexagon, square and heat layers draw. */
export interface CellsSettings {
	shape: 'hexagon' | 'square';
	/** The side-to-side width of a cell, on the ground. */
	cellSizeMetres: number;
}

/** What the dashboard shows, derived from the project; the same request gives the same view. */
export interface ExploreRequest {
	/** Null: no areas are chosen, only cells are shown. */
	areas: AreasSettings | null;
	/** Null: no cell layer is on. */
	cells: CellsSettings | null;
	/** The brushed window in days, both ends included; absent ends reach to the end of the data. */
	period: { from?: string; to?: string; step: Periods['step'] };
	filter: Filter;
	/** The id of the pinned area: everything but the areas and flows is then of that area alone. */
	selectedArea: string | null;
	policy: Policy;
}

/**
 * Values of one kind with why each is missing or marked. `values` holds NaN wherever `status`
 * (codes of `cellStatusCode`) is hidden or no-data.
 */
export interface Shown {
	values: Float64Array;
	status: Uint8Array;
}

/** A single value with its status code. */
export interface ShownValue {
	value: number;
	status: number;
}

/** Key figures of the window and of the equally long window just before it. */
export interface ExploreTotals {
	/** Recorded cases in the window, in the selected area if there is one. */
	count: ShownValue;
	/** Recorded cases in the window before; no-data where the data do not reach back that far. */
	before: ShownValue;
	/** Cases of the window per 100,000 residents and year; no-data without population. */
	rate: ShownValue;
	/** Areas with at least one recorded case in the window; a lower bound, with a mark, where some are hidden. */
	areasWithCases: ShownValue;
	/** Filtered cases that have no date, whatever the window. */
	undated: ShownValue;
	/** Filtered cases in the window that lie in none of the areas. */
	unplaced: ShownValue;
}

/** Cases by period over the whole of the data, for the histogram; the brush does not cut them. */
export interface ExplorePeriods {
	periods: Periods;
	/** The window as indices into the periods, both included. Empty data: first 0, last -1. */
	window: { first: number; last: number };
	counts: Shown;
}

/** Areas in the order of the area set (see `Areas`); one entry each. */
export interface ExploreAreas {
	ids: string[];
	names: string[];
	/** Cases in the window. */
	count: Shown;
	/** Cases in the window before. */
	before: Shown;
	/** Residents, averaged over the window's periods; NaN where unknown. */
	population: Float64Array;
	/** Cases of the window per 100,000 residents and year. */
	rate: Shown;
	/** Small series for the table, area-major, `trendLength` equal stretches of the whole data each. */
	trend: Shown;
	trendLength: number;
	/** Index of the selected area, or -1. */
	selected: number;
}

/** One categorical column: its values with counts under all filters but its own. */
export interface ExploreCategory {
	column: string;
	/** Values by falling count over the whole data; the missing value, if any, is last and null. */
	values: (string | null)[];
	counts: Shown;
	/** 1 where the value is kept by the column's own filter (all, when it has none). */
	kept: Uint8Array;
	/** Columns that are published with it as one, since one follows from another; absent: none. */
	asOne?: string[];
	/** Columns beside which it is not told where it would give away what they hide; absent: none. */
	beside?: string[];
}

/** Places of origin to places of exploitation, by falling count. */
export interface ExploreFlows {
	/** Names as recorded, or of the areas matched. */
	origins: string[];
	destinations: string[];
	/** Longitude and latitude of either end, interleaved; NaN where it is not known. */
	originCentres: Float64Array;
	destinationCentres: Float64Array;
	counts: Shown;
}

/** Cells of a grid with at least one case in the whole of the filtered data. */
export interface ExploreCells {
	shape: CellsSettings['shape'];
	cellSizeMetres: number;
	ids: string[];
	/** Longitude and latitude of each cell's centre, interleaved. */
	centres: Float64Array;
	/** Outlines: cell i has the ring `ring[offsets[i] * 2] … ring[offsets[i + 1] * 2 - 1]`, closed, interleaved. */
	ring: Float64Array;
	offsets: Int32Array;
	counts: Shown;
}

/**
 * Everything the Explore page draws. It leaves the pipeline only as `Protected<ExploreView>`. Between
 * two views of one filter the arrays of names and ids and the cells' outlines are the same objects, so
 * that a view can tell by identity whether it must rebuild or only recolour.
 */
export interface ExploreView {
	request: ExploreRequest;
	/** Whether everything but the cells is still being counted: figures, periods and areas say nothing yet. */
	pending: boolean;
	totals: ExploreTotals;
	byPeriod: ExplorePeriods;
	/** Null where no areas are chosen. */
	byArea: ExploreAreas | null;
	categories: ExploreCategory[];
	/** Null where the data do not name two places. */
	flows: ExploreFlows | null;
	cells: ExploreCells | null;
}

/** What can be shown of data before they are read: a view made earlier, and its areas without outlines of their own. */
export interface FirstView {
	view: Protected<ExploreView>;
	areas: Areas;
}

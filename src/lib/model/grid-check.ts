import type { Project } from './project';

/** One cell size that was tried: how alike neighbouring cells are. */
export interface CellSizeStep {
	cellSizeMetres: number;
	/** Cells in the box, and those that hold a case. */
	cells: number;
	occupied: number;
	/** z of the global Moran's I of the counts; NaN where it cannot be worked out. */
	z: number;
}

/** Which cells a size is asked for, and of which incidents. */
export interface CellSizeRequest {
	project: Project;
	shape: 'hexagon' | 'square';
}

/** A cell size suggested from the data, and why. */
export interface CellSizeSuggestion {
	cellSizeMetres: number;
	/** `first-peak`: neighbouring cells are first most alike at it; `spacing`: no peak, twice the spacing of places. */
	reason: 'first-peak' | 'spacing';
	/** The larger of the mean and the median distance from a place to its nearest other place. */
	spacingMetres: number;
	steps: CellSizeStep[];
}

/** The grid moved or resized, and how many hot cells are still hot then. */
export interface GridVariant {
	/** Shift east and north as a share of a cell; size as a multiple. */
	east: number;
	north: number;
	size: number;
	hot: number;
	/** Hot cells of the grid itself whose middle lies in a hot cell of this one. */
	kept: number;
}

/** What hangs on where a grid happens to lie. */
export interface GridStability {
	/** Hot cells of the grid itself. */
	hot: number;
	/** Those that stay hot in every shifted grid, and in every resized one. */
	keptWhenMoved: number;
	keptWhenResized: number;
	variants: GridVariant[];
}

/** How stable the hot cells of a grid are, from which places, and the width that the data suggest. */
export interface GridCheck extends GridStability {
	/** `spread`: the cases of each cell were spread evenly within it, since exact places may not be told. */
	places: 'exact' | 'spread';
	/** Null where exact places may not be told, or are too few. */
	suggestion: CellSizeSuggestion | null;
}

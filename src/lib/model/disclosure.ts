import type { CellStatus, Protected } from './protected';

/** The status of a cell as a number, so that tables of them travel as `Uint8Array`. */
export const statusCode = {
	shown: 0,
	hidden: 1,
	'no-data': 2,
	unreliable: 3
} as const satisfies Record<CellStatus, number>;

const statuses: readonly CellStatus[] = ['shown', 'hidden', 'no-data', 'unreliable'];

/** The status that a code stands for. */
export function statusOf(code: number): CellStatus {
	return statuses[code];
}

/**
 * Counts that may be shown, row-major (area-major where rows are areas):
 * the cell of row r and column c is at `r * columns + c`.
 */
export interface ShownTable {
	rows: number;
	columns: number;
	/** NaN where hidden or without data: read `statuses` to tell which. */
	counts: Float64Array;
	/** Per 100,000 residents; NaN where there is no rate to show. Null where no population was given. */
	rates: Float64Array | null;
	/** One `statusCode` a cell. Unreliable cells are shown, with a mark: few cases stand behind them. */
	statuses: Uint8Array;
	/** How many cells are hidden. */
	hidden: number;
	/** True in `exact` mode: nothing was hidden, and nothing made of it may be released. */
	exact: boolean;
}

/** One figure that may be shown: NaN where hidden or without data. */
export interface ShownFigure {
	count: number;
	status: CellStatus;
	exact: boolean;
}

/** A flow between two places that may be shown. */
export interface ShownFlow {
	from: string;
	to: string;
	count: number;
}

/** The flows of at least the minimum count, and how many others there are. */
export interface ShownFlows {
	flows: ShownFlow[];
	/** Flows that exist and are not shown. Their cases are not counted here: that would be a total. */
	hidden: number;
	exact: boolean;
}

/** Results of a method, one entry an area, after the gate. Columns keep their names. */
export interface ShownResults {
	/** NaN where the area's figure is hidden. */
	numbers: Record<string, Float64Array>;
	/** Codes that stay (a class, a direction): too coarse to lead back to a count. Null where withheld. */
	labels: Record<string, (string | null)[]>;
	statuses: Uint8Array;
	hidden: number;
	exact: boolean;
}

export type ProtectedTable = Protected<ShownTable>;
export type ProtectedFigure = Protected<ShownFigure>;
export type ProtectedFlows = Protected<ShownFlows>;
export type ProtectedResults = Protected<ShownResults>;

import type { ProtectedTable, ShownTable } from './disclosure';
import type { Periods } from './period';
import type { Policy } from './settings/disclosure';

/** Rows of a CSV file. Null and NaN are empty cells. */
export interface ResultTable {
	columns: string[];
	rows: (string | number | boolean | null)[][];
}

/** Counts and rates by area and period that may be shown. */
export interface Aggregate {
	areaIds: string[];
	areaNames: string[];
	periods: Periods;
	/** The incidents carry no dates: the one period stands for all. */
	undated: boolean;
	/** Residents by area and period, in the order of `cells`; null where none are known. */
	population: Float64Array | null;
	/** Row a is area a, column t period t. */
	cells: ShownTable;
}

/** The kinds of file that the table of areas and periods is saved as. */
export const tableFormats = ['csv', 'geojson', 'parquet'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** A file to be saved. */
export interface ExportFile {
	name: string;
	/** Its media type. */
	type: string;
	content: Uint8Array<ArrayBuffer>;
}

/** What is printed on a picture and written into a file beside the numbers. */
export interface ExportFrame {
	policy: Policy;
	/** Where the data come from: the author's words, or the names of the files. */
	source: string;
	/** The day of printing; absent where nothing is read from a clock. */
	made?: string;
	synthetic: boolean;
	/** Whether the numbers are of a selection of the records. */
	filtered: boolean;
	version: string;
}

/** Counts by area and period as Trends draws them: row a of `cells` is area a. */
export interface ShownCourse {
	areaNames: string[];
	periods: Periods;
	cells: ProtectedTable;
}

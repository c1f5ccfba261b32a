import type { FeatureCollection, Geometry } from 'geojson';
import type { Finding } from './problem';
import type { Step } from './period';
import type { BuiltinSet } from './settings/areas';
import type { IncidentColumns } from './settings/incidents';

/** A file as the user gave it. Nothing is read until asked for; slices of a Blob are not copies. */
export interface GivenFile {
	name: string;
	blob: Blob;
}

/** What a file turned out to be once unpacked; decided by its content, its name only breaks ties. */
export type Format =
	'delimited-text' | 'json' | 'geojson' | 'topojson' | 'parquet' | 'xlsx' | 'shapefile';

export type Packing = 'none' | 'gzip' | 'zip';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How delimited text is cut into values. A quote inside quotes is doubled. `quote` is empty where the file uses none. */
export interface Dialect {
	delimiter: string;
	quote: '"' | "'" | '';
}

/** The layouts that are recognised by name; `cases` is any other list with one row a case. */
export type Layout =
	'ctdc' | 'htcds' | 'cases' | 'aggregates' | 'wide' | 'points' | 'population' | 'boundaries';

/**
 * The part a column plays. The keys of a project's `columns`, and some that only reading needs:
 * `year` and `month` together make a date, `coordinates` holds both in one cell, `id` is a row's
 * own number, `identifying` must not be loaded, `ignored` is of no use here.
 */
export type Role =
	| keyof IncidentColumns
	| 'year'
	| 'month'
	| 'coordinates'
	| 'population'
	| 'parent'
	| 'id'
	| 'identifying'
	| 'ignored';

/** How numbers of a column are written. `thousands` is empty where none is used. */
export interface NumberStyle {
	decimal: '.' | ',';
	thousands: '' | ',' | '.' | ' ' | "'";
}

/** The order in which the numbers of a date stand; the other kinds of date need no order. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/**
 * How the dates of a column are written. `order` is decided on all of the column's values; `ambiguous`
 * is true where no value decides between day first and month first, so that the user is asked.
 * `strptime` is a DuckDB format that reads every value alike (a fast path), null where several kinds are mixed.
 */
export interface DateStyle {
	order: DateOrder;
	ambiguous: boolean;
	strptime: string | null;
	/** How exact the dates are: a file with years only cannot be shown by month. */
	step: Step;
	/** Whether whole numbers such as 44197 are days since 1899-12-30, as spreadsheets count. */
	serial: boolean;
}

/** How one column is read. Values are compared trimmed and in lower case with `missing`. */
export interface ColumnPlan {
	column: string;
	role: Role;
	/** Values that mean "not known": they become missing, never zero and never a place. */
	missing: string[];
	/** Only for `count` and `population`; null elsewhere. */
	number: NumberStyle | null;
	/** Only for dates; null elsewhere. */
	dates: DateStyle | null;
}

/** Yes-or-no columns that become one category column: a row holds the `value` of every part that says yes. */
export interface CombinedColumn {
	column: string;
	role: Role;
	parts: { column: string; value: string }[];
	/** The texts that mean yes, trimmed and in lower case. */
	yes: string[];
	/** What separates several values in one cell of the new column. */
	separator: string;
}

/** How a file's rows become incidents: plain JSON, so that it can be shown, changed, saved and turned into SQL. */
export interface ReadingPlan {
	file: string;
	layout: Layout;
	columns: ColumnPlan[];
	combined: CombinedColumn[];
}

/** A column as guessed: its part and a stable code of the reason, for the preview. */
export interface GuessedColumn {
	column: string;
	role: Role;
	/**
	 * `name` (the header says so), `content` (the values do), `layout` (the layout fixes it), `numbers` (left out:
	 * measured or counted, so no groups to filter by) or `none`.
	 */
	reason: 'name' | 'content' | 'layout' | 'numbers' | 'none';
	/** 0 to 1. */
	confidence: number;
}

export type IdentifyingKind =
	| 'name'
	| 'date-of-birth'
	| 'phone'
	| 'email'
	| 'identity-number'
	| 'street-address'
	| 'exact-coordinates'
	| 'free-text'
	| 'network-address';

/** A column that could identify people. No value is ever part of it. */
export interface IdentifyingColumn {
	column: string;
	kind: IdentifyingKind;
	found: 'name' | 'content' | 'layout';
	/** Share of the values looked at that have the kind's form; null where only the header was judged. */
	share: number | null;
	/**
	 * `drop`: not loaded unless the user deliberately keeps it. `refuse`: never loaded (HTCDS identity columns).
	 * `join-only`: exact coordinates, used to find each row's area and kept no finer than about 100 m.
	 */
	treatment: 'drop' | 'refuse' | 'join-only';
}

/**
 * Rows ready for the engine, every value text. Rows that could not be cut into values are already
 * out of it and counted. `sourceRows` holds the row of the file (1 = its first line) of each row
 * staged; null where row i (from 0) simply is the file's row `firstRow + i`.
 */
interface StagedRows {
	/** Column names: trimmed, never empty, no two alike (ignoring case). */
	names: string[];
	rows: number;
	firstRow: number;
	sourceRows: Int32Array | null;
}

/** Delimited UTF-8 text without header, byte-order mark, blank or ragged rows: every row has all columns. */
export interface StagedText extends StagedRows {
	kind: 'text';
	blob: Blob;
	dialect: Dialect;
}

/** Columns in memory, for formats that are not delimited text. Null is missing. */
export interface StagedColumns extends StagedRows {
	kind: 'columns';
	columns: (string | null)[][];
	/** For unpivoted tables: the column of the file that each row came from. */
	sourceColumns: string[] | null;
}

export type Staged = StagedText | StagedColumns;

/** How many rows a file held. `read = used + rejected`; blank rows are not counted as read. */
export interface RowTally {
	read: number;
	used: number;
	rejected: number;
	blank: number;
}

/** A file of rows, looked at but not yet loaded. */
export interface OpenedTable {
	kind: 'table';
	name: string;
	format: Format;
	packing: Packing;
	encoding: TextEncoding | null;
	staged: Staged;
	columns: GuessedColumn[];
	identifying: IdentifyingColumn[];
	plan: ReadingPlan;
	/** What was found while cutting the file into rows; at most `findingLimit` of each kind, `tally` counts all. */
	findings: Finding[];
	/** Rows after cutting: `rejected` are those already left out. The engine's checks add to it. */
	tally: RowTally;
	/** The first rows, identifying columns masked. */
	preview: (string | null)[][];
	/** The built-in areas that the places of its first rows are of; absent: not looked for, or nothing said by coordinates. */
	suggestedAreas?: BuiltinSet | null;
}

/** A file of boundaries. Properties are text or numbers as the file has them. */
export interface OpenedBoundaries {
	kind: 'boundaries';
	name: string;
	format: Format;
	packing: Packing;
	features: FeatureCollection<Geometry, Record<string, unknown>>;
	/** Properties that can serve, the likeliest first. */
	idCandidates: string[];
	nameCandidates: string[];
	populationCandidates: string[];
	parentCandidates: string[];
	findings: Finding[];
}

/** What is known of a file of boundaries that areas can be chosen from. */
export type BoundaryFile = Pick<
	OpenedBoundaries,
	'name' | 'idCandidates' | 'nameCandidates' | 'populationCandidates'
> & {
	/** What its areas are called (`areaNames`), to find the column that says where; absent: not known. */
	areaNames?: string[];
};

export type OpenedFile = OpenedTable | OpenedBoundaries;

/** Findings of one kind that are kept with their place; the rest are only counted. */
export const findingLimit = 1000;

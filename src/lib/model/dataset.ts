import type { RowTally } from './intake';
import type { Step } from './period';
import type { Finding } from './problem';
import type { IncidentsSettings, PositionsSettings } from './settings/incidents';

/** A categorical column of the incidents: `values[code]` is the text of each code. */
export interface CategoryColumn {
	/** The key of filters: the part it plays (`form`, `stage` …), `category`, or the column's own name. */
	id: string;
	values: string[];
	/** Other names that a filter may use: the columns of the files. */
	aliases: string[];
}

/** A file as loaded. `read = used + rejected`. */
export interface LoadedFile {
	name: string;
	tally: RowTally;
	/** Rows identical to an earlier one of the file, whether kept or dropped. */
	identical: number;
	/** Columns left out because they could identify people. */
	dropped: string[];
	/** Such columns that served to find areas: nothing finer than `positions` says of them is kept. */
	joinedOnly: string[];
	/** Such columns kept by the user's own choice. */
	keptIdentifying: string[];
	/** How its positions and dates were coarsened at the user's wish; absent: as always. */
	positions?: PositionsSettings;
	dates?: IncidentsSettings['dates'];
	/** The columns that name a row's place, as the file calls them: its area, its coordinates. */
	placeColumns: { area?: string; coordinates?: string };
	/** The file's rows among the incidents: those numbered `first` up to but not `first + count`. */
	incidents: { first: number; count: number };
	/** The file's own row of its i-th row: `sourceRows[i]`, or `sourceFirst + i` where that is null. */
	sourceRows: Int32Array | null;
	sourceFirst: number;
}

/** A file as papers that are handed on tell of it: null where its rows would tell too much. */
export type ToldFile = Omit<LoadedFile, 'tally' | 'identical'> & {
	tally: RowTally | null;
	identical: number | null;
};

/** The row of the user's file that an incident came from. */
export function sourceRow(
	file: Pick<LoadedFile, 'sourceRows' | 'sourceFirst'>,
	row: number
): number {
	return file.sourceRows ? file.sourceRows[row] : file.sourceFirst + row;
}

/** How many rows have a kind of problem in a file and column. */
export interface ProblemCount {
	file: string;
	column?: string;
	code: string;
	rejected: boolean;
	rows: number;
}

/** What is known of the incidents that the engine holds. The rows themselves stay there. */
export interface Dataset {
	files: LoadedFile[];
	/** Rows in the engine: those used, and those whose date, count or place alone is missing. */
	rows: number;
	/** Days since 1970-01-01 of the first and last dated incident; NaN where none has a date. */
	firstDay: number;
	lastDay: number;
	/** The most days from a day with a record to the next; NaN where fewer than two days have one. */
	silence: number;
	/** The period that the rows are dated by: years or quarters where every date begins one, else months. */
	step: Step;
	/** Whether any file has dates, coordinates, places by name or code, counts. */
	dated: boolean;
	located: boolean;
	named: boolean;
	counted: boolean;
	categories: CategoryColumn[];
	/**
	 * Columns that tell how cases went on, apart from those that are filtered and charted: the furthest
	 * step (`furthestStep`) and months between two dated steps (`wait identified referred`). Their codes
	 * stand in the engine's columns after those of `categories`.
	 */
	followUp: CategoryColumn[];
	/** The texts that stand for places, by their code. */
	places: string[];
	/** Exact coordinates were given: they serve to find areas and are then kept to about 100 m. */
	exactCoordinates: boolean;
	/** The first rows of each kind of problem (at most `findingLimit` a kind, file and column). */
	findings: Finding[];
	/** All problems, counted. */
	problems: ProblemCount[];
	/** Of both, what reading found, to which placing adds; absent until rows are placed. */
	reading?: Pick<Dataset, 'findings' | 'problems'>;
}

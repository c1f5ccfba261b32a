import type { ShownResults } from './disclosure';
import type { Periods } from './period';
import type { Project } from './project';

/** Events on a grid: the cell (an index) and day of each count. */
export interface CellEvents {
	cell: Int32Array;
	day: Int32Array;
	count: Float64Array;
}

/** What a prediction of next places needs. Days are day numbers, both ends included. */
export interface PredictInput {
	/** Longitude and latitude of each cell's middle, interleaved; every cell of the ground. */
	centres: Float64Array;
	cellSizeMetres: number;
	events: CellEvents;
	/** Events up to this day may be used; those after it, up to `testTo`, are held out. */
	trainTo: number;
	testTo: number;
	shares: number[];
	models: 'auto' | string[];
}

/** What patrolling the best-ranked share of the ground would have met. */
export interface ShareScore {
	share: number;
	cells: number;
	/** Events of the held-out days in those cells, over all of them, with a 95 % interval. */
	hitRate: number;
	hitRateLower: number;
	hitRateUpper: number;
	/** Hit rate over share of area (Chainey, Tompson & Uhlig 2008). */
	pai: number;
	paiLower: number;
	paiUpper: number;
	/** Events met over the most that so many cells could have met (Hunt 2016). */
	pei: number;
}

export interface PredictModelScore {
	name: string;
	/** Mean hit rate over the shares on the last part of the training days, by which the model was chosen. */
	trial: number;
	/** On the held-out days. */
	held: ShareScore[];
}

export interface PredictResult {
	chosen: string;
	/** Whether ranking by past counts did as well, and was therefore used. */
	pastCountsUsed: boolean;
	/** Events expected in the held-out days, by cell. */
	expected: Float64Array;
	/** 1 is the cell with the most expected; ties in the order of the cells. */
	rank: Int32Array;
	models: PredictModelScore[];
	/** Events held out. */
	heldOut: number;
}

/** What the Trends page asks of the next places. */
export interface PlaceSettings {
	cellSizeMetres: number;
	/** How many months ahead; as many are held out for the trial. */
	months: number;
}

/** What next places are asked of: the project then, and the grid. */
export interface PlacesRequest {
	project: Project;
	settings: PlaceSettings;
}

/** The next places of loaded data as far as they may be shown. */
export interface PlacePredictions {
	cellIds: string[];
	/** Longitude and latitude of each cell's middle, interleaved; outlines as `ExploreCells` holds them. */
	centres: Float64Array;
	ring: Float64Array;
	offsets: Int32Array;
	/** One entry a cell: numbers `expected`, labels `rank`; both withheld where the cell's count is hidden. */
	cells: ShownResults;
	/** The months looked ahead to. */
	from: Periods;
	model: string;
	/** Whether ranking by past counts did as well, and was therefore used. */
	pastCountsUsed: boolean;
	/** How each model did on the months held out. */
	models: PredictModelScore[];
	/** Cells with cases of which nothing may be shown. */
	hidden: number;
}

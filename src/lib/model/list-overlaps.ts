/**
 * A table of list overlaps. A case's history is a bit mask: bit i set means that list i holds it.
 * `counts` has 2^k entries by history; entry 0, on no list, is unknown and held as 0.
 */
export interface ListTable {
	lists: string[];
	counts: Float64Array;
}

/** Two lists by their index, the smaller first. */
export type ListPair = readonly [number, number];

/** One log-linear model of list overlaps that was fitted. */
export interface ListModelSummary {
	pairs: ListPair[];
	/** Pairs of the model that share no case: their parameter is −∞. */
	emptyPairs: ListPair[];
	total: number;
	lower: number;
	upper: number;
	aic: number;
	bic: number;
	/** The model's share of the averaged estimate; 1 where only one model counts. */
	weight: number;
}

/** How a model of list overlaps is chosen. */
export type ListSelection = 'main' | 'stepwise' | 'aic' | 'bic' | 'average';

/** An estimate of all cases from list overlaps, those on no list included. */
export interface PopulationEstimate {
	lists: string[];
	/** Cases on at least one list. */
	reported: number;
	estimate: number;
	/** 95 % interval that takes the chosen model as given. */
	lower: number;
	upper: number;
	selection: ListSelection;
	threshold: number;
	/** The chosen model, or those averaged, heaviest first (at most 20). */
	models: ListModelSummary[];
	/** Pairs of lists that share no case. */
	emptyPairs: ListPair[];
	/** Whether every model was compared, or only those met by a stepwise walk. */
	exhaustive: boolean;
	/** What each way of choosing gives. */
	comparison: { selection: ListSelection; total: number; lower: number; upper: number }[];
	/** 95 % interval that repeats the choice of model on resamples; null when none were asked for. */
	bootstrap: { lower: number; upper: number; replicates: number; failed: number } | null;
}

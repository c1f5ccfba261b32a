/** What the last periods will probably have come to once all reports are in. */
export interface Nowcast {
	/** Share of a period's reports that arrive with at most each delay (0, 1, …). */
	arrived: Float64Array;
	/** By period: reported so far, share thought to be reported, expected final count and 90 % interval. */
	reported: Float64Array;
	share: Float64Array;
	expected: Float64Array;
	lower: Float64Array;
	upper: Float64Array;
}

/** The nowcast of a panel's total, as learnt from rows with an event and a report date. */
export interface PanelNowcast extends Nowcast {
	/** Longest delay in periods after which hardly a report comes. */
	maximumDelay: number;
	/** How many of the panel's last periods are not yet reported to 95 %. */
	incompleteLast: number;
	/** The day of the newest report. */
	newestReport: number;
}

/** The newest periods of a nowcast as far as they may be shown; NaN where withheld or not known. */
export interface ShownNowcast {
	maximumDelay: number;
	/** How many of the last periods are not read as whole. */
	incompleteLast: number;
	/** Share of reports by delay in periods: 0, 1, …, `maximumDelay`. */
	arrived: number[];
	/** Labels of the periods shown, oldest first, and for each what the total over all areas is thought to come to. */
	periods: string[];
	reported: number[];
	share: number[];
	expected: number[];
	lower: number[];
	upper: number[];
}

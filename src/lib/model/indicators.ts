/** The steps a case may pass, in order. A record counts at the furthest step it reached and at all before it. */
export const chainSteps = [
	'identified',
	'referred',
	'supported',
	'investigated',
	'prosecuted',
	'convicted'
] as const;
export type ChainStep = (typeof chainSteps)[number];

/** The months at which the bands of waiting times begin; the last is open. */
export const waitBands = [0, 1, 2, 3, 6, 12, 24, 36] as const;

/** The band of a waiting time: the months at which it begins. */
export function waitBandOf(months: number): number {
	return waitBands.findLast((from) => months >= from) ?? 0;
}

/** The id of the column that holds the months from one step to another. */
export const waitId = (from: ChainStep, to: ChainStep): string => `wait ${from} ${to}`;

/** Whether a target is met at the pace so far; `hidden` where a count behind it may not be shown. */
export type TargetStatus = 'on-course' | 'behind' | 'cannot-say' | 'too-few';

/** Which areas a chain is told for: everything, the areas that hold others (states), the areas themselves. */
export type AreaLevel = 'all' | 'parent' | 'area';

/** How many reached each step, by area (rows) and stretch (columns: the whole window, then each period). */
export interface ChainTable {
	areaIds: string[];
	areaNames: string[];
	levels: AreaLevel[];
	/**
	 * By step, in the order of `chainSteps`, one value a cell: cases that reached it (status as in
	 * `ShownTable`), and their share of those at the step before with its 95 % interval; NaN where not known.
	 */
	steps: {
		counts: Float64Array;
		statuses: Uint8Array;
		share: Float64Array;
		lower: Float64Array;
		upper: Float64Array;
	}[];
	columns: number;
}

/** Months from one dated step to another, as far as they may be shown. */
export interface WaitTable {
	from: ChainStep;
	to: ChainStep;
	/** Cases by band of `waitBands` over the whole window; NaN where hidden. */
	counts: Float64Array;
	/** Of the cases with both dates, those within three months: whole window, then each period. */
	withinThree: Float64Array;
	known: Float64Array;
}

/** Recorded cases per 100,000 residents and year (SDG 16.2.2), a value a period. */
export interface DetectionRates {
	/** Years, whatever the step of the chain. */
	years: string[];
	residents: Float64Array;
	all: Float64Array;
	/** By value of sex, age group and form: values × years, NaN where hidden. */
	parts: { column: string; values: (string | null)[]; rates: Float64Array }[];
}

export interface TargetResult {
	name: string;
	step: ChainStep;
	from: string;
	to: string;
	target: number;
	direction: 'at-least' | 'at-most';
	areaName: string | null;
	/** NaN where hidden. */
	soFar: number;
	/** Share of the span that the data cover, 0 to 1. */
	elapsed: number;
	status: TargetStatus | 'hidden';
}

/** A silence longer than a source's usual pace makes likely. */
export interface ShownGap {
	source: string;
	kind: 'organisation' | 'area';
	/** The first and the last silent period, as labels. */
	from: string;
	to: string;
	when: 'before-first' | 'within' | 'since-last';
}

/** What a source leaves open: shares of its cases, in steps of 5 points unless exact. */
export interface SourceQuality {
	/** Null: the source is not recorded. */
	source: string | null;
	/** The row of all sources together. */
	all: boolean;
	/** NaN where hidden. */
	cases: number;
	/** By `columns` of the table: NaN where it is not told, −1 where it was not asked. */
	shares: Float64Array;
}

/** Everything monitoring tells, past the gate. */
export interface Indicators {
	/** Labels of the stretches of the chain: the periods. The whole window comes before them. */
	periods: string[];
	/** Whether the data say how far cases came; without it the chain has its first step only. */
	followed: boolean;
	/** A filter of the project that monitoring does not apply. */
	unfiltered: boolean;
	chain: ChainTable;
	waits: WaitTable[];
	detection: DetectionRates | null;
	targets: TargetResult[];
	gaps: ShownGap[];
	/** Columns by their id, and `late`, `undated`, `unplaced`. */
	quality: { columns: string[]; rows: SourceQuality[] };
	hidden: number;
}

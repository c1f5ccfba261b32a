import type { Dataset } from './dataset';
import type { Policy } from './settings/disclosure';

/** Something that others could know of a person: a category column by its id, the area, the month or year of the date. */
export type KnownColumn = 'area' | 'month' | 'year' | `category ${string}`;

/**
 * How findable are the records to somebody who knows these columns? Asked of all records, unfiltered, and
 * in `exact` mode only.
 */
export interface RiskQuestion {
	policy: Policy;
	columns: KnownColumn[];
	/** The id of the category column that others must not learn; null: none. */
	sensitive: string | null;
	/** How many records should be alike at least. */
	threshold: number;
}

/** How findable the records are. */
export interface Risk {
	/** k-anonymity: the smallest number of records that are alike. */
	alike: number;
	/** Distinct l-diversity: the fewest values of the sensitive column among records that are alike; null without one. */
	diversity: number | null;
	records: number;
	/** Records that nobody else is like. */
	unique: number;
	/** Records that fewer than the threshold are like, themselves included. */
	below: number;
}

/** The answer to a risk question. */
export interface RiskAnswer extends Risk {
	threshold: number;
	/** By column, those that help most first: how many records would leave `below` without it. */
	sources: { column: KnownColumn; relieved: number }[];
	/** The columns to leave out, in turn, until the threshold is reached, with what is so after each. */
	recoding: { dropped: KnownColumn; after: Risk }[];
}

/** What others could know of a person by these data. */
export function knownColumns(
	dataset: Pick<Dataset, 'categories' | 'located' | 'named' | 'dated' | 'step'>
): KnownColumn[] {
	return [
		...dataset.categories.map(({ id }): KnownColumn => `category ${id}`),
		...(dataset.located || dataset.named ? (['area'] as const) : []),
		...(dataset.dated && dataset.step !== 'year' ? (['month'] as const) : []),
		...(dataset.dated ? (['year'] as const) : [])
	];
}

/** The smallest threshold: every record is like one, itself. */
export const leastThreshold = 2;

import type { Dataset } from './dataset';
import type { Policy } from './settings/disclosure';

/** Something that others could know of a person: a category column by its id, the area, the month or year of the date. */
export type KnownColumn = 'area' | 'month' | 'year' | `category ${string}`;

/** How findable are the records to somebody who knows these columns? Asked of all records, unfiltered. */
export interface RiskQuestion {
	policy: Policy;
	columns: KnownColumn[];
	/** The id of the category column that others must not learn; null: none. */
	sensitive: string | null;
	/** How many records should be alike at least. */
	threshold: number;
}

/**
 * A count as far as it is told: as it is, to the nearest multiple of a base (`about`), at least so much
 * (`least`), or fewer than so much, 0 included (`fewer`).
 */
export interface ToldCount {
	told: 'exact' | 'about' | 'least' | 'fewer';
	count: number;
}

/** How findable the records are, as far as it may be told. */
export interface ToldRisk {
	/** k-anonymity: the smallest number of records that are alike. */
	alike: ToldCount;
	/** Distinct l-diversity: the fewest values of the sensitive column among records that are alike; null without one. */
	diversity: ToldCount | null;
	records: ToldCount;
	/** Records that nobody else is like. */
	unique: ToldCount;
	/** Records that fewer than the threshold are like, themselves included. */
	below: ToldCount;
	/** Whether none are below. */
	reached: boolean;
}

/** The answer to a risk question. */
export interface RiskAnswer extends ToldRisk {
	threshold: number;
	/** By column, those that help most first: how many records would leave `below` without it. */
	sources: { column: KnownColumn; relieved: ToldCount }[];
	/** The columns to leave out, in turn, until the threshold is reached, with what is so after each. */
	recoding: { dropped: KnownColumn; after: ToldRisk }[];
	/** Counts are told to the nearest multiple of this; 1: as they are. */
	base: number;
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

/** The smallest threshold: one by which the report would tell the sizes of hidden counts is refused. */
export function leastThreshold({ mode, minimumCount }: Policy): number {
	return mode === 'exact' ? 2 : Math.max(2, minimumCount);
}

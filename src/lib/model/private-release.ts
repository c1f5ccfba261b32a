import type { Expense } from './privacy-budget';

/** The levels of a private release, the finest first. */
export const releasedLevels = ['area', 'parent', 'whole'] as const;
export type ReleasedLevel = (typeof releasedLevels)[number];

/** The law that the noise follows. */
export type NoiseLaw = 'laplace' | 'gaussian';

/** What is released with noise, and how much of it. Nothing here may be read off the data. */
export interface PrivateChoices {
	/** The finest level; all above it are released too. */
	finest: ReleasedLevel;
	/** The calendar years told apart, both included; null: all records together, dated or not. */
	years: { from: number; to: number } | null;
	noise: NoiseLaw;
	/** What it costs, in thousandths of ε. */
	milliEpsilon: number;
	/** How many recorded cases can be about one person, at most. */
	casesPerPerson: number;
}

/** A private release is drawn only for an expense that is kept already. */
export interface PrivateQuestion {
	choices: PrivateChoices;
	paid: Expense;
	/** The names of the files it was paid for. */
	files: string[];
}

/** How far a released count is off: half of them by at most `usual` cases, 95 of 100 by at most `large`. */
export interface ReleaseError {
	usual: number;
	large: number;
}

/** What a released count is about. */
export interface ReleasedPlace {
	level: ReleasedLevel;
	/** Empty above the areas. */
	id: string;
	/** Empty for the whole, and for areas that lie in no larger one. */
	name: string;
	/** The name of what it lies in; empty where that is the whole. */
	within: string;
}

/** Noisy counts that add up from level to level, none below zero. */
export interface PrivateRelease {
	choices: PrivateChoices;
	error: ReleaseError;
	places: ReleasedPlace[];
	/** One column each; one null where years are not told apart. */
	years: (number | null)[];
	/** Place p in column t at `p * years.length + t`. */
	counts: Float64Array;
}

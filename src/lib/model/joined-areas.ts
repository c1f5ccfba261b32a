import type { Policy } from './settings/disclosure';

/** Which areas are to be joined so that their counts can be shown? */
export interface JoinQuestion {
	policy: Policy;
}

/** Areas to be joined, by their ids, and what that makes of the list of areas. */
export interface JoinedAreas {
	groups: string[][];
	areas: number;
	regions: number;
}

declare const gate: unique symbol;

/**
 * A value that has passed the disclosure gate. Only `disclosure/` makes one; maps, charts, panels,
 * reports and the command line's writers take nothing else.
 */
export type Protected<T> = T & { readonly [gate]: 'passed' };

/** Why a shown value is missing or marked. */
export type CellStatus = 'shown' | 'hidden' | 'no-data' | 'unreliable';

/** The statuses in the order of their codes: `cellStatuses[code]`. */
export const cellStatuses = ['shown', 'hidden', 'no-data', 'unreliable'] as const;

/** The code of each status, as kept in typed arrays beside the values. */
export const cellStatusCode: Record<CellStatus, number> = {
	shown: 0,
	hidden: 1,
	'no-data': 2,
	unreliable: 3
};

declare const gate: unique symbol;

/**
 * A value that has passed the disclosure gate. Only `disclosure/` makes one; maps, charts, panels,
 * reports and the command line's writers take nothing else.
 */
export type Protected<T> = T & { readonly [gate]: 'passed' };

/** Why a shown value is missing or marked. */
export type CellStatus = 'shown' | 'hidden' | 'no-data' | 'unreliable';

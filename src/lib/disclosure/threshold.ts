/** What a count must be to stand in a published cell. */
export interface Threshold {
	minimumCount: number;
	showZero: boolean;
}

/** Whether a count may be published by itself. */
export function isOpen(count: number, { minimumCount, showZero }: Threshold): boolean {
	return openLevel(count, showZero) >= minimumCount;
}

/** The largest minimum under which a count may be published by itself. */
export function openLevel(count: number, showZero: boolean): number {
	return count > 0 ? count : showZero ? Infinity : 1;
}

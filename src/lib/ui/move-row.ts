/**
 * The row that a key leads to in a table of which one row takes the focus at a time.
 * @param key as in `KeyboardEvent.key`
 * @param at the row now, from 0
 * @param count rows in all
 * @param page rows in sight at once
 * @returns null where the key moves nowhere
 */
export function moveRow(key: string, at: number, count: number, page: number): number | null {
	const last = count - 1;
	const to = new Map([
		['ArrowDown', at + 1],
		['ArrowUp', at - 1],
		['PageDown', at + page],
		['PageUp', at - page],
		['Home', 0],
		['End', last]
	]).get(key);
	return to === undefined || count === 0 ? null : Math.max(0, Math.min(to, last));
}

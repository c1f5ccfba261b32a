import { getLocale } from '$lib/messages/compiled/runtime';

/** Rows in the order of a value: numbers by size, text by the reader's language, missing last. Stable. */
export function sortRows<Row>(
	rows: readonly Row[],
	value: (row: Row) => number | string | null,
	descending: boolean
): Row[] {
	const collator = new Intl.Collator(getLocale(), { numeric: true });
	const keyed = rows.map((row) => ({ row, key: value(row) }));
	const missing = (key: number | string | null) => key === null || Number.isNaN(key);
	keyed.sort((a, b) => {
		if (missing(a.key) || missing(b.key)) return Number(missing(a.key)) - Number(missing(b.key));
		const order =
			typeof a.key === 'number' && typeof b.key === 'number'
				? a.key - b.key
				: collator.compare(String(a.key), String(b.key));
		return descending ? -order : order;
	});
	return keyed.map(({ row }) => row);
}

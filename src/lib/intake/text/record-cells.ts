import type { Dialect } from '$lib/model/intake';

/** The values of one record (without its line end), cut as `cutRecord` cuts it. */
export function recordCells(record: string, { delimiter, quote }: Dialect): string[] {
	const cells: string[] = [];
	let i = 0;
	for (;;) {
		let start = i;
		while (record[start] === ' ') start++;
		if (quote && record[start] === quote) {
			let value = '';
			i = start + 1;
			for (;;) {
				const close = record.indexOf(quote, i);
				value += record.slice(i, close < 0 ? undefined : close);
				if (close < 0) return [...cells, value];
				if (record[close + 1] !== quote) {
					i = close + 1;
					break;
				}
				value += quote;
				i = close + 2;
			}
			while (i < record.length && record[i] !== delimiter) i++;
			cells.push(value);
		} else {
			const end = record.indexOf(delimiter, i);
			cells.push(record.slice(i, end < 0 ? undefined : end));
			i = end < 0 ? record.length : end;
		}
		if (i >= record.length) return cells;
		i++;
	}
}

/** A record in the plain form that every reader agrees on, with exactly `width` values and no line end. */
export function plainRecord(cells: string[], width: number, { delimiter, quote }: Dialect): string {
	const fitted = Array.from({ length: width }, (_, i) => (cells[i] ?? '').replaceAll('\0', ''));
	if (!quote) return fitted.join(delimiter);
	const needsQuotes = (cell: string) =>
		cell.includes(delimiter) || cell.includes(quote) || /[\r\n]|^\s|\s$/.test(cell);
	return fitted
		.map((cell) =>
			needsQuotes(cell) ? quote + cell.replaceAll(quote, quote + quote) + quote : cell
		)
		.join(delimiter);
}

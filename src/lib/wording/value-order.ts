import type { Shown } from '$lib/model/explore';
import { cellStatusCode } from '$lib/model/protected';

/** The number that a value begins with: of a band of ages, of years, of a grade; below 9 comes before 9. */
function leadingNumber(value: string): number {
	const [, sign, digits] = /^([<>≤≥]?)\s*(\d{1,4})(?!\d)/.exec(value) ?? [];
	const beside = sign === '<' ? -0.5 : sign === '>' ? 0.5 : 0;
	return digits ? Number(digits) + beside : NaN;
}

/**
 * The order in which the values of a column are listed, as their indices: numbers and bands by size,
 * all else by falling count; the missing value comes last. Only what is shown decides, so that the order
 * says nothing of the counts that are hidden: these keep the order they came in.
 */
export function valueOrder(
	values: readonly (string | null)[],
	{ values: counts, status }: Shown
): number[] {
	const numbers = values.map((value) => (value === null ? Infinity : leadingNumber(value)));
	const byNumber = !numbers.some(Number.isNaN);
	const rank = (index: number): number => {
		if (values[index] === null) return Infinity;
		if (byNumber) return numbers[index];
		return status[index] === cellStatusCode.hidden || !(counts[index] >= 0) ? 1 : -counts[index];
	};
	const ranks = values.map((_, index) => rank(index));
	return Array.from(values.keys()).sort((a, b) =>
		ranks[a] === ranks[b] ? a - b : ranks[a] < ranks[b] ? -1 : 1
	);
}

import { quoteText } from './quote';

/** The text of a column of the source, by its index. */
export function stagedColumn(index: number): string {
	return `v${index}`;
}

/**
 * A date's text without its time of day, so that few different texts remain:
 * `2021-03-04T10:15:00Z` and `4.3.2021 10:15` lose what follows the day.
 */
export function stagedDay(index: number): string {
	const column = stagedColumn(index);
	return `CASE WHEN contains(${column}, ':')
	THEN regexp_replace(${column}, '[T ]+[0-9]{1,2}:[0-9]{2}.*$', '') ELSE ${column} END`;
}

/** What stands between two dates in one text. */
export const dayPairSeparator = '\u001f';

/** Two dates' texts as one, empty where either is missing. */
export function stagedDayPair(from: number, to: number): string {
	const [first, second] = [stagedDay(from), stagedDay(to)];
	return `CASE WHEN coalesce(${stagedColumn(from)}, '') = '' OR coalesce(${stagedColumn(to)}, '') = '' THEN NULL
	ELSE concat(${first}, ${quoteText(dayPairSeparator)}, ${second}) END`;
}

/** A place's text with that of the larger area it lies in, where it has both. */
export function stagedPlaceWithin(area: number, parent: number, separator: string): string {
	const [own, within] = [area, parent].map(stagedColumn);
	return `CASE WHEN trim(coalesce(${own}, '')) = '' OR trim(coalesce(${within}, '')) = '' THEN ${own}
	ELSE concat(${own}, ${quoteText(separator)}, ${within}) END`;
}

/** A year's and a month's column as one text. */
export function stagedYearMonth(year: number, month: number): string {
	return `concat_ws('-', ${stagedColumn(year)}, ${stagedColumn(month)})`;
}

/** Yes-or-no columns as one text: the values of those that say yes, with a separator. */
export function stagedCombination(
	parts: { index: number; value: string }[],
	yes: string[],
	separator: string
): string {
	const list = yes.map((text) => quoteText(text.toLowerCase())).join(', ');
	const cases = parts.map(
		({ index, value }) =>
			`CASE WHEN lower(trim(${stagedColumn(index)})) IN (${list}) THEN ${quoteText(value)} END`
	);
	return `concat_ws(${quoteText(separator)}, ${cases.join(', ')})`;
}

/** How a number is written. */
export interface WrittenNumber {
	decimal: '.' | ',';
	thousands: string;
}

/** A number in a text expression, NULL where it cannot be read. */
export function stagedNumber(expression: string, written: WrittenNumber): string {
	let text = expression;
	if (written.thousands) text = `replace(${text}, ${quoteText(written.thousands)}, '')`;
	if (written.decimal === ',') text = `replace(${text}, ',', '.')`;
	return `TRY_CAST(${text} AS DOUBLE)`;
}

/** Whether a text expression is empty or one of the texts that mean missing. */
export function stagedMissing(expression: string, missing: string[]): string {
	const texts = ['', ...missing].map((text) => quoteText(text.trim().toLowerCase()));
	return `coalesce(lower(trim(${expression})), '') IN (${[...new Set(texts)].join(', ')})`;
}

/**
 * One half of a column that holds both coordinates: `POINT (longitude latitude)`, or latitude before
 * longitude as maps show them.
 */
export function stagedHalfPoint(index: number, half: 'longitude' | 'latitude'): string {
	const column = stagedColumn(index);
	const part = (nth: number) =>
		`regexp_extract(${column}, '([-+]?[0-9.]+)[^-+0-9.]+([-+]?[0-9.]+)', ${nth})`;
	const [first, second] = half === 'longitude' ? [2, 1] : [1, 2];
	return `CASE WHEN ${column} ILIKE '%point%' THEN ${part(second)} ELSE ${part(first)} END`;
}

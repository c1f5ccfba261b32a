import { dateShare } from '../values/date-style';
import { isCensored } from '../values/read-count';

/** What a sample of a column's values looks like. Shares are of the values that are not empty. */
export interface ColumnSample {
	filled: number;
	distinct: number;
	/** Different values that stand in one row only. */
	once: number;
	/** Of those, the share of three words or more. */
	phrases: number;
	/** Characters of the longest value. */
	longest: number;
	dates: number;
	years: number;
	/** Whole numbers that a spreadsheet would show as dates after 1950. */
	serials: number;
	numbers: number;
	decimals: number;
	/** Numbers that begin with a zero they would not need, as codes do. */
	padded: number;
	censored: number;
	/** Two decimal numbers in one cell. */
	pairs: number;
	/** Whether decimals are only codes that a spreadsheet damaged, such as 1001.0. */
	damagedCodes: boolean;
}

/** Describes a sample of values. */
export function describeColumn(values: readonly string[]): ColumnSample {
	const filled = values.map((value) => value.trim()).filter(Boolean);
	const share = (test: (value: string) => boolean) =>
		filled.length ? filled.filter(test).length / filled.length : 0;
	const once = onlyOnce(filled);
	const decimal = (value: string) => /^[-−+]?\d*[.,]\d+$/.test(value);
	return {
		filled: filled.length,
		distinct: new Set(filled).size,
		once: once.length,
		phrases: once.length
			? once.filter((value) => /\S\s+\S+\s+\S/.test(value)).length / once.length
			: 0,
		longest: filled.reduce((most, value) => Math.max(most, value.length), 0),
		dates: dateShare(filled),
		years: share((value) => /^(19|20)\d\d(\.0+)?$/.test(value) || value === '-99'),
		serials: share((value) => /^\d{5}(\.\d+)?$/.test(value) && Number(value) > 18264),
		numbers: share((value) => /^[-−+]?[\d\s.,'’]*\d(e[-+]?\d+)?$/i.test(value)),
		decimals: share(decimal),
		padded: share((value) => /^0\d/.test(value)),
		censored: share(isCensored),
		pairs: share((value) => /^[[(]?[-−+]?\d+[.,]\d+[\s,;]+[-−+]?\d+[.,]\d+[\])]?$/.test(value)),
		damagedCodes: filled.filter(decimal).every((value) => /^\d+\.0+$/.test(value))
	};
}

function onlyOnce(values: readonly string[]): string[] {
	const seen = new Set<string>();
	const again = new Set<string>();
	for (const value of values) (seen.has(value) ? again : seen).add(value);
	return [...seen].filter((value) => !again.has(value));
}

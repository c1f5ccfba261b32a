import type { DateStyle } from '$lib/model/intake';
import type { Step } from '$lib/model/period';
import { dayNumber, isoDate } from '$lib/model/period';
import type { ProblemCode } from '../problems';
import { fold, plainDigits } from './fold';
import { monthOfWord } from './month-words';

/** A date: its first day as days since 1970-01-01, and how exact it is. */
export interface DateValue {
	day: number;
	step: Step;
}

export type DateReading = ({ kind: 'value' } & DateValue) | { kind: 'problem'; code: ProblemCode };

/** The numbers of a date before their order is known. */
export interface DateParts {
	/** `triple`: three numbers whose order the column decides; the others say themselves what they are. */
	kind: 'ymd' | 'triple' | 'month' | 'quarter' | 'week' | 'year' | 'serial' | 'named';
	numbers: number[];
}

const time = String.raw`(?:[t ,]+\d{1,2}[:.h]\d{2}.*)?`;
const mark = '(?:[-/.] ?| )';
const forms: [RegExp, DateParts['kind'], number[]][] = [
	[new RegExp(`^(\\d{4})${mark}(\\d{1,2})${mark}(\\d{1,2})\\.?${time}$`), 'ymd', [1, 2, 3]],
	[/^(\d{4})(\d{2})(\d{2})(?:t\d{4,6}.*)?$/, 'ymd', [1, 2, 3]],
	[/^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?$/, 'ymd', [1, 2, 3]],
	[
		new RegExp(`^(\\d{1,2})${mark}(\\d{1,2})${mark}(\\d{4}|\\d{2})\\.?${time}$`),
		'triple',
		[1, 2, 3]
	],
	[/^(\d{4})[-/. ]?(?:q|t|k|tri|trim|kw)[a-z.]* ?([1-4])$/, 'quarter', [1, 2]],
	[
		/^(?:q|t|tri|trim|trimestre|quarter|quartal)\.? ?([1-4])[-/. ,]*(?:of|de|du|do)? ?(\d{4})$/,
		'quarter',
		[2, 1]
	],
	[
		/^([1-4])[a-zº°ª.]{0,3} ?(?:q|t|trimestre|trim\.?|quarter|quartal)[-/. ,]*(?:of|de|du|do)? ?(\d{4})$/,
		'quarter',
		[2, 1]
	],
	[/^(\d{4})-?w(\d{1,2})(?:-?\d)?$/, 'week', [1, 2]],
	[/^(\d{4})(?:\.0+)?$/, 'year', [1]],
	[/^(\d{4})[-/. ](\d{1,2})$/, 'month', [1, 2]],
	[/^(\d{1,2})[-/. ](\d{4})$/, 'month', [2, 1]],
	[/^(\d{4}) ?年 ?(\d{1,2}) ?月$/, 'month', [1, 2]],
	[/^(\d{4}) ?年$/, 'year', [1]],
	[/^(\d{5})(?:[.,]\d+)?$/, 'serial', [1]]
];

/** The numbers in a date's text, or null where it is no form of date that is known. */
export function dateParts(text: string): DateParts | null {
	const plain = plainDigits(text).trim().toLowerCase();
	for (const [pattern, kind, order] of forms) {
		const match = pattern.exec(plain);
		if (match) return { kind, numbers: order.map((group) => Number(match[group])) };
	}
	return namedParts(plain);
}

/** Dates with a month in words: 12 March 2020, Mar 12, 2020, mars 2020, 12-Mar-20, Mar-20. */
function namedParts(plain: string): DateParts | null {
	if (plain.length > 60 || !/\p{L}{2}/u.test(plain)) return null;
	const words = fold(plain.replace(/\d{1,2}:\d{2}.*$/, '')).match(/\p{L}+|\d+/gu) ?? [];
	const month = words.map(monthOfWord).find((found) => found !== undefined);
	const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
	if (month === undefined || words.length > 8 || !numbers.length || numbers.length > 2) return null;
	if (numbers.length === 1) return { kind: 'named', numbers: [fullYear(numbers[0]), month] };
	const yearFirst = numbers[0] > 31;
	const [year, day] = yearFirst ? numbers : [numbers[1], numbers[0]];
	return { kind: 'named', numbers: [fullYear(year), month, day] };
}

/** Two digits up to 68 are this century, as POSIX has it. */
const fullYear = (year: number) => (year < 69 ? 2000 + year : year < 100 ? 1900 + year : year);

const problem = (code: ProblemCode): DateReading => ({ kind: 'problem', code });

/** Reads one date in the style of its column. `missing` are the column's texts for "not known". */
export function readDate(
	text: string | null,
	style: Pick<DateStyle, 'order' | 'serial'>,
	missing: ReadonlySet<string>
): DateReading {
	const plain = (text ?? '').trim();
	if (missing.has(plain.toLowerCase())) return problem('date-missing');
	const parts = dateParts(plain);
	if (!parts) return problem('date-unreadable');
	const [a, b, c] = parts.numbers;
	switch (parts.kind) {
		case 'year':
			return on(a, 1, 1, 'year');
		case 'quarter':
			return on(a, b * 3 - 2, 1, 'quarter');
		case 'month':
			return on(a, b, 1, 'month');
		case 'week':
			return week(a, b);
		case 'serial':
			return style.serial
				? within(Number(isoDate(a - 25569).slice(0, 4)), () => a - 25569, 'day')
				: problem('date-unreadable');
		case 'triple':
			return style.order === 'mdy' ? triple(fullYear(c), a, b) : triple(fullYear(c), b, a);
		default:
			return c === undefined ? on(a, b, 1, 'month') : on(a, b, c, 'day');
	}
}

function triple(year: number, month: number, day: number): DateReading {
	const fitsOtherwise = month > 12 && day <= 12;
	return fitsOtherwise ? problem('date-order') : on(year, month, day, 'day');
}

function on(year: number, month: number, day: number, step: Step): DateReading {
	if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
		return problem('date-impossible');
	const pad = (value: number) => String(value).padStart(2, '0');
	return within(
		year,
		() => dayNumber(`${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`),
		step
	);
}

/** Years that are taken for a year at all. */
function within(year: number, day: () => number, step: Step): DateReading {
	const isPossible = year >= 1900 && year <= 2100;
	return isPossible ? { kind: 'value', day: day(), step } : problem('date-out-of-range');
}

/** ISO 8601: week 1 holds 4 January; the week's Monday is its day. */
function week(year: number, number: number): DateReading {
	if (number < 1 || number > 53) return problem('date-impossible');
	return within(year, () => mondayOf(year, number), 'week');
}

function mondayOf(year: number, number: number): number {
	const fourth = dayNumber(`${year}-01-04`);
	return fourth - ((((fourth + 3) % 7) + 7) % 7) + (number - 1) * 7;
}

function daysIn(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

import type { Finding, Place } from '$lib/model/problem';

/**
 * Everything that can be wrong with a file's rows: a stable code, the sentence, and whether a row
 * with it is left out. `{…}` are filled in from the finding's parameters.
 */
export const problems = {
	'broken-quotes': [
		'A quotation mark is opened here and never closed, so this line was left out; close or remove it.',
		true
	],
	'text-after-quote': [
		'Text follows a closing quotation mark, so the values cannot be told apart; quotation marks inside a value must be doubled.',
		true
	],
	'too-many-values': ['The row has {found} values where the header has {expected}.', true],
	'too-few-values': [
		'The row has {found} values where the header has {expected}; the last ones are read as missing.',
		false
	],
	'cut-off': ['The file ends in the middle of this row; export it again.', true],
	'characters-damaged': [
		'Some characters are damaged and were read as �; save the file as UTF-8.',
		false
	],
	'title-lines': [
		'Lines before the header that belong to no table and were passed over: {count}.',
		false
	],
	'no-header': [
		'The file has no header, so the columns are called column_1, column_2 and so on.',
		false
	],
	'column-renamed': ['Two columns have this name; the later one is called {name}.', false],
	'other-sheets': ['Only the sheet {read} was read; the workbook also has: {others}.', false],
	unpivoted: [
		'The table has a column for each period, so each of its rows ({count}) became one row a period.',
		false
	],
	'date-missing': ['The row has no date, so it counts in no period.', true],
	'date-unreadable': ['The value is not a date that can be read.', true],
	'date-impossible': ['There is no such day in the calendar.', true],
	'date-order': [
		'The date does not fit the order of day and month of the rest of the column.',
		true
	],
	'date-out-of-range': ['The date lies before 1900 or after next year.', true],
	'step-unknown': [
		'The word is none of the steps identified, referred, supported, investigated, prosecuted, convicted; the case counts as identified.',
		false
	],
	'step-before': [
		'The step is dated before the step it follows, so the time between them is not counted.',
		false
	],
	'place-missing': ['The row names no place, so it counts in no area.', true],
	'coordinate-unreadable': ['The coordinate is not a number.', true],
	'coordinate-out-of-range': [
		'The coordinate lies outside the world (longitude −180 to 180, latitude −90 to 90).',
		true
	],
	'coordinates-swapped': ['Longitude and latitude seem to be swapped.', true],
	'coordinates-zero': [
		'The coordinates 0, 0 stand for a missing place, so the row counts in no area.',
		true
	],
	'coordinates-country-centre': [
		'The point is the centre of a whole country, not the place of a case.',
		false
	],
	'outside-areas': ['The point lies in none of the areas.', true],
	'area-unknown': ['No area has this code or name, so the row counts in no area.', true],
	'area-ambiguous': ['Several areas have this name; say which one is meant.', true],
	'area-several': ['The row names several areas at once, so it counts in none of them.', true],
	'area-total': ['The row is a total or subtotal, not an area.', true],
	'count-unreadable': ['The count is not a number.', true],
	'count-negative': ['A count cannot be less than zero.', true],
	'count-not-whole': ['A count must be a whole number.', true],
	'count-missing': ['The count is missing; this is not read as zero.', true],
	'count-censored': [
		'The count is hidden by its source; it is read as not known, never as zero.',
		true
	],
	'population-unreadable': ['The population is not a number above zero.', true],
	'row-identical': [
		'The row is identical to an earlier one; in police data these are usually different cases.',
		false
	],
	'not-an-object': ['The entry is not an object with named values.', true],
	'json-unreadable': ['The line is not valid JSON.', true],
	'geometry-not-point': ['The feature is not a point, so it has no place of its own.', true],
	'geometry-not-area': ['Features of the file that are not areas, left out: {count}.', false],
	'category-total': [
		'The row is a total over a category, so counting it would count cases twice.',
		true
	],
	'geometry-unreadable': ['The shape is empty or has coordinates that are not numbers.', true],
	'geometry-self-crossing': [
		'The outline crosses itself; points near the crossing may fall on the wrong side.',
		false
	],
	'geometry-projected': [
		'The coordinates are not longitude and latitude in degrees (WGS 84).',
		true
	],
	'formula-error': ['The cell holds a spreadsheet error ({value}) and is read as missing.', false]
} as const satisfies Record<string, readonly [sentence: string, rejected: boolean]>;

export type ProblemCode = keyof typeof problems;

/** The finding for a problem at a place. The value must already be masked where it could identify someone. */
export function finding(
	code: ProblemCode,
	place: Place,
	params: Record<string, string | number> = {}
): Finding {
	const [sentence, rejected] = problems[code];
	const problem = sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
	const filled = Object.keys(params).length > 0 ? { params } : {};
	return { ...place, code, problem, ...filled, rejected };
}

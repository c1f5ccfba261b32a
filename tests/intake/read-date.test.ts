import { describe, expect, it } from 'vitest';
import { readDate } from '$lib/intake/values/read-date';
import { isoDate } from '$lib/model/period';

const read = (text: string) => {
	const found = readDate(text, { order: 'dmy', serial: true }, new Set(['']));
	return found.kind === 'value' ? `${isoDate(found.day)} ${found.step}` : found.code;
};

describe('readDate', () => {
	it.each([
		['2015', '2015-01-01 year'],
		// Years that passed through a table of numbers.
		['2015.0', '2015-01-01 year'],
		['2015.10', '2015-10-01 month'],
		['2015-W01', '2014-12-29 week'],
		['42005', '2015-01-01 day'],
		['31/12/2015', '2015-12-31 day'],
		['30/02/2015', 'date-impossible'],
		['2015.13', 'date-impossible'],
		['1899-12-31', 'date-out-of-range'],
		['2101-01-01', 'date-out-of-range'],
		['2101-W10', 'date-out-of-range'],
		['99999', 'date-out-of-range'],
		['', 'date-missing'],
		['soon', 'date-unreadable']
	])('reads %j as %s', (text, expected) => expect(read(text)).toBe(expected));
});

import { describe, expect, it } from 'vitest';
import { guessRoles } from '$lib/intake/columns/guess-roles';

/** The part and its reason that a column of these values is given under a header that says nothing. */
function guess(values: string[], header = 'x1') {
	const [{ role, reason }] = guessRoles([header], [values]);
	return { role, reason };
}
const many = (write: (row: number) => string) =>
	Array.from({ length: 400 }, (_, row) => write(row));

describe('a column that no header or value gives a part', () => {
	it('is a category if it holds few different texts', () => {
		expect(guess(many((row) => ['north', 'south', 'east'][row % 3]))).toEqual({
			role: 'category',
			reason: 'none'
		});
	});

	it('is a category if it holds codes: few different numbers, or numbers filled up with zeros', () => {
		expect(guess(many((row) => String(row % 12))).role).toBe('category');
		expect(guess(many((row) => String(row % 40).padStart(3, '0'))).role).toBe('category');
	});

	it.each([
		['whole numbers of many sizes', many((row) => String((row * 7) % 40))],
		['numbers with decimals, however few', many((row) => ['1.5', '2.25', '10.75'][row % 3])],
		['decimal commas', many((row) => `${row % 50},5`)]
	])('is left out, and says so, if it holds %s', (_, values) => {
		expect(guess(values)).toEqual({ role: 'ignored', reason: 'numbers' });
	});

	it.each([
		['short remarks beside one common value', many((row) => (row % 9 ? 'none' : `note ${row}`))],
		[
			'a few phrases beside one common value',
			many((row) => (row % 25 ? 'none' : `was sent to team ${row}`))
		],
		['a remark in each of a few rows', many((row) => `${row} told us`).slice(0, 15)]
	])('is left out if it holds %s', (_, values) => {
		expect(guess(values).role).toBe('ignored');
	});

	it('is a category if it has a long tail of rare values, or few rows', () => {
		// 40 values, of which 22 stand once: as trades or countries do.
		const rare = many((row) => (row < 22 ? `trade ${row}` : `trade ${22 + (row % 18)}`));
		expect(guess(rare).role).toBe('category');
		expect(guess(['a b c', 'd e f', 'g h i', 'a b c']).role).toBe('category');
		expect(guess(many((row) => `forced labour in trade ${row % 30}`)).role).toBe('category');
	});

	it('keeps the part its header gives it, whatever the numbers', () => {
		expect(
			guess(
				many((row) => String((row * 7) % 40)),
				'cases'
			).role
		).toBe('count');
	});

	it('is a category if a spreadsheet wrote its few codes with a point', () => {
		expect(guess(many((row) => `${row % 5}.0`)).role).toBe('category');
	});
});

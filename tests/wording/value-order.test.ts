import { describe, expect, it } from 'vitest';
import { valueOrder } from '$lib/wording/value-order';
import { cellStatusCode } from '$lib/model/protected';

const { shown, hidden } = cellStatusCode;
const counts = (values: number[], status = values.map(() => shown)) => ({
	values: Float64Array.from(values),
	status: Uint8Array.from(status)
});
const listed = (values: (string | null)[], of: ReturnType<typeof counts>) =>
	valueOrder(values, of).map((index) => values[index]);

describe('the order of the values of a column', () => {
	it('is by falling count, the missing value last', () => {
		expect(listed([null, 'a', 'b', 'c'], counts([90, 20, 50, 30]))).toEqual(['b', 'c', 'a', null]);
	});

	it('is by size for numbers and bands, whatever their counts', () => {
		expect(listed(['21-23', '9–17', '<9', null, '48+'], counts([5, 50, 20, 9, 1]))).toEqual([
			'<9',
			'9–17',
			'21-23',
			'48+',
			null
		]);
	});

	it('takes long codes for names, not for sizes', () => {
		expect(listed(['01001', '48201'], counts([11, 99]))).toEqual(['48201', '01001']);
	});

	it('says nothing of hidden counts: they follow in the order they came, whatever they hold', () => {
		const values = ['a', 'b', 'c', 'd'];
		const status = [hidden, shown, hidden, shown];
		const order = valueOrder(values, counts([NaN, 12, NaN, 40], status));
		expect(order).toEqual([3, 1, 0, 2]);
		expect(valueOrder(values, counts([9, 12, 3, 40], status))).toEqual(order);
		expect(valueOrder(values, counts([3, 12, 9, 40], status))).toEqual(order);
	});
});

import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '$lib/messages/compiled/runtime';
import {
	formatMoney,
	formatMoneyChange,
	formatNumber,
	formatRate,
	inARow
} from '$lib/wording/format';
import { countOrHidden, shownAreasText } from '$lib/wording/shown';
import { statusCode } from '$lib/model/disclosure';

const inLanguage = (language: 'en' | 'ar') => overwriteGetLocale(() => language);
afterEach(() => inLanguage('en'));

describe('numbers in words', () => {
	it('carry no sign where they round to nothing', () => {
		inLanguage('en');
		expect([-0.04, 0.04, -0.06, 0].map((value) => formatNumber(value, 1))).toEqual([
			'0.0',
			'0.0',
			'-0.1',
			'0.0'
		]);
	});

	it('of rates keep two figures however small, and none after the point from 100 up', () => {
		inLanguage('en');
		const rates = [0, 0.00034, 0.0449, 0.5, 5, 12.34, 123.4, NaN];
		expect(rates.map(formatRate)).toEqual([
			'0.00',
			'0.00034',
			'0.045',
			'0.50',
			'5.00',
			'12.3',
			'123',
			'–'
		]);
	});

	it('keep a currency’s letters and sign together where words run from right to left', () => {
		inLanguage('ar');
		for (const text of [formatMoney(5000, 'USD'), formatMoneyChange(-5000, 'USD')])
			expect(text).toMatch(/US\$\u200e$/);
		inLanguage('en');
		expect(formatMoney(5000, 'USD')).toBe('$5,000');
	});

	it('stand in a row as the language parts them', () => {
		inLanguage('ar');
		expect(inARow(['أ', 'ب'])).toBe('أ، ب');
		inLanguage('en');
		expect(inARow(['a', 'b'])).toBe('a, b');
	});

	it('say what is hidden, and what is a lower bound', () => {
		inLanguage('en');
		expect([countOrHidden(1234), countOrHidden(NaN)]).toEqual(['1,234', 'hidden']);
		expect(shownAreasText(1234, statusCode.unreliable)).toBe('at least 1,234');
		expect(shownAreasText(1234, statusCode.shown)).toBe('1,234');
	});
});

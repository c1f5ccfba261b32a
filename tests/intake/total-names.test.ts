import { describe, expect, it } from 'vitest';
import { isCategoryTotal, isTotalName } from '$lib/intake/layouts/total-names';

const which = (texts: string, is: (text: string) => boolean) =>
	texts.split('|').filter((text) => !is(text));

describe('values that stand for all values of a category', () => {
	it('are known by the names that published tables give them', () => {
		const totals =
			'Total|TOTAL|Total (M+F)|Total general|Total geral|Total victims|Total personnes|Grand Total|All|All persons|All ages|Insgesamt|Gesamt|المجموع|_T|TOT|Both sexes|Both|BTSX|MF|M+F|Male and female|Male + female|All victims|All genders|All sexes combined|Any sex|Everyone|All forms of exploitation|Sum of all|Ambos sexos|Beide Geschlechter|Hommes et femmes|Ensemble des victimes|Totale generale|Totalt|Celkem|Wszystkie|Yhteensä|I alt|Ukupno|Skupaj|Spolu|Kokku|Összesen|Total of all forms|Subtotal|Итого';
		expect(which(totals, isCategoryTotal)).toEqual([]);
	});

	it('are none that only begin or end alike, or are values of their own', () => {
		const values =
			'Total confinement|Total loss of liberty|Not total|Female|Male|T|Unknown|Other|All-terrain transport|Bothnia|Tot sein|Mixed|Several forms|Persons under 18|Sexual and labour exploitation|Alleged';
		expect(which(values, (text) => !isCategoryTotal(text))).toEqual([]);
	});

	it('are other names than those of totals among areas, whose codes may look alike', () => {
		expect(['MF', 'T', 'TOT', 'Both'].filter(isTotalName)).toEqual([]);
		expect(['Total', 'Subtotal North', 'National total'].every(isTotalName)).toBe(true);
	});
});

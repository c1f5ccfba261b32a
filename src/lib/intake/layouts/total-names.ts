import { fold } from '../values/fold';

const total =
	/^(grand |sub ?|overall |national |regional |sum |the )?(total|totals|subtotal|all|overall|sum|gesamt|insgesamt|summe|zusammen|totale|totaal|ogolem|razem|toplam|jumlah|итого|всего|المجموع|الاجمالي|اجمالي|合计|总计|合計|todos|todas|tous|toutes|ensemble|alle|tutti|suma)$|^(sub)?totals?\b|\b(sub)?total$|^all (areas|states|counties|districts|regions|countries|provinces|municipalities|ages|forms|sexes|persons|cases)$|^total (de|des|do|da|for|of|general|geral|nacional|national)\b|^(nationwide|national|united states total|unspecified total)$/;

/** Whether a text names a total or subtotal rather than an area or category: "Total", "All", "Subtotal North". */
export function isTotalName(text: string): boolean {
	return total.test(
		fold(text)
			.replace(/[^\p{L}\p{N} ]+/gu, ' ')
			.replace(/\s+/g, ' ')
			.trim()
	);
}

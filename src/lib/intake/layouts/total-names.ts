import { fold } from '../values/fold';

const total =
	/^(grand |sub ?|overall |national |regional |sum |the )?(total|totals|subtotal|all|overall|sum|gesamt|insgesamt|summe|zusammen|totale|totaal|ogolem|razem|toplam|jumlah|итого|всего|المجموع|الاجمالي|اجمالي|合计|总计|合計|todos|todas|tous|toutes|ensemble|alle|tutti|suma)$|^(sub)?totals?\b|\b(sub)?total$|^all (areas|states|counties|districts|regions|countries|provinces|municipalities|ages|forms|sexes|persons|cases)$|^total (de|des|do|da|for|of|general|geral|nacional|national)\b|^(nationwide|national|united states total|unspecified total)$/;

/** Whether a text names a total or subtotal rather than an area: "Total", "All", "Subtotal North". */
export function isTotalName(text: string): boolean {
	return total.test(plain(text));
}

/** Words for all of a category's values together, beside "total" and "all" themselves. */
const together =
	/^(tot|btsx|mf|fm|m f|f m|both|both sexes|both genders|(any|either) (sex|gender)|everyone|everybody|males? (and )?females?|females? (and )?males?|men (and )?women|women (and )?men|sum of all|i alt|totalt|celkem|spolu|skupaj|ukupno|kokku|yhteensa|osszesen|wszystkie|wszyscy|tutte|todos los sexos|ambos|ambos sexos|beide geschlechter|beide|hommes et femmes|femmes et hommes|hombres y mujeres|mujeres y hombres|homens e mulheres|mulheres e homens|les deux sexes|ensemble des .+)$/;
/** "Total" and "all" with a word for what is added up; not "total confinement". */
const summed =
	/^(grand |sub ?|over|all |sum )?total(s|e)?( (of|de|des|do|da|for) (all )?)?( ?(all|both|m f|male female|number|general|geral|generale|nacional|national|population|victims?|victimes|victimas|vitimas|persons?|people|personnes|personas|pessoas|cases|casos|cas|sexes|genders|ages|forms|opfer|personen))*$|^all (age )?(areas|states|countries|ages|groups|forms|types|purposes|sexes|genders|persons|people|cases|victims|categories|nationalities|citizenships|stages|sources|organisations|organizations)( (of .+|combined|together))?$/;

/** Whether a value of a category stands for all of its values together: "Total", "Both sexes", "All ages", "_T". */
export function isCategoryTotal(text: string): boolean {
	const value = plain(text);
	if (/^_t$/i.test(text.trim())) return true;
	if (together.test(value) || summed.test(value)) return true;
	// What only begins or ends with "total" may be a value of its own.
	return isTotalName(value) && !/^totals? | totals?$/.test(value);
}

/** Folded, with words alone: "Total (M+F)" is "total m f". */
const plain = (text: string): string =>
	fold(text)
		.replace(/[^\p{L}\p{N} ]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();

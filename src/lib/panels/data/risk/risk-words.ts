import { m } from '$lib/messages/compiled/messages';
import { getLocale } from '$lib/messages/compiled/runtime';
import type { KnownColumn, RiskAnswer, RiskQuestion } from '$lib/model/risk';
import { formatCount } from '$lib/ui/format';
import { columnLabel } from '$lib/wording/column-label';

/** A column that others could know, in the reader's words. */
export function knownLabel(column: KnownColumn): string {
	if (column === 'area') return m.data_risk_area();
	if (column === 'month') return m.data_risk_month();
	if (column === 'year') return m.data_risk_year();
	return columnLabel(column.slice('category '.length));
}

/** The same within a sentence. */
export function inSentence(column: KnownColumn): string {
	return knownLabel(column).toLocaleLowerCase(getLocale());
}

/** The answer in a sentence or two. */
export function riskSentence({ columns }: RiskQuestion, risk: RiskAnswer): string {
	if (risk.records === 0) return m.data_risk_no_records();
	const list = new Intl.ListFormat(getLocale()).format(columns.map(inSentence));
	if (risk.below === 0)
		return m.data_risk_reached({ columns: list, alike: formatCount(risk.alike) });
	return m.data_risk_found({
		columns: list,
		unique: formatCount(risk.unique),
		records: formatCount(risk.records),
		below: formatCount(risk.below),
		threshold: formatCount(risk.threshold)
	});
}

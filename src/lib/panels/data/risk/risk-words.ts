import { m } from '$lib/messages/compiled/messages';
import { getLocale } from '$lib/messages/compiled/runtime';
import type { KnownColumn, RiskAnswer, RiskQuestion, ToldCount } from '$lib/model/risk';
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

/** A count as far as it is told: "about 320", "fewer than 11". */
export function toldText({ told, count }: ToldCount): string {
	const shown = formatCount(count);
	return {
		exact: () => shown,
		about: () => m.data_risk_about({ count: shown }),
		least: () => m.data_risk_least({ count: shown }),
		fewer: () => m.data_risk_fewer({ count: shown })
	}[told]();
}

/** The answer in a sentence or two. */
export function riskSentence({ columns }: RiskQuestion, risk: RiskAnswer): string {
	if (risk.records.told === 'exact' && risk.records.count === 0) return m.data_risk_no_records();
	const list = new Intl.ListFormat(getLocale()).format(columns.map(inSentence));
	if (risk.reached) return m.data_risk_reached({ columns: list, alike: toldText(risk.alike) });
	return m.data_risk_found({
		columns: list,
		unique: toldText(risk.unique),
		records: toldText(risk.records),
		below: toldText(risk.below),
		threshold: formatCount(risk.threshold)
	});
}

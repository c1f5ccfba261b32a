import { shownText } from '$lib/charts/shown';
import { m } from '$lib/messages/compiled/messages';
import type { ExploreView } from '$lib/model/explore';
import type { FindingKind } from '$lib/model/findings';
import { cellStatusCode } from '$lib/model/protected';
import { formatP } from '$lib/ui/format';

/** Whether spots of a statistic answer a layer: the same result serves two layers in turn. */
export function isOfKind(kind: FindingKind, statistic: string): boolean {
	return (kind === 'local-moran') === (statistic === 'local-moran');
}

/** The cases of an area as the page shows them elsewhere, without an interval. */
export function countSentence({ byArea }: ExploreView, area: number): string {
	const status = byArea?.count.status[area] ?? cellStatusCode['no-data'];
	if (!byArea || status === cellStatusCode['no-data']) return m.findings_area_no_count();
	if (status === cellStatusCode.hidden) return m.findings_area_count_hidden();
	return m.findings_area_count({ count: shownText(byArea.count.values[area], status) });
}

/** "p = 0.012" or "p < 0.001". */
export function pText(p: number): string {
	const text = formatP(p);
	return text.startsWith('<') ? m.findings_p_small({ p: text }) : m.findings_p({ p: text });
}

import { m } from '$lib/messages/compiled/messages';
import type { BriefSection } from '$lib/model/brief';
import type { ExploreCategory, ExploreView } from '$lib/model/explore';
import { cellStatusCode } from '$lib/model/protected';
import { columnLabel } from '$lib/wording/column-label';
import { formatChange, formatCount, formatShare } from '$lib/wording/format';
import { placeNames } from '$lib/wording/place-names';
import { shownAreasText, shownRateText, shownText } from '$lib/wording/shown';
import { valueOrder } from '$lib/wording/value-order';
import { barsFigure, type Bar } from '../figures/bars';
import { section, table } from './section';
import { windowWords } from './window-words';

/** Bars of one column; what lies beyond is in the table. */
const mostBars = 10;
const mostValues = 25;

function sentencesOf(view: ExploreView, areas: number): string[] {
	const { totals } = view;
	const text = ({ value, status }: { value: number; status: number }) => shownText(value, status);
	const known = (status: number) => status !== cellStatusCode['no-data'];
	const { count, before, rate, areasWithCases, undated, unplaced } = totals;
	const comparable = before.value > 0 && Number.isFinite(count.value);
	const told = { count: text(count), window: windowWords(view), areas: formatCount(areas) };
	return [
		areasWithCases.status === cellStatusCode.hidden
			? m.report_figures_count_hidden(told)
			: m.report_figures_count({
					...told,
					with: shownAreasText(areasWithCases.value, areasWithCases.status)
				}),
		...(known(rate.status)
			? [m.report_figures_rate({ rate: shownRateText(rate.value, rate.status) })]
			: []),
		...(known(before.status)
			? [
					comparable
						? m.report_figures_before({
								before: text(before),
								change: formatChange(count.value / before.value - 1)
							})
						: m.report_figures_before_only({ before: text(before) })
				]
			: []),
		...(undated.value > 0 ? [m.report_figures_undated({ count: text(undated) })] : []),
		...(unplaced.value > 0 ? [m.report_figures_unplaced({ count: text(unplaced) })] : [])
	];
}

/** A column's values as bars and as a table; shares are of the cases in the window, and may sum to more than all of them. */
function breakdown({ column, values, counts }: ExploreCategory, total: number) {
	const name = columnLabel(column);
	const place = placeNames(column, null);
	const label = (i: number) => {
		const value = values[i];
		return value === null ? m.chart_missing_value() : (place?.(value) ?? value);
	};
	const order = valueOrder(values, counts);
	const most = order.reduce((top, i) =>
		values[i] !== null && counts.values[i] > (counts.values[top] || 0) ? i : top
	);
	const text = (i: number) => shownText(counts.values[i], counts.status[i]);
	const bars = order.slice(0, mostBars).map((i): Bar => {
		const value = counts.values[i];
		return { label: label(i), value: Number.isFinite(value) ? value : null, text: text(i) };
	});
	const rows = order
		.slice(0, mostValues)
		.map((i) => [label(i), text(i), formatShare(counts.values[i] / total, 1)]);
	return {
		figure: {
			svg: barsFigure(bars),
			alternative: m.report_bars_alternative({
				column: name,
				largest: label(most),
				count: text(most)
			}),
			caption: m.report_bars_caption({ column: name })
		},
		table: table(name, [name, m.report_column_cases(), m.report_column_share()], rows)
	};
}

/** How many cases, where, against before, and who: the first page of a brief. */
export function keyFigures(view: ExploreView, areas: number): BriefSection {
	const total = view.totals.count.value;
	const parts = view.categories
		.filter(({ values, column }) => values.length > 1 && column !== 'origin')
		.map((category) => breakdown(category, total));
	return section('key-figures', {
		sentences: sentencesOf(view, areas),
		figures: parts.slice(0, 3).map(({ figure }) => figure),
		tables: parts.map((part) => part.table)
	});
}

import { m } from '$lib/messages/compiled/messages';
import type { BriefSection } from '$lib/model/brief';
import type { ExploreView } from '$lib/model/explore';
import { periodLabels } from '$lib/model/period';
import { cellStatusCode } from '$lib/model/protected';
import { formatCount, formatPeriod } from '$lib/wording/format';
import { shownText } from '$lib/wording/shown';
import { timeSeriesFigure } from '../figures/time-series';
import { section, table } from './section';
import { windowWords } from './window-words';

/** Recorded cases by period within the window; hidden periods leave a gap. */
export function timeSeries(view: ExploreView): BriefSection | null {
	const { byPeriod, request } = view;
	const { window: span } = byPeriod;
	const { step } = request.period;
	const length = span.last - span.first + 1;
	if (length < 2) return null;
	const periods = { step, first: byPeriod.periods.first + span.first, length };
	const values = byPeriod.counts.values.slice(span.first, span.last + 1);
	const status = byPeriod.counts.status.slice(span.first, span.last + 1);
	const most = values.reduce((best, value, t) => (value > (values[best] || 0) ? t : best), 0);
	const hidden = status.filter((code) => code === cellStatusCode.hidden).length;
	const name = (t: number) => formatPeriod(periods.first + t, step);
	const words = { most: formatCount(values[most]), period: name(most) };
	return section('time-series', {
		sentences: [
			m.report_series_most(words),
			...(hidden ? [m.report_series_hidden({ count: formatCount(hidden) })] : []),
			m.report_series_caution()
		],
		figures: [
			{
				svg: timeSeriesFigure({
					periodLabels: periodLabels(periods),
					unit: m.report_series_unit(),
					series: [{ label: m.trends_observed(), values, from: 0, style: 'accent' }],
					formatNumber: formatCount
				}),
				alternative: m.report_series_alternative({ window: windowWords(view), ...words }),
				caption: m.report_series_caption({ window: windowWords(view) })
			}
		],
		tables: [
			table(
				m.report_series_table(),
				[m.explore_period(), m.report_column_cases()],
				Array.from(values, (value, t) => [name(t), shownText(value, status[t])])
			)
		]
	});
}

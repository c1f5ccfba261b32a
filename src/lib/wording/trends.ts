import { m } from '$lib/messages/compiled/messages';
import type { ShownTrends } from '$lib/model/trends';
import { formatChange, formatCount, formatNumber, formatPeriod } from './format';

/** The newest whole period of an analysis in the reader's way. */
function newestText({ periods, wholePeriods }: ShownTrends): string {
	return formatPeriod(periods.first + wholePeriods - 1, periods.step);
}

/** What the trends say of all areas together, in words. */
export function overallTrends(trends: ShownTrends): string {
	const { areas, expectedFalseAlarms, areasJudged } = trends;
	const count = (name: string, value: string) =>
		formatCount(areas.labels[name].filter((label) => label === value).length);
	const directions = m.trends_overall({
		rising: count('direction', 'rising'),
		falling: count('direction', 'falling'),
		steady: count('direction', 'steady'),
		few: count('direction', 'too-few')
	});
	const judged = m.trends_overall_alerts({
		period: newestText(trends),
		alerts: count('alert', 'alert'),
		judged: formatCount(areasJudged),
		expected: formatNumber(expectedFalseAlarms, 1)
	});
	const alerts = areasJudged === 0 ? m.trends_overall_not_judged() : judged;
	return [directions, spanText(trends), alerts].filter(Boolean).join(' ');
}

/** Which periods are read, where some of the window's are not; else nothing. */
function spanText(trends: ShownTrends): string {
	const { periods, silentFirst, wholePeriods } = trends;
	if (silentFirst === 0 && wholePeriods === periods.length) return '';
	const from = formatPeriod(periods.first + silentFirst, periods.step);
	return m.trends_overall_span({ from, to: newestText(trends) });
}

/** The one lasting change of level that describes an area's rise or fall, in words; null where a change a year does. */
export function levelChangeText({ levelChanges, periods }: ShownTrends, area: number) {
	const level = levelChanges[area];
	if (!level) return null;
	const period = formatPeriod(level.period, periods.step);
	return level.ratio === Infinity
		? m.trends_level_from_zero({ period })
		: m.trends_level_from({ change: formatChange(level.ratio - 1), period });
}

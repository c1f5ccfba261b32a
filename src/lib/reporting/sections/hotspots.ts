import { m } from '$lib/messages/compiled/messages';
import type { BriefSection } from '$lib/model/brief';
import type { Outlines, ReportHotspots } from '$lib/model/report';
import { formatCount, formatNumber, formatP } from '$lib/wording/format';
import { shownRateText, shownText } from '$lib/wording/shown';
import type { MapClass } from '../figures/area-map';
import { classMap } from './area-classes';
import { section, table } from './section';

/** As on the screen: high is sea green, low is brown. */
const colours: Record<string, string> = {
	'hot-99': '#12535d',
	'hot-95': '#4a99a0',
	'hot-90': '#b9dbd8',
	'cold-99': '#8a4b12',
	'cold-95': '#c07a35',
	'cold-90': '#e3b98a',
	'high-high': '#12535d',
	'high-low': '#b9dbd8',
	'low-high': '#e3b98a',
	'low-low': '#8a4b12',
	'not-significant': '#f1f3f3'
};

/** A class of hot and cold spots in words. */
function className(name: string): string {
	const names: Record<string, () => string> = {
		'hot-99': m.report_hot_99,
		'hot-95': m.report_hot_95,
		'hot-90': m.report_hot_90,
		'cold-99': m.report_cold_99,
		'cold-95': m.report_cold_95,
		'cold-90': m.report_cold_90,
		'high-high': m.report_high_high,
		'high-low': m.report_high_low,
		'low-high': m.report_low_high,
		'low-low': m.report_low_low,
		'not-significant': m.report_not_significant
	};
	return names[name]?.() ?? name;
}

const listed = 25;
const isHot = (name: string | null) => name !== null && /^(hot|high-high)/.test(name);
const isCold = (name: string | null) => name !== null && /^(cold|low-low)/.test(name);

/** Where more was recorded than chance explains, after correction for many tests. */
export function hotspotsSection(found: ReportHotspots, outlines: Outlines): BriefSection {
	const labels = found.results.labels.class;
	const { z, p_adjusted: pAdjusted } = found.results.numbers;
	const present = Object.keys(colours).filter((name) => labels.includes(name));
	const classes = present.map((name): MapClass => ({
		colour: colours[name],
		label: className(name)
	}));
	const hot = labels.map((_, area) => area).filter((area) => isHot(labels[area]));
	const cold = labels.filter(isCold).length;
	hot.sort((a, b) => (z[b] || 0) - (z[a] || 0) || a - b);
	const { counts, rates, statuses } = found.cells;
	const words = {
		hot: formatCount(hot.length),
		cold: formatCount(cold),
		tested: formatCount(found.tested)
	};
	return section('hotspots', {
		sentences: [
			m.report_hot_sentence(words),
			found.correction === 'none' ? m.report_hot_uncorrected() : m.report_hot_corrected(),
			m.report_hot_caution()
		],
		figures: [
			{
				svg: classMap(
					outlines,
					found.areaNames,
					labels.map((name) => present.indexOf(name ?? '')),
					classes,
					m.report_hot_untested()
				),
				alternative: m.report_hot_alternative({
					...words,
					names:
						hot
							.slice(0, 5)
							.map((area) => found.areaNames[area])
							.join(', ') || '–'
				}),
				caption:
					found.statistic === 'local-moran' ? m.report_moran_caption() : m.report_hot_caption()
			}
		],
		tables: hot.length
			? [
					table(
						m.report_hot_table({ count: formatCount(Math.min(listed, hot.length)) }),
						[
							m.report_column_area(),
							m.report_column_class(),
							m.report_column_cases(),
							m.report_column_rate_window(),
							'z',
							m.report_column_p()
						],
						hot
							.slice(0, listed)
							.map((area) => [
								found.areaNames[area],
								className(labels[area] ?? ''),
								shownText(counts[area], statuses[area]),
								rates ? shownRateText(rates[area], statuses[area]) : m.chart_no_data(),
								formatNumber(z[area]),
								formatP(pAdjusted[area])
							]),
						[1]
					)
				]
			: []
	});
}

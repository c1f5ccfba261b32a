import { m } from '$lib/messages/compiled/messages';
import type { BriefSection } from '$lib/model/brief';
import type { ExploreView } from '$lib/model/explore';
import { cellStatusCode } from '$lib/model/protected';
import type { Outlines } from '$lib/model/report';
import { formatCount, formatRate } from '$lib/wording/format';
import { shownRateText, shownText } from '$lib/wording/shown';
import { numberMap } from './area-classes';
import { section, table } from './section';
import { windowWords } from './window-words';

/** Recorded cases by area: rates where residents are known, counts elsewhere. Areas with none are told as a number. */
export function mapSection(view: ExploreView, outlines: Outlines): BriefSection | null {
	const { byArea } = view;
	if (!byArea) return null;
	const { names, count, rate, population } = byArea;
	const rated = population.some((residents) => residents > 0);
	const shown = rated ? rate : count;
	const isHidden = (area: number) => count.status[area] === cellStatusCode.hidden;
	const window = windowWords(view);
	const areas = names.map((_, area) => area);
	const some = areas
		.filter((area) => count.values[area] !== 0 && count.status[area] !== cellStatusCode['no-data'])
		.sort((a, b) => (count.values[b] || 0) - (count.values[a] || 0) || a - b);
	const numberOf = (test: (area: number) => boolean) => formatCount(areas.filter(test).length);
	const first = some[0];
	return section('map', {
		sentences: [
			...(first === undefined || isHidden(first)
				? []
				: [
						m.report_map_most({
							area: names[first],
							count: shownText(count.values[first], count.status[first])
						})
					]),
			m.report_map_split({
				zero: numberOf((area) => count.values[area] === 0),
				hidden: numberOf(isHidden)
			}),
			m.report_map_caution()
		],
		figures: [
			{
				svg: numberMap(outlines, names, shown.values, isHidden, rated ? formatRate : formatCount),
				alternative: m.report_map_alternative({
					window,
					areas: formatCount(some.length),
					most: first === undefined ? m.chart_no_data() : names[first]
				}),
				caption: rated ? m.report_map_caption_rate({ window }) : m.report_map_caption({ window })
			}
		],
		tables: [
			table(
				m.report_map_table(),
				[
					m.report_column_area(),
					m.report_column_cases(),
					...(rated ? [m.report_column_residents(), m.report_column_rate()] : [])
				],
				some.map((area) => [
					names[area],
					shownText(count.values[area], count.status[area]),
					...(rated
						? [
								formatCount(Math.round(population[area])),
								isHidden(area)
									? m.chart_hidden()
									: shownRateText(rate.values[area], rate.status[area])
							]
						: [])
				])
			)
		]
	});
}

import { m } from '$lib/messages/compiled/messages';
import type { BriefSection } from '$lib/model/brief';
import type { Outlines } from '$lib/model/report';
import type { ShownTrends } from '$lib/model/trends';
import { formatChange, formatCount, formatP } from '$lib/wording/format';
import { levelChangeText, overallTrends } from '$lib/wording/trends';
import type { MapClass } from '../figures/area-map';
import { ink } from '../figures/palette';
import { classMap } from './area-classes';
import { section, table } from './section';

const listed = 20;

/** Which way recorded cases move, area by area. */
export function trendsSection(trends: ShownTrends, outlines: Outlines): BriefSection {
	const { areas, areaNames, commonSlope, commonSlopeError } = trends;
	const { change, changeLower, changeUpper, pAdjusted } = areas.numbers;
	const directions = ['rising', 'falling', 'steady'];
	/** As on the screen: rising is sea green, falling is brown. */
	const classes: MapClass[] = [
		{ colour: '#22717b', label: m.trends_rising() },
		{ colour: '#c07a35', label: m.trends_falling() },
		{ colour: ink.noData, label: m.trends_steady() },
		{ colour: ink.hidden, label: m.trends_too_few() }
	];
	const size = (area: number) =>
		Math.abs((trends.levelChanges[area]?.ratio ?? NaN) - 1) || Math.abs(change[area]);
	const moving = areaNames
		.map((_, area) => area)
		.filter((area) => /rising|falling/.test(areas.labels.direction[area] ?? ''))
		.filter((area) => trends.levelChanges[area] || Number.isFinite(change[area]))
		.sort((a, b) => size(b) - size(a) || a - b);
	const slope = (times: number) => formatChange(Math.expm1(commonSlope + times * commonSlopeError));
	return section('trends', {
		sentences: [
			overallTrends(trends),
			...(Number.isFinite(commonSlope)
				? [m.report_trends_common({ change: slope(0), lower: slope(-1.96), upper: slope(1.96) })]
				: []),
			m.report_trends_caution()
		],
		figures: [
			{
				svg: classMap(
					outlines,
					areaNames,
					areas.labels.direction.map((direction) => {
						const code = directions.indexOf(direction ?? '');
						return code < 0 ? directions.length : code;
					}),
					classes,
					m.trends_too_few()
				),
				alternative: overallTrends(trends),
				caption: m.report_trends_caption()
			}
		],
		tables: moving.length
			? [
					table(
						m.report_trends_table({ count: formatCount(Math.min(listed, moving.length)) }),
						[
							m.report_column_area(),
							m.trends_column_direction(),
							m.trends_column_change(),
							m.evaluate_column_range(),
							m.report_column_p()
						],
						moving.slice(0, listed).map((area) => [
							areaNames[area],
							areas.labels.direction[area] === 'rising' ? m.trends_rising() : m.trends_falling(),
							levelChangeText(trends, area) ?? formatChange(change[area]),
							trends.levelChanges[area]
								? ''
								: m.evaluate_range_of({
										lower: formatChange(changeLower[area]),
										upper: formatChange(changeUpper[area])
									}),
							formatP(pAdjusted[area])
						]),
						[1]
					)
				]
			: []
	});
}

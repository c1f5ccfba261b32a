import { m } from '$lib/messages/compiled/messages';
import type { ExploreView } from '$lib/model/explore';
import type { ExportFrame, ShownCourse } from '$lib/model/exports';
import { periodLabels, type Periods } from '$lib/model/period';
import { cellStatusCode, type Protected } from '$lib/model/protected';
import type { Outlines } from '$lib/model/report';
import { formatCount, formatPeriod, formatRate } from '$lib/wording/format';
import { timeSeriesFigure } from '../figures/time-series';
import { languageOf } from '../language';
import { numberMap } from '../sections/area-classes';
import { windowWords } from '../sections/window-words';
import { frameSentences } from './frame-sentences';
import { printFigure } from './print-figure';

/** The map of a view as a picture to be handed on; null where no areas are chosen. */
export function mapPicture(
	view: Protected<ExploreView>,
	outlines: Outlines,
	measure: 'count' | 'rate',
	frame: ExportFrame
): string | null {
	const { byArea } = view;
	if (!byArea) return null;
	const window = windowWords(view);
	const isHidden = (area: number) => byArea.count.status[area] === cellStatusCode.hidden;
	const svg =
		measure === 'rate'
			? numberMap(outlines, byArea.names, byArea.rate.values, isHidden, formatRate)
			: numberMap(outlines, byArea.names, byArea.count.values, isHidden, formatCount);
	const title =
		measure === 'rate' ? m.report_map_caption_rate({ window }) : m.report_map_caption({ window });
	return printed(title, svg, frame);
}

/** Recorded cases by period within the window as a picture, of the selected area if there is one. */
export function timePicture(view: Protected<ExploreView>, frame: ExportFrame): string {
	const { byPeriod, byArea } = view;
	const { window: span, periods } = byPeriod;
	const of = byArea && byArea.selected >= 0 ? `${byArea.names[byArea.selected]}: ` : '';
	const svg = courseFigure(
		{
			...periods,
			first: periods.first + span.first,
			length: Math.max(1, span.last - span.first + 1)
		},
		byPeriod.counts.values.slice(span.first, span.last + 1)
	);
	return printed(of + m.report_series_caption({ window: windowWords(view) }), svg, frame);
}

/** Recorded cases of one area by period as a picture; null for an area that is not there. */
export function seriesPicture(
	{ areaNames, periods, cells }: ShownCourse,
	area: number,
	frame: ExportFrame
): string | null {
	if (!(area in areaNames)) return null;
	const { length, first, step } = periods;
	const svg = courseFigure(periods, cells.counts.slice(area * length, (area + 1) * length));
	const window = m.explore_window({
		from: formatPeriod(first, step),
		to: formatPeriod(first + length - 1, step)
	});
	return printed(`${areaNames[area]}: ${m.report_series_caption({ window })}`, svg, frame);
}

function courseFigure(periods: Periods, counts: Float64Array): string {
	return timeSeriesFigure({
		periodLabels: periodLabels(periods),
		unit: m.report_series_unit(),
		series: [{ label: m.trends_observed(), values: counts, from: 0, style: 'accent' }],
		formatNumber: formatCount
	});
}

function printed(title: string, svg: string, frame: ExportFrame): string {
	const { direction } = languageOf(undefined);
	return printFigure({ title, svg, notes: frameSentences(frame), direction });
}

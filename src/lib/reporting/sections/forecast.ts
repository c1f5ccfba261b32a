import { m } from '$lib/messages/compiled/messages';
import type { BriefSection } from '$lib/model/brief';
import type { ExploreView } from '$lib/model/explore';
import type { ModelRow, ShownForecasts } from '$lib/model/forecast';
import { periodLabels } from '$lib/model/period';
import { formatCount, formatNumber, formatPeriod, formatShare } from '$lib/wording/format';
import { modelName } from '$lib/wording/model-name';
import { timeSeriesFigure } from '../figures/time-series';
import { section, table } from './section';

/** How many past periods stand before the forecast in the figure, at most. */
const history = 36;

/** The counts before the forecast, and a figure of both. */
function fan(forecast: ShownForecasts, view: ExploreView | null): string {
	const { periods, total } = forecast;
	const past = view?.request.period.step === periods.step ? view.byPeriod : null;
	const start = past ? Math.max(past.periods.first, periods.first - history) : periods.first;
	const known = periods.first - start;
	const observed = Float64Array.from({ length: known }, (_, t) =>
		past ? past.counts.values[start + t - past.periods.first] : NaN
	);
	return timeSeriesFigure({
		periodLabels: periodLabels({ ...periods, first: start, length: known + periods.length }),
		unit: m.report_series_unit(),
		series: [
			{
				label: m.report_forecast_expected(),
				values: total.median,
				lower: total.lower90,
				upper: total.upper90,
				from: known,
				style: 'second'
			},
			{ label: m.trends_observed(), values: observed, from: 0, style: 'accent' }
		],
		formatNumber: formatCount
	});
}

/** How the model did on the past, beside the best naive one. */
function backTest({ models }: ShownForecasts): string[] {
	const used = models.find(({ chosen }) => chosen);
	const naive = models
		.filter((model: ModelRow) => model.naive && Number.isFinite(model.crps))
		.sort((a, b) => a.crps - b.crps)[0];
	if (!used || !naive || !Number.isFinite(used.crps)) return [];
	return [
		m.report_forecast_back_test({
			model: modelName(used.name),
			crps: formatNumber(used.crps, 3),
			naive: formatNumber(naive.crps, 3),
			held: formatShare(used.pit_coverage_90)
		})
	];
}

/** What to expect next, all areas together, with the range and its record on the past. */
export function forecastSection(forecast: ShownForecasts, view: ExploreView | null): BriefSection {
	const { periods, total } = forecast;
	const name = (h: number) => formatPeriod(periods.first + h, periods.step);
	const range = (h: number, level: '50' | '90') =>
		m.evaluate_range_of({
			lower: formatCount(Math.round(total[`lower${level}`][h])),
			upper: formatCount(Math.round(total[`upper${level}`][h]))
		});
	const next = {
		period: name(0),
		median: formatCount(Math.round(total.median[0])),
		range: range(0, '90')
	};
	return section('forecast', {
		sentences: [m.report_forecast_next(next), ...backTest(forecast), m.report_forecast_caution()],
		figures: [
			{
				svg: fan(forecast, view),
				alternative: m.report_forecast_alternative(next),
				caption: m.report_forecast_caption()
			}
		],
		tables: [
			table(
				m.report_forecast_table(),
				[m.explore_period(), m.report_forecast_expected(), m.trends_band_50(), m.trends_band_90()],
				total.median.map((median, h) => [
					name(h),
					formatCount(Math.round(median)),
					range(h, '50'),
					range(h, '90')
				])
			)
		]
	});
}

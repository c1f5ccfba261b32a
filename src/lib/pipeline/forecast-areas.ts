import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { protectResults } from '$lib/disclosure/gate';
import type { ForecastResult, ModelRow, ModelScores, ShownForecasts } from '$lib/model/forecast';
import { seriesOf, type Panel } from '$lib/model/panel';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { areaNeighbours } from './area-neighbours';
import type { Context } from './context';
import { protectNowcast } from './load-nowcast';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel, type MethodPanel } from './method-panel';
import { fromFirstRecord } from './silent-ends';

/** Forecasts of all areas as far as they may be shown, and how every model did before. */
export type Forecasts = ShownForecasts;

/** Forecasts the periods after the last whole one, chosen by back-test. */
export async function forecastAreas(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<Forecasts>> {
	const known = await loadMethodPanel(project, loaded, context);
	const source = { ...known, panel: fromFirstRecord(known.panel) };
	const { panel } = source;
	if (panel.undated)
		throw new InputError('The incidents carry no dates, so there is nothing to forecast from.');
	const result = await context.runner.run(
		'forecast-panel',
		{
			panel,
			neighbours: await areaNeighbours(loaded.areas, project.hotspots.neighbours, context),
			settings: project.forecast
		},
		context
	);
	return protectForecasts(source, result, project);
}

function protectForecasts(
	{ panel, names, shown: shownCounts }: MethodPanel,
	result: ForecastResult,
	project: Project
): Protected<Forecasts> {
	const total = shownCounts([{ first: 0, last: panel.periods.length - 1 }]);
	const { horizon, mean, size, median, lower50, upper50, lower90, upper90 } = result;
	const shown = protectResults(
		{ numbers: { mean, size, median, lower50, upper50, lower90, upper90 } },
		Uint8Array.from(mean, (_, i) => total.statuses[Math.floor(i / horizon)]),
		project.disclosure
	);
	const changes = protectResults(
		{ numbers: { change: changesOf(panel, result) } },
		total.statuses,
		project.disclosure
	);
	const parts = { areas: shown, changes, nowcast: protectNowcast(panel, project) };
	return deriveProtectedFrom(parts, ({ areas, changes, nowcast }) => ({
		nowcast,
		changes,
		areaIds: panel.areaIds,
		areaNames: names,
		periods: { step: panel.periods.step, first: result.first, length: horizon },
		model: result.chosen,
		reason: result.reason,
		areas,
		total: Object.fromEntries(
			Object.entries(result.total).map(([name, values]) => [name, Array.from(values)])
		),
		models: result.models.map((model) => rowOf(model, result.chosen)),
		origins: result.origins,
		ensemble: {
			of: result.ensembleOf,
			weights: Array.from({ length: horizon }, (_, h) =>
				Array.from(
					result.ensembleWeights.subarray(
						h * result.ensembleOf.length,
						(h + 1) * result.ensembleOf.length
					)
				)
			)
		}
	}));
}

/** By area, the mean count expected a period over the mean of the whole periods before, less one; NaN without a case before. */
function changesOf(panel: Panel, { first, horizon, mean }: ForecastResult): Float64Array {
	const whole = first - panel.periods.first;
	return Float64Array.from(panel.areaIds, (_, area) => {
		const past = seriesOf(panel, area).subarray(0, whole);
		const before = meanOf(past.filter((count) => !Number.isNaN(count)));
		const ahead = meanOf(mean.subarray(area * horizon, (area + 1) * horizon));
		return before > 0 ? ahead / before - 1 : NaN;
	});
}

const meanOf = (values: Float64Array) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

function rowOf(model: ModelScores, chosen: string): ModelRow {
	return {
		name: model.name,
		naive: model.naive,
		chosen: model.name === chosen,
		forecasts: model.forecasts,
		crps: model.crps,
		wis: model.wis,
		log_score: model.logScore,
		coverage_50: model.coverage50,
		coverage_90: model.coverage90,
		pit_coverage_50: model.pitCoverage50,
		pit_coverage_90: model.pitCoverage90,
		width_50: model.width50,
		width_90: model.width90,
		mae: model.meanAbsoluteError,
		mase: model.mase,
		pit: model.pit
	};
}

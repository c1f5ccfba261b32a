import { periodLabels } from '$lib/model/period';
import { forecastAreas, type Forecasts } from '$lib/pipeline/forecast-areas';
import { openProject } from '$lib/pipeline/open-project';
import type { ResultTable } from '$lib/model/exports';
import type { Command } from './command';

/** `forecast`: the periods after the last whole one, with intervals, by the model that did best before. */
export const forecast: Command<Forecasts> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await forecastAreas(project, loaded, context);
	return {
		result,
		table: forecastTable,
		hidden: result.areas.hidden,
		dataset: loaded.dataset,
		seed: project.forecast.seed
	};
};

const columns = [
	['mean', 'mean'],
	['median', 'median'],
	['lower_50', 'lower50'],
	['upper_50', 'upper50'],
	['lower_90', 'lower90'],
	['upper_90', 'upper90'],
	['size', 'size']
] as const;

function forecastTable({ areaIds, areaNames, periods, model, areas }: Forecasts): ResultTable {
	const labels = periodLabels(periods);
	return {
		columns: ['area_id', 'period', 'model', ...columns.map(([name]) => name), 'area_name'],
		rows: areaIds.flatMap((id, area) =>
			labels.map((label, h) => [
				id,
				label,
				model,
				...columns.map(([, key]) => areas.numbers[key][area * labels.length + h]),
				areaNames[area]
			])
		)
	};
}

import { periodLabels } from '$lib/model/period';
import { statusOf } from '$lib/model/disclosure';
import { aggregateIncidents, type Aggregate } from '$lib/pipeline/aggregate-incidents';
import { openProject } from '$lib/pipeline/open-project';
import type { Command, ResultTable } from './command';

/** `aggregate`: counts and rates by area and period, every combination, zeros included. */
export const aggregate: Command<Aggregate> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await aggregateIncidents(project, loaded, context);
	return {
		result,
		table: aggregateTable,
		hidden: result.cells.hidden,
		dataset: loaded.dataset,
		seed: null
	};
};

function aggregateTable({
	areaIds,
	areaNames,
	periods,
	undated,
	cells,
	population
}: Aggregate): ResultTable {
	const labels = undated ? ['all'] : periodLabels(periods);
	return {
		columns: [
			'area_id',
			'area_name',
			'period',
			'count',
			'population',
			'rate',
			'suppressed',
			'status'
		],
		rows: areaIds.flatMap((id, area) =>
			labels.map((label, t) => {
				const cell = area * labels.length + t;
				const status = statusOf(cells.statuses[cell]);
				return [
					id,
					areaNames[area],
					label,
					cells.counts[cell],
					population ? population[cell] : null,
					cells.rates ? cells.rates[cell] : null,
					status === 'hidden',
					status
				];
			})
		)
	};
}

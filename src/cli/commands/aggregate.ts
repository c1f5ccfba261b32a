import type { Aggregate } from '$lib/model/exports';
import { aggregateIncidents } from '$lib/pipeline/aggregate-incidents';
import { openProject } from '$lib/pipeline/open-project';
import { tableFiles } from '$lib/pipeline/write-exports';
import { aggregateTable } from '$lib/reporting/exports/aggregate-table';
import type { Command } from './command';

/**
 * `aggregate`: counts and rates by area and period, every combination, zeros included; with
 * `--set exports.formats=["geojson","parquet"]` the same table in these forms as well.
 */
export const aggregate: Command<Aggregate> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await aggregateIncidents(project, loaded, context);
	return {
		result,
		table: aggregateTable,
		files: tableFiles(project, loaded),
		hidden: result.cells.hidden,
		dataset: loaded.dataset,
		seed: null
	};
};

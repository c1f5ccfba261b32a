import type { EmergingHotspots } from '$lib/model/shown-findings';
import { findEmerging } from '$lib/pipeline/find-emerging';
import { openProject } from '$lib/pipeline/open-project';
import type { ResultTable } from '$lib/model/exports';
import type { Command } from './command';

/** `emerging`: how hot spots come and go, one row an area. */
export const emerging: Command<EmergingHotspots> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await findEmerging(project, loaded, context);
	return {
		result,
		table: emergingTable,
		hidden: result.results.hidden,
		dataset: loaded.dataset,
		seed: result.seed
	};
};

const numbers = ['trend_z', 'trend_p', 'share_hot', 'last_z', 'share_cold'];

function emergingTable({ areaIds, areaNames, results }: EmergingHotspots): ResultTable {
	return {
		columns: ['area_id', 'area_name', 'class', ...numbers],
		rows: areaIds.map((id, a) => [
			id,
			areaNames[a],
			results.labels.class[a],
			...numbers.map((name) => results.numbers[name][a])
		])
	};
}

import type { Hotspots } from '$lib/model/shown-findings';
import { statusOf } from '$lib/model/disclosure';
import { findHotspots } from '$lib/pipeline/find-hotspots';
import { openProject } from '$lib/pipeline/open-project';
import type { ResultTable } from '$lib/model/exports';
import type { Command } from './command';

/** `hotspots`: hot and cold spots by Gi*, Gi or local Moran's I, one row an area. */
export const hotspots: Command<Hotspots> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await findHotspots(project, loaded, context);
	return {
		result,
		table: hotspotsTable,
		hidden: result.cells.hidden,
		dataset: loaded.dataset,
		seed: result.seed
	};
};

function hotspotsTable(found: Hotspots): ResultTable {
	const { cells, results, population, neighbours } = found;
	const { numbers, labels } = results;
	const moran = found.statistic === 'local-moran';
	return {
		columns: [
			...['area_id', 'area_name', 'count', 'population', 'rate', 'neighbours'],
			...['z', 'p', 'p_adjusted', 'class'],
			...(moran ? ['local_i', 'quadrant', 'local_i_expected', 'local_i_variance'] : []),
			...['rate_lower', 'rate_upper', 'status']
		],
		rows: found.areaIds.map((id, a) => [
			id,
			found.areaNames[a],
			cells.counts[a],
			population ? population[a] : null,
			cells.rates ? cells.rates[a] : null,
			neighbours[a],
			numbers.z[a],
			numbers.p[a],
			numbers.p_adjusted[a],
			labels.class[a],
			...(moran
				? [
						numbers.local_i[a],
						labels.quadrant[a],
						numbers.local_expected[a],
						numbers.local_variance[a]
					]
				: []),
			numbers.rate_lower?.[a] ?? null,
			numbers.rate_upper?.[a] ?? null,
			statusOf(cells.statuses[a])
		])
	};
}

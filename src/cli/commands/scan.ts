import type { ScanClusters } from '$lib/model/shown-findings';
import { openProject } from '$lib/pipeline/open-project';
import { scanClusters } from '$lib/pipeline/scan-clusters';
import type { ResultTable } from '$lib/model/exports';
import type { Command } from './command';

/** `scan`: Kulldorff's scan, one row an area of a cluster, the most likely cluster first. */
export const scan: Command<ScanClusters> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await scanClusters(project, loaded, context);
	return {
		result,
		table: scanTable,
		hidden: result.results.hidden,
		dataset: loaded.dataset,
		seed: result.seed
	};
};

const numbers = [
	'observed',
	'expected',
	'relative_risk',
	'llr',
	'p',
	'gumbel_p',
	'recurrence_days'
];

function scanTable({ areaIds, areaNames, clusters, results }: ScanClusters): ResultTable {
	return {
		columns: [
			'cluster',
			'area_id',
			'area_name',
			'from',
			'to',
			...numbers,
			'centre',
			'radius_metres'
		],
		rows: clusters.flatMap((cluster, k) =>
			[...cluster.members].map((area) => [
				k + 1,
				areaIds[area],
				areaNames[area],
				cluster.from,
				cluster.to,
				...numbers.map((name) => results.numbers[name][k]),
				areaIds[cluster.centre],
				cluster.radiusMetres
			])
		)
	};
}

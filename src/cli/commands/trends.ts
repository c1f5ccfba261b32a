import { findTrends, type Trends } from '$lib/pipeline/find-trends';
import { openProject } from '$lib/pipeline/open-project';
import type { ResultTable } from '$lib/model/exports';
import type { Command } from './command';

/**
 * `trends`: change per year, direction and newest alert of every area. Slopes are d ln(rate) / d year.
 * `level_change` and `level_ratio` (the rate after over the rate before) are of the one lasting change of
 * level that describes a rise or fall better than a line does; else empty.
 */
export const trends: Command<Trends> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await findTrends(project, loaded, context);
	return {
		result,
		table: trendsTable,
		hidden: result.areas.hidden,
		dataset: loaded.dataset,
		seed: project.trends.seed
	};
};

const columns = [
	['rate', 'rate'],
	['smoothed_rate', 'smoothedRate'],
	['slope_per_year', 'slope'],
	['slope_lower', 'slopeLower'],
	['slope_upper', 'slopeUpper'],
	['p', 'p'],
	['p_adjusted', 'pAdjusted']
] as const;

const more = [
	['alert_threshold', 'alertThreshold'],
	['alert_expected', 'alertExpected'],
	['alert_p', 'alertP'],
	['cases', 'cases'],
	['change_per_year', 'change'],
	['change_lower', 'changeLower'],
	['change_upper', 'changeUpper'],
	['pooled_slope', 'pooledSlope'],
	['pooled_error', 'pooledError'],
	['mann_kendall_p', 'mannKendallP'],
	['theil_sen', 'theilSen'],
	['theil_sen_lower', 'theilSenLower'],
	['theil_sen_upper', 'theilSenUpper']
] as const;

function trendsTable({ areaIds, areaNames, areas, changes, levelChanges }: Trends): ResultTable {
	const { numbers, labels } = areas;
	return {
		columns: [
			'area_id',
			'area_name',
			...columns.map(([name]) => name),
			'direction',
			'alert',
			...more.map(([name]) => name),
			'change_points',
			'level_change',
			'level_ratio'
		],
		rows: areaIds.map((id, area) => [
			id,
			areaNames[area],
			...columns.map(([, key]) => numbers[key][area]),
			labels.direction[area],
			labels.alert[area],
			...more.map(([, key]) => numbers[key][area]),
			changes[area].map(({ at }) => at).join(' '),
			levelChanges[area]?.at ?? null,
			levelChanges[area]?.ratio ?? null
		])
	};
}

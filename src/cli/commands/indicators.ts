import { chainSteps, type Indicators } from '$lib/model/indicators';
import { statusCode } from '$lib/model/disclosure';
import type { ResultTable } from '$lib/model/exports';
import { measureIndicators } from '$lib/pipeline/indicators/measure-indicators';
import { openProject } from '$lib/pipeline/open-project';
import type { Command } from './command';

/**
 * `indicators`: the chain from identification to conviction by area and period (areas whose cases are
 * hidden or zero are left out of the table), and in the JSON waiting times, SDG 16.2.2, targets,
 * silences and data quality by source.
 */
export const indicators: Command<Indicators> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await measureIndicators(project, loaded, context);
	return { result, table: chainRows, hidden: result.hidden, dataset: loaded.dataset, seed: null };
};

function chainRows({ chain, periods }: Indicators): ResultTable {
	const { areaIds, areaNames, levels, steps, columns } = chain;
	const stretches = ['all', ...periods];
	return {
		columns: [
			...['area_id', 'area_name', 'level', 'period', 'step', 'reached'],
			...['share_of_previous', 'lower', 'upper', 'suppressed']
		],
		rows: areaIds.flatMap((id, row) =>
			stretches.flatMap((period, column) => {
				const cell = row * columns + column;
				if (levels[row] === 'area' && !(steps[0].counts[cell] > 0)) return [];
				return steps.map(({ counts, statuses, share, lower, upper }, step) => [
					...[id, areaNames[row], levels[row], period, chainSteps[step], counts[cell]],
					...[share[cell], lower[cell], upper[cell]],
					statuses[cell] === statusCode.hidden
				]);
			})
		)
	};
}

import type { PopulationEstimate } from '$lib/model/list-overlaps';
import { estimateHidden } from '$lib/pipeline/estimate-hidden';
import { estimateUnderreporting, type Underreporting } from '$lib/pipeline/estimate-underreporting';
import { openProject } from '$lib/pipeline/open-project';
import type { ResultTable } from '$lib/model/exports';
import { criticismSentence, estimateSentences } from '$lib/wording/population-estimate';
import type { Command } from './command';

/** `underreporting`: reported and estimated cases, by area or, from lists that overlap, in all. */
export const underreporting: Command<PopulationEstimate | Underreporting> = async (
	project,
	context
) => {
	const settings = project.underreporting;
	if (settings?.method === 'multiple-systems') {
		const result = await estimateHidden(settings, project, context);
		const table = (value: unknown) => totalTable(value as PopulationEstimate);
		const inWords = (value: unknown) => [
			...estimateSentences(value as PopulationEstimate),
			criticismSentence()
		];
		return { result, table, inWords, hidden: 0, dataset: null, seed: settings.seed };
	}
	const loaded = await openProject(project, context);
	const result = await estimateUnderreporting(project, loaded, context);
	return {
		result,
		table: (value) => areaTable(value as Underreporting),
		hidden: result.reported.hidden,
		dataset: loaded.dataset,
		seed: null
	};
};

const columns = ['area_id', 'reported', 'estimated', 'lower', 'upper', 'method'];

function totalTable({ reported, estimate, lower, upper }: PopulationEstimate): ResultTable {
	return { columns, rows: [['', reported, estimate, lower, upper, 'multiple-systems']] };
}

function areaTable({ areaIds, reported, results, method }: Underreporting): ResultTable {
	const { estimated, lower, upper } = results.numbers;
	return {
		columns,
		rows: areaIds.map((id, area) => [
			id,
			reported.counts[area],
			estimated[area],
			lower[area],
			upper[area],
			method
		])
	};
}

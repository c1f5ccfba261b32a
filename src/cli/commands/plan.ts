import type { PlanResult } from '$lib/model/planning';
import { openProject } from '$lib/pipeline/open-project';
import { planResources } from '$lib/pipeline/plan-resources';
import type { ResultTable } from '$lib/model/exports';
import { planSentences } from '$lib/wording/plan';
import type { Command } from './command';

/** `plan`: what to spend on which programme in which area. */
export const plan: Command<PlanResult> = async (project, context) => {
	const loaded = await openProject(project, context);
	const result = await planResources(project, loaded, context);
	return {
		result,
		table: planTable,
		inWords: planSentences,
		hidden: result.hidden,
		dataset: loaded.dataset,
		seed: project.plan?.seed ?? null
	};
};

function planTable(plan: PlanResult): ResultTable {
	const many = plan.programmes.length;
	return {
		columns: [
			'area_id',
			'programme',
			'amount',
			'units',
			'effect',
			'effect_lower',
			'effect_upper',
			'area_name',
			'funded_share'
		],
		rows: plan.areaIds.flatMap((id, area) =>
			plan.programmes.map((programme, p) => {
				const pair = area * many + p;
				return [
					id,
					programme.id,
					plan.amount[pair],
					plan.units[pair],
					plan.effect[pair],
					plan.effectLower[pair],
					plan.effectUpper[pair],
					plan.areaNames[area],
					plan.robustness?.fundedPairs[pair] ?? null
				];
			})
		)
	};
}

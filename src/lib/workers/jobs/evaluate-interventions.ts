import { evaluateIntervention } from '$lib/evaluation/evaluate-intervention';
import type { AreaFeatures } from '$lib/model/areas';
import type { EvaluationResult } from '$lib/model/evaluation';
import type { Panel } from '$lib/model/panel';
import type { Progress } from '$lib/model/runner';
import type { EvaluateSettings } from '$lib/model/settings/evaluate';
import { contiguousNeighbours } from '$lib/spatial/neighbours-contiguity';

/** What every method says of every registered intervention. Neighbours serve to keep the areas next door out of the controls. */
export function evaluateInterventionsJob(
	input: { panel: Panel; features: AreaFeatures; settings: EvaluateSettings },
	report: (progress: Progress) => void
): EvaluationResult[] {
	const { interventions, methods } = input.settings;
	const matching = interventions.some(({ controls, ring }) => ring || !controls.length);
	const neighbours = matching ? contiguousNeighbours(input.features, 'queen') : null;
	return interventions.map((intervention, i) => {
		report({ share: i / interventions.length });
		return evaluateIntervention({ panel: input.panel, intervention, methods, neighbours });
	});
}

import type { ChoiceReason, ModelScores } from '$lib/model/forecast';

/** A single model is preferred to the ensemble only when it was better by more than this share. */
const MARGIN = 0.02;

/**
 * The model to use by its back-test: the ensemble, unless a single model was clearly better; and the
 * best naive one where neither beat it.
 */
export function chooseModel(models: ModelScores[]): { chosen: string; reason: ChoiceReason } {
	const ensemble = models.find((model) => model.name === 'ensemble');
	const scored = models.filter((model) => Number.isFinite(model.crps));
	const best = (list: ModelScores[]) =>
		list.reduce<ModelScores | null>((a, b) => (a && a.crps <= b.crps ? a : b), null);
	if (models.length === 1) return { chosen: models[0].name, reason: 'asked-for' };
	const top = best(scored);
	if (!top) return { chosen: (ensemble ?? models[0]).name, reason: 'no-back-test' };
	const naive = best(scored.filter((model) => model.naive));
	const clever = best(scored.filter((model) => !model.naive));
	if (naive && (!clever || naive.crps <= clever.crps))
		return { chosen: naive.name, reason: 'naive-not-beaten' };
	if (ensemble && ensemble.crps <= top.crps * (1 + MARGIN))
		return { chosen: 'ensemble', reason: 'best' };
	return { chosen: top.name, reason: 'best' };
}

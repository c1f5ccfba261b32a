import type {
	ListModelSummary,
	ListSelection,
	ListTable,
	PopulationEstimate
} from '$lib/model/list-overlaps';
import { InputError } from '$lib/model/problem';
import type { Progress } from '$lib/model/runner';
import { normalCdf, normalQuantile } from '$lib/numeric/normal';
import { bootstrapTotal } from './bootstrap-total';
import { checkListModel } from './check-list-model';
import {
	allPairs,
	type Criterion,
	EXHAUSTIVE_PAIRS,
	mainEffectsModel,
	modelWeights,
	rankModels,
	stepwiseModel
} from './choose-list-model';
import { designOf, fitListModel, type ListModel, pairMask } from './list-model';
import { sumSupersets } from './list-table';

export interface MultipleSystemsInput {
	table: ListTable;
	selection: ListSelection;
	/** The p-value under which the stepwise choice adds a pair. */
	threshold: number;
	/** Bootstrap resamples; 0 for none. */
	replicates: number;
	seed: number;
}

/** Models that a bootstrap resample of a criterion's choice may choose from (Silverman, Chan & Vincent 2024). */
const BOOTSTRAP_MODELS = 60;
const SHOWN_MODELS = 20;

/**
 * The size of a population from the overlaps of incomplete lists, with the cases on none (Silverman
 * 2014, 2020; Chan, Silverman & Vincent 2021). `lower` and `upper` are the 95 % interval published
 * with the method: cases seen + exp(α̂₀ ± 1.96 SE), conditional on the chosen model; for `average`
 * the quantiles of the mixture over models weighted by BIC. `bootstrap` repeats the choice and is
 * the more honest one. Throws `InputError` when even the main effects have no estimate.
 */
export function estimateHiddenPopulation(
	input: MultipleSystemsInput,
	report: (progress: Progress) => void = () => {}
): PopulationEstimate {
	const { table, selection } = input;
	const reported = table.counts.reduce((sum, count) => sum + count, 0);
	const overlaps = sumSupersets(table.counts.slice());
	const fault = checkListModel(table.counts, designOf(overlaps, []));
	if (fault !== 'none')
		throw new InputError(
			'these lists overlap too little for any estimate: merge small lists or add cases',
			{},
			'lists-sparse'
		);
	const criterion: Criterion = selection === 'aic' ? 'aic' : 'bic';
	// Where no criterion chooses, the other models only serve the comparison: a walk will do for six lists.
	const byCriterion = selection !== 'main' && selection !== 'stepwise';
	const search = rankModels(
		table,
		criterion,
		2000,
		(share) => report({ share: 0.4 * share, step: 'models' }),
		byCriterion ? EXHAUSTIVE_PAIRS : 10
	);
	const chosen = chosenModels(input, search.models);
	const weights = selection === 'average' ? modelWeights(chosen, criterion) : Float64Array.of(1);
	const interval = mixtureInterval(chosen, weights);
	const estimate = chosen.reduce((sum, model, i) => sum + weights[i] * model.hidden, reported);
	const bootstrap =
		input.replicates > 0
			? bootstrapTotal(
					table,
					totaller(input, search.models.slice(0, BOOTSTRAP_MODELS)),
					input.replicates,
					input.seed,
					(share) => report({ share: 0.4 + 0.6 * share, step: 'bootstrap' })
				)
			: null;
	return {
		lists: table.lists,
		reported,
		estimate,
		lower: reported + interval[0],
		upper: reported + interval[1],
		selection,
		threshold: input.threshold,
		models: chosen.slice(0, SHOWN_MODELS).map((model, i) => summarise(model, reported, weights[i])),
		emptyPairs: allPairs(table.lists.length).filter((pair) => overlaps[pairMask(pair)] === 0),
		exhaustive: search.exhaustive,
		comparison: compare(input, search.models, reported),
		bootstrap
	};
}

function chosenModels(input: MultipleSystemsInput, ranked: ListModel[]): ListModel[] {
	switch (input.selection) {
		case 'main':
			return [mainEffectsModel(input.table)];
		case 'stepwise':
			return [stepwiseModel(input.table, input.threshold)];
		case 'average':
			return ranked;
		default:
			return ranked.slice(0, 1);
	}
}

/** The whole estimation as one function of the table, for the bootstrap. */
function totaller(input: MultipleSystemsInput, top: ListModel[]): (table: ListTable) => number {
	const seen = (table: ListTable) => table.counts.reduce((sum, count) => sum + count, 0);
	const { selection, threshold } = input;
	const lists = input.table.lists.length;
	return (table) => {
		if (table.lists.length < 2) return Infinity;
		const overlaps = sumSupersets(table.counts.slice());
		if (checkListModel(table.counts, designOf(overlaps, [])) !== 'none') return Infinity;
		if (selection === 'main' || table.lists.length < lists)
			return seen(table) + mainEffectsModel(table).hidden;
		if (selection === 'stepwise') return seen(table) + stepwiseModel(table, threshold).hidden;
		const criterion: Criterion = selection === 'aic' ? 'aic' : 'bic';
		const models = top
			.filter(({ pairs }) => checkListModel(table.counts, designOf(overlaps, pairs)) === 'none')
			.map(({ pairs }) => fitListModel(table, overlaps, pairs))
			.sort((a, b) => a[criterion] - b[criterion]);
		if (models.length === 0) return Infinity;
		if (selection !== 'average') return seen(table) + models[0].hidden;
		const weights = modelWeights(models, criterion);
		return models.reduce((sum, model, i) => sum + weights[i] * model.hidden, seen(table));
	};
}

/** The central 95 % of a mixture of lognormal distributions of the hidden cases, by bisection. */
function mixtureInterval(models: ListModel[], weights: Float64Array): [number, number] {
	const z = normalQuantile(0.975);
	const bound = (model: ListModel, side: number) =>
		Math.log(model.hidden) + side * model.standardError;
	if (models.length === 1) return [Math.exp(bound(models[0], -z)), Math.exp(bound(models[0], z))];
	const cdf = (logHidden: number) =>
		models.reduce(
			(sum, model, i) =>
				sum + weights[i] * normalCdf((logHidden - Math.log(model.hidden)) / model.standardError),
			0
		);
	const quantile = (p: number) => {
		let low = Math.min(...models.map((model) => bound(model, -8)));
		let high = Math.max(...models.map((model) => bound(model, 8)));
		for (let i = 0; i < 100; i++) {
			const middle = (low + high) / 2;
			if (cdf(middle) < p) low = middle;
			else high = middle;
		}
		return Math.exp((low + high) / 2);
	};
	return [quantile(0.025), quantile(0.975)];
}

function summarise(model: ListModel, reported: number, weight: number): ListModelSummary {
	const [lower, upper] = mixtureInterval([model], Float64Array.of(1));
	return {
		pairs: model.pairs,
		emptyPairs: model.design.emptyPairs,
		total: reported + model.hidden,
		lower: reported + lower,
		upper: reported + upper,
		aic: model.aic,
		bic: model.bic,
		weight
	};
}

/** What the other ways of choosing a model would have said: the choice matters, so it is shown. */
function compare(
	{ table, threshold }: MultipleSystemsInput,
	ranked: ListModel[],
	reported: number
): PopulationEstimate['comparison'] {
	const best = (criterion: Criterion) =>
		ranked.reduce((a, b) => (b[criterion] < a[criterion] ? b : a));
	const one = (model: ListModel) => summarise(model, reported, 1);
	const weights = modelWeights(ranked, 'bic');
	const [lower, upper] = mixtureInterval(ranked, weights);
	const mean = ranked.reduce((sum, model, i) => sum + weights[i] * model.hidden, reported);
	return [
		{ selection: 'main', model: one(mainEffectsModel(table)) },
		{ selection: 'stepwise', model: one(stepwiseModel(table, threshold)) },
		{ selection: 'aic', model: one(best('aic')) },
		{ selection: 'bic', model: one(best('bic')) },
		{
			selection: 'average',
			model: null,
			total: mean,
			lower: reported + lower,
			upper: reported + upper
		}
	].map((entry) => ({
		selection: entry.selection as ListSelection,
		total: entry.model?.total ?? entry.total!,
		lower: entry.model?.lower ?? entry.lower!,
		upper: entry.model?.upper ?? entry.upper!
	}));
}

import type { ListPair, ListTable } from '$lib/model/list-overlaps';
import { poissonCdf, poissonUpper } from '$lib/numeric/poisson';
import { checkListModel } from './check-list-model';
import { designOf, fitListModel, type ListModel, pairMask } from './list-model';
import { sumSupersets } from './list-table';

/** Every pair of lists, in the order 1–2, 1–3, … */
export function allPairs(lists: number): ListPair[] {
	const pairs: ListPair[] = [];
	for (let i = 0; i < lists; i++) for (let j = i + 1; j < lists; j++) pairs.push([i, j]);
	return pairs;
}

/** The model with main effects only. */
export function mainEffectsModel(table: ListTable): ListModel {
	return fitListModel(table, sumSupersets(table.counts.slice()), []);
}

/**
 * Forward choice by Poisson p-values (Silverman 2014; Chan, Silverman & Vincent 2021, 3.2). Starting
 * from the main effects, the pair whose overlap is least likely under the current model, by the
 * smaller of its two one-sided p-values, is added while that value is under `threshold` and the
 * larger model's estimate exists and is identified.
 */
export function stepwiseModel(table: ListTable, threshold: number): ListModel {
	const overlaps = sumSupersets(table.counts.slice());
	const open = allPairs(table.lists.length);
	let model = fitListModel(table, overlaps, []);
	while (open.length > 0) {
		const ranked = open
			.map((pair, order) => {
				const mask = pairMask(pair);
				const mean = model.expected[mask];
				const below = poissonCdf(overlaps[mask], mean);
				return { pair, order, p: Math.min(below, poissonUpper(overlaps[mask] - 1, mean)) };
			})
			.filter(({ p }) => p < threshold)
			.sort((a, b) => a.p - b.p || a.order - b.order);
		const next = ranked.find(
			({ pair }) =>
				checkListModel(table.counts, designOf(overlaps, [...model.pairs, pair])) === 'none'
		);
		if (!next) return model;
		open.splice(open.indexOf(next.pair), 1);
		model = fitListModel(table, overlaps, [...model.pairs, next.pair]);
	}
	return model;
}

export type Criterion = 'aic' | 'bic';

/** Pairs up to which every model is fitted: 2^15 models of six lists. */
export const EXHAUSTIVE_PAIRS = 15;

/** How the models of a search were found: all of them, or a walk that adds and drops one pair at a time. */
export interface ModelSearch {
	/** Models whose estimate exists and is identified, the best first. */
	models: ListModel[];
	exhaustive: boolean;
}

/**
 * Ranks models of main effects and pairs by an information criterion: every one for up to six
 * lists (`exhaustivePairs`), otherwise those met by a walk from the main effects that takes the best single change
 * until none helps. At most `keep` are returned.
 */
export function rankModels(
	table: ListTable,
	criterion: Criterion,
	keep = 1000,
	report: (share: number) => void = () => {},
	exhaustivePairs = EXHAUSTIVE_PAIRS
): ModelSearch {
	const pairs = allPairs(table.lists.length);
	const overlaps = sumSupersets(table.counts.slice());
	const exhaustive = pairs.length <= exhaustivePairs;
	const models = exhaustive
		? everyModel(table, overlaps, pairs, criterion, keep, report)
		: walk(table, overlaps, pairs, criterion);
	models.sort((a, b) => a[criterion] - b[criterion]);
	return { models: models.slice(0, keep), exhaustive };
}

function everyModel(
	table: ListTable,
	overlaps: Float64Array,
	pairs: ListPair[],
	criterion: Criterion,
	keep: number,
	report: (share: number) => void
): ListModel[] {
	let models: ListModel[] = [];
	const exists = existence(table, overlaps, pairs);
	const many = 2 ** pairs.length;
	for (let chosen = 0; chosen < many; chosen++) {
		if (chosen % 256 === 0) report(chosen / many);
		const wanted = pairs.filter((_, i) => (chosen >> i) & 1);
		if (!exists(wanted)) continue;
		models.push(fitListModel(table, overlaps, wanted));
		if (models.length >= 2 * keep) {
			models.sort((a, b) => a[criterion] - b[criterion]);
			models = models.slice(0, keep);
		}
	}
	return models;
}

/**
 * Whether a model's estimate exists and is identified, with one check for many models: leaving out
 * pairs that overlap cannot destroy either (Chan, Silverman & Vincent 2021, 2.7), so a model passes
 * when the one with the same empty pairs and every overlapping pair does.
 */
function existence(table: ListTable, overlaps: Float64Array, pairs: ListPair[]) {
	const overlapping = pairs.filter((pair) => overlaps[pairMask(pair)] > 0);
	const tops = new Map<string, boolean>();
	const passes = (wanted: ListPair[]) =>
		checkListModel(table.counts, designOf(overlaps, wanted)) === 'none';
	return (wanted: ListPair[]) => {
		const empty = wanted.filter((pair) => overlaps[pairMask(pair)] === 0);
		const key = empty.map(pairMask).join();
		let top = tops.get(key);
		if (top === undefined) tops.set(key, (top = passes([...empty, ...overlapping])));
		return top || passes(wanted);
	};
}

function walk(
	table: ListTable,
	overlaps: Float64Array,
	pairs: ListPair[],
	criterion: Criterion
): ListModel[] {
	const met = new Map<string, ListModel>();
	const keyOf = (model: readonly ListPair[]) =>
		model
			.map(pairMask)
			.sort((a, b) => a - b)
			.join();
	let best = fitListModel(table, overlaps, []);
	met.set('', best);
	for (;;) {
		let better = best;
		for (const pair of pairs) {
			const without = best.pairs.filter((other) => other !== pair);
			const wanted = without.length < best.pairs.length ? without : [...best.pairs, pair];
			if (met.has(keyOf(wanted))) continue;
			if (checkListModel(table.counts, designOf(overlaps, wanted)) !== 'none') continue;
			const model = fitListModel(table, overlaps, wanted);
			met.set(keyOf(wanted), model);
			if (model[criterion] < better[criterion]) better = model;
		}
		if (better === best) return [...met.values()];
		best = better;
	}
}

/**
 * Each model's weight in an average, exp(−Δ/2) normed to 1, where Δ is its distance from the best
 * (Burnham & Anderson 2002; with BIC, an approximate posterior probability).
 */
export function modelWeights(models: ListModel[], criterion: Criterion): Float64Array {
	const best = Math.min(...models.map((model) => model[criterion]));
	const raw = Float64Array.from(models, (model) => Math.exp((best - model[criterion]) / 2));
	const sum = raw.reduce((total, weight) => total + weight, 0);
	return raw.map((weight) => weight / sum);
}

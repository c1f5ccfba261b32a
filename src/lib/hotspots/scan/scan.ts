import type { AssumptionWarning } from '$lib/model/hotspots';
import type { Job } from '$lib/model/runner';
import type { ScanCluster, ScanResult } from '$lib/model/scan';
import type { BestWindow } from './best-windows';
import { likelyClusters } from './clusters';
import { gumbelTail } from './gumbel';
import { relativeRisk } from './log-likelihood-ratio';
import { replicateMaxima } from './replicate-maxima';
import type { ScanInput } from './scan-input';
import { scanModel, type ScanModel } from './scan-model';

/** Replicates `first … first + count − 1` of a scan, for sharing them among workers. */
export interface ScanPart extends ScanInput {
	first: number;
	count: number;
}

/** The largest ratio of each of some replicates. */
export const scanReplicates: Job<ScanPart, Float64Array> = ({ first, count, ...input }, report) =>
	replicateMaxima(
		scanModel(input),
		input.settings.minCases,
		input.settings.seed,
		first,
		count,
		report
	);

/**
 * Kulldorff's scan statistic (1997; space-time permutation: Kulldorff et al. 2005) with circular
 * windows about the areas' centres. The p-value of each cluster compares its ratio with the largest
 * ratio of each replicate under the null hypothesis: (b + 1) / (m + 1). `maxima`: replicates already
 * worked out elsewhere; without, they are worked out here. Throws `InputError` when there is nothing to scan.
 */
export const scan: Job<ScanInput & { maxima?: Float64Array }, ScanResult> = (
	{ maxima, ...input },
	report
) => {
	const { settings } = input;
	const model = scanModel(input);
	const own = maxima ? 1 : 0.05;
	const windows = likelyClusters(model, settings.minCases, settings.maxClusters, (share) =>
		report({ share: own * share, step: 'clusters' })
	);
	const ratios =
		maxima ??
		replicateMaxima(model, settings.minCases, settings.seed, 0, settings.replicates, ({ share }) =>
			report({ share: own + (1 - own) * share, step: 'replicates' })
		);
	const tail = gumbelTail(ratios);
	return {
		kind: settings.kind,
		model: settings.model,
		maxPopulationShare: settings.maxPopulationShare,
		maxPeriods: model.maxPeriods,
		replicates: ratios.length,
		seed: settings.seed,
		cases: model.total,
		areas: model.included.reduce((sum, included) => sum + included, 0),
		clusters: windows.map((found) => describe(found, model, input, ratios, tail)),
		maxima: ratios,
		warnings: warningsOf(model)
	};
};

function describe(
	found: BestWindow,
	model: ScanModel,
	{ periods, settings }: ScanInput,
	ratios: Float64Array,
	tail: (llr: number) => number
): ScanCluster {
	const { centre, size, cases, expected, llr } = found;
	const members = model.circles.circlesAt(centre).order.slice(0, size);
	const asLarge = ratios.reduce((count, ratio) => count + Number(ratio >= llr * (1 - 1e-12)), 0);
	const p = ratios.length > 0 ? (asLarge + 1) / (ratios.length + 1) : NaN;
	return {
		centre,
		radiusMetres: model.circles.radiusMetres(centre, members[size - 1]),
		members,
		firstPeriod: found.firstPeriod,
		lastPeriod: settings.kind === 'space' ? periods - 1 : found.lastPeriod,
		observed: cases,
		expected,
		relativeRisk: relativeRisk(cases, expected, model.total),
		llr,
		p,
		gumbelP: tail(llr),
		recurrencePeriods: settings.kind === 'prospective' ? 1 / p : NaN
	};
}

const FEWEST_CASES = 20;

function warningsOf(model: ScanModel): AssumptionWarning[] {
	const warnings: AssumptionWarning[] = [];
	if (model.total < FEWEST_CASES)
		warnings.push({ code: 'few-cases', params: { cases: model.total } });
	if (model.withoutPopulation > 0)
		warnings.push({ code: 'count-without-population', params: { areas: model.withoutPopulation } });
	return warnings;
}

import { InputError } from '$lib/model/problem';
import type { ValueKind } from '$lib/model/settings/hotspots';
import { crudeRates } from '$lib/numeric/rates';
import { globalEmpiricalBayes } from '$lib/spatial/empirical-bayes';

/** What is compared where the project does not say: rates where residents are known, else counts. */
export function valueKindOf(
	asked: ValueKind | undefined,
	population: Float64Array | null
): ValueKind {
	if (asked) return asked;
	return population?.some((residents) => residents > 0) ? 'rate' : 'count';
}

/**
 * What the statistics look at: counts, crude rates or rates smoothed by empirical Bayes (globally:
 * smoothing by neighbours would make neighbours alike by itself). Missing where count or, for rates,
 * population is missing or zero. Throws `InputError` for rates without any population.
 */
export function analysedValues(
	counts: Float64Array,
	population: Float64Array | null,
	value: ValueKind
): Float64Array {
	if (value === 'count') return counts;
	if (!population || !population.some((residents) => residents > 0))
		throw new InputError(
			'Rates need the population of the areas, and none was found; name a population, or analyse counts instead.',
			{},
			'no-population'
		);
	return value === 'rate'
		? crudeRates(counts, population)
		: globalEmpiricalBayes(counts, population);
}

import { poissonInterval } from './poisson-interval';

/** Rates are per so many residents wherever they are shown. */
export const RATE_BASE = 100_000;

/** Count over population; NaN where either is missing or the population is zero. A share, not per 100,000. */
export function crudeRates(counts: ArrayLike<number>, population: ArrayLike<number>): Float64Array {
	return Float64Array.from(counts, (count, i) => (population[i] > 0 ? count / population[i] : NaN));
}

/** Exact Poisson intervals (Garwood 1936) of the rates, as shares; NaN where there is no rate. */
export function rateIntervals(
	counts: ArrayLike<number>,
	population: ArrayLike<number>,
	level = 0.95
): { lower: Float64Array; upper: Float64Array } {
	const lower = new Float64Array(counts.length).fill(NaN);
	const upper = new Float64Array(counts.length).fill(NaN);
	for (let i = 0; i < counts.length; i++) {
		if (!(population[i] > 0)) continue;
		const interval = poissonInterval(counts[i], level);
		lower[i] = interval.lower / population[i];
		upper[i] = interval.upper / population[i];
	}
	return { lower, upper };
}

/**
 * Excess risk: the count over what the overall rate would give the area's population
 * (the standardised ratio). 1 is as expected; NaN where the population is missing or zero.
 */
export function excessRisk(counts: ArrayLike<number>, population: ArrayLike<number>): Float64Array {
	const overall = overallRate(counts, population);
	return crudeRates(counts, population).map((rate) => rate / overall);
}

/** All cases over all residents, of the areas that have both. */
export function overallRate(counts: ArrayLike<number>, population: ArrayLike<number>): number {
	let cases = 0;
	let residents = 0;
	for (let i = 0; i < counts.length; i++) {
		if (!(population[i] > 0) || Number.isNaN(counts[i])) continue;
		cases += counts[i];
		residents += population[i];
	}
	return cases / residents;
}

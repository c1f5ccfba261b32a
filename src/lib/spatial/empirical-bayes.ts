import type { Neighbours } from '$lib/model/neighbours';
import { crudeRates, overallRate } from '$lib/numeric/rates';

/**
 * Rates shrunk towards the overall rate, the more the smaller the population (Marshall 1991, method
 * of moments; spdep's `EBest`). Shares, not per 100,000. Areas without count or population are NaN
 * and take no part.
 */
export function globalEmpiricalBayes(
	counts: ArrayLike<number>,
	population: ArrayLike<number>
): Float64Array {
	const rates = crudeRates(counts, population);
	const mean = overallRate(counts, population);
	let areas = 0;
	let residents = 0;
	let scatter = 0;
	rates.forEach((rate, i) => {
		if (Number.isNaN(rate)) return;
		areas++;
		residents += population[i];
		scatter += population[i] * (rate - mean) ** 2;
	});
	const between = Math.max(0, scatter / residents - mean / (residents / areas));
	return rates.map((rate, i) => shrunk(rate, population[i], mean, between));
}

/**
 * Rates shrunk towards the rate of the area and its neighbours (Marshall 1991, local version; spdep's
 * `EBlocal`, in which each neighbour's scatter is taken about its own local rate). Shares. An area
 * without neighbours keeps its own rate; one without data is NaN and takes no part.
 */
export function localEmpiricalBayes(
	counts: ArrayLike<number>,
	population: ArrayLike<number>,
	neighbours: Neighbours
): Float64Array {
	const rates = crudeRates(counts, population);
	const sumAround = (area: number, valueOf: (j: number) => number) => {
		let sum = valueOf(area);
		for (let k = neighbours.offsets[area]; k < neighbours.offsets[area + 1]; k++) {
			const j = neighbours.indices[k];
			if (!Number.isNaN(rates[j])) sum += valueOf(j);
		}
		return sum;
	};
	const residents = rates.map((rate, i) =>
		Number.isNaN(rate) ? NaN : sumAround(i, (j) => population[j])
	);
	const means = rates.map((rate, i) =>
		Number.isNaN(rate) ? NaN : sumAround(i, (j) => counts[j]) / residents[i]
	);
	return rates.map((rate, i) => {
		if (Number.isNaN(rate)) return NaN;
		const scatter = sumAround(i, (j) => population[j] * (rates[j] - means[j]) ** 2);
		const meanPopulation = residents[i] / sumAround(i, () => 1);
		const between = Math.max(0, scatter / residents[i] - means[i] / meanPopulation);
		return shrunk(rate, population[i], means[i], between);
	});
}

function shrunk(rate: number, population: number, mean: number, between: number): number {
	if (between === 0) return Number.isNaN(rate) ? NaN : mean;
	return mean + ((rate - mean) * between) / (between + mean / population);
}

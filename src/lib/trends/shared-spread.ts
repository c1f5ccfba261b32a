import type { SharedSpread } from '$lib/model/trends';
import { priorOfVariances } from './moderated-variances';
import type { PoissonTrend } from './poisson-trend';
import { correlationByChance, lagOneCorrelation, pearsonResiduals } from './residual-correlation';

/** Fewer areas than this say too little of each other. */
const FEWEST_AREAS = 10;

/** The spread that areas with enough cases share; null where there are too few of them. */
export function sharedSpread(trends: readonly PoissonTrend[]): SharedSpread | null {
	// In an order of their own: sums then do not hang on the order of areas.
	const used = trends
		.filter(({ fit }) => fit?.converged && fit.degreesOfFreedom > 0)
		.sort((a, b) => a.cases - b.cases || a.fit!.dispersion - b.fit!.dispersion);
	if (used.length < FEWEST_AREAS) return null;
	const prior = priorOfVariances(
		used.map(({ fit }) => fit!.dispersion),
		used.map(({ fit }) => fit!.degreesOfFreedom),
		used.map(({ cases }) => Math.log(cases))
	);
	return { prior, autocorrelation: sharedAutocorrelation(used) };
}

/**
 * The mean of the areas' lag-one correlations beyond what independent counts would give; 0 unless 1.645
 * errors above it. What all areas have in common in a period is taken out first: a year that was high
 * everywhere is no sign of areas that stay high.
 */
function sharedAutocorrelation(trends: readonly PoissonTrend[]): number {
	const residuals = trends.map(({ input, fit }) => {
		const own = pearsonResiduals(input.response, fit!);
		return own.map((value) => value / Math.sqrt(Math.max(1, fit!.dispersion)));
	});
	const common = meansByPeriod(residuals);
	const excess = trends
		.map(({ input, fit }, a) => {
			const own = residuals[a].map((value, t) => value - common[t]);
			return (
				lagOneCorrelation(own).correlation - correlationByChance(fit!, input.design, input.columns)
			);
		})
		.filter(Number.isFinite);
	const mean = excess.reduce((sum, value) => sum + value, 0) / excess.length;
	const squares = excess.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	const error = Math.sqrt(squares / (excess.length - 1) / excess.length);
	return mean > 1.645 * error ? Math.min(0.8, mean) : 0;
}

/** The mean over areas in every period; NaN where none reported. */
function meansByPeriod(rows: readonly Float64Array[]): Float64Array {
	return rows[0].map((_, t) => {
		const known = rows.map((row) => row[t]).filter((value) => !Number.isNaN(value));
		return known.reduce((sum, value) => sum + value, 0) / known.length;
	});
}

import type { CaseEstimates } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';

/** The share of true cases that is recorded: a low, a central and a high assumption for each area. */
export interface ReportingRates {
	low: Float64Array;
	central: Float64Array;
	high: Float64Array;
}

/**
 * True cases under assumed reporting rates: recorded ÷ rate. The range is that of the assumptions,
 * not a confidence interval: `lower` is recorded ÷ high, `upper` recorded ÷ low.
 */
export function applyReportingRates(reported: Float64Array, rates: ReportingRates): CaseEstimates {
	reported.forEach((_, area) => {
		const [low, central, high] = [rates.low[area], rates.central[area], rates.high[area]];
		if (!(low > 0 && low <= central && central <= high && high <= 1))
			throw new InputError(
				'a reporting rate must lie above 0 and at most at 1, with low ≤ central ≤ high',
				{ value: `${low}, ${central}, ${high}` },
				'reporting-rate'
			);
	});
	return {
		method: 'scenario',
		reported,
		estimated: reported.map((cases, area) => cases / rates.central[area]),
		lower: reported.map((cases, area) => cases / rates.high[area]),
		upper: reported.map((cases, area) => cases / rates.low[area])
	};
}

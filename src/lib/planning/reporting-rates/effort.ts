import type { CaseEstimates } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';
import { fitNegativeBinomial } from '$lib/numeric/negative-binomial-glm';
import { gammaQuantile } from '$lib/numeric/gamma';
import { normalQuantile } from '$lib/numeric/normal';

/** What the adjustment from effort found, besides the estimates. */
export interface EffortEstimates extends CaseEstimates {
	/** How recorded cases rise with effort: 1 means in proportion, 0 not at all. */
	elasticity: number;
	elasticityError: number;
	/** Effort per resident that all areas are lifted to. */
	referenceEffort: number;
	/** False where the data show no rise with effort: then nothing is adjusted. */
	adjusted: boolean;
}

/** Fewest areas with counts and effort for a regression. */
const FEWEST_AREAS = 8;

/**
 * What would have been recorded had every area looked as hard as those that look hardest. Recorded
 * cases are regressed on effort per resident (negative binomial, residents as exposure); each
 * area's own rate is pooled with the regression's by the gamma posterior, the more the fewer its
 * cases; effort is then lifted to its 90th percentile. Areas where nobody looked (an effort of 0), or
 * whose effort is unknown, get what the regression expects of their residents at that effort, with
 * the range of areas at large. It corrects for differences in effort only: what even the
 * best-equipped area misses stays hidden. An effort of the kind `intensity` (an index,
 * staff per resident) is taken as it is.
 */
export function adjustForEffort(
	reported: Float64Array,
	effort: Float64Array,
	residents: Float64Array | null,
	kind: 'amount' | 'intensity' = 'amount'
): EffortEstimates {
	const areas = reported.length;
	const exposure = residents ?? new Float64Array(areas).fill(1);
	const perHead = effort.map((value, area) => (kind === 'amount' ? value / exposure[area] : value));
	const known = perHead.map((value, area) => (value > 0 && reported[area] >= 0 ? 1 : 0));
	if (known.reduce((sum, one) => sum + one, 0) < FEWEST_AREAS)
		throw new InputError(
			`an adjustment for effort needs at least ${FEWEST_AREAS} areas with recorded cases and an effort above 0`,
			{ column: 'effort' },
			'effort-few-areas',
			{ fewest: FEWEST_AREAS }
		);
	const sorted = perHead.filter((_, area) => known[area]).sort();
	const referenceEffort = sorted[Math.floor(0.9 * (sorted.length - 1))];
	const design = new Float64Array(2 * areas);
	perHead.forEach((value, area) => {
		design[2 * area] = 1;
		design[2 * area + 1] = known[area] ? Math.log(value / referenceEffort) : 0;
	});
	const fit = fitNegativeBinomial({
		design,
		columns: 2,
		response: reported.map((cases, area) => (known[area] ? cases : NaN)),
		offset: exposure.map((value, area) => (known[area] ? Math.log(value) : 0))
	});
	const elasticity = fit.coefficients[1];
	const elasticityError = Math.sqrt(fit.covariance[3]);
	const adjusted = elasticity > 0;
	const pooled = poolAreas(reported, fit.fitted, fit.theta, known);
	const unseen = expectUnseen(exposure, fit.coefficients[0], fit.theta);
	const lift = (area: number, slope: number) =>
		Math.max(1, Math.pow(referenceEffort / perHead[area], Math.max(0, slope)));
	const z = normalQuantile(0.975);
	const estimate = (side: keyof typeof pooled, slope: number) =>
		pooled[side].map((value, area) => {
			const cases = known[area] ? value * lift(area, slope) : unseen[side][area];
			return Math.max(reported[area], Number.isNaN(cases) ? reported[area] : cases);
		});
	return {
		method: 'effort',
		reported,
		estimated: adjusted ? estimate('mean', elasticity) : reported.slice(),
		lower: adjusted ? estimate('lower', elasticity - z * elasticityError) : reported.slice(),
		upper: adjusted ? estimate('upper', elasticity + z * elasticityError) : reported.slice(),
		elasticity,
		elasticityError,
		referenceEffort,
		adjusted
	};
}

/** The gamma posterior of each area's expected count, between its own count and the regression's. */
function poolAreas(
	reported: Float64Array,
	fitted: Float64Array,
	theta: number,
	known: Float64Array
) {
	const size = Math.min(theta, 1e6);
	const posterior = (at: (shape: number) => number) =>
		reported.map((cases, area) => {
			if (!known[area]) return NaN;
			const shape = cases + size;
			return at(shape) / (1 + size / fitted[area]);
		});
	return {
		mean: posterior((shape) => shape),
		lower: posterior((shape) => gammaQuantile(0.025, shape)),
		upper: posterior((shape) => gammaQuantile(0.975, shape))
	};
}

/** What areas without looking would record at the reference effort: the regression's mean, its spread that between areas. */
function expectUnseen(exposure: Float64Array, intercept: number, theta: number) {
	const size = Math.min(theta, 1e6);
	const at = (shape: number) => exposure.map((value) => Math.exp(intercept) * value * shape);
	return {
		mean: at(1),
		lower: at(gammaQuantile(0.025, size) / size),
		upper: at(gammaQuantile(0.975, size) / size)
	};
}

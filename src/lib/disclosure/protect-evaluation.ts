import type { EvaluationResult, MethodResult } from '$lib/model/evaluation';
import type { Protected } from '$lib/model/protected';
import type { Policy } from '$lib/model/settings/disclosure';
import { letOut, statusOfCount } from './gate';

/** A method's answer without its series, or its event study, where any of their counts is one to hide. */
function withoutSmallPeriods(result: MethodResult, policy: Policy): MethodResult {
	const hidden = (count: number) => statusOfCount(count, policy) === 'hidden';
	const { series, eventStudy } = result;
	return {
		...result,
		series: series?.observed.some(hidden) ? undefined : series,
		eventStudy: eventStudy?.some(({ cases }) => hidden(cases)) ? undefined : eventStudy
	};
}

/**
 * What may be shown of an evaluation. Its estimates are functions of four sums of counts: where one of
 * them is to be hidden, all estimates are withheld, since any one of them leads back to it. Series by
 * period go out only where every period's count may.
 */
export function protectEvaluation(
	results: EvaluationResult[],
	policy: Policy
): Protected<{ evaluations: EvaluationResult[]; hidden: number }> {
	let hidden = 0;
	const evaluations = results.map((result) => {
		const small = Object.values(result.counts).some(
			(count) => statusOfCount(count, policy) === 'hidden'
		);
		if (!small)
			return {
				...result,
				results: result.results.map((part) => withoutSmallPeriods(part, policy))
			};
		hidden++;
		const withheld = result.results.map(({ method }) => ({ method, reason: 'hidden' }));
		return {
			...result,
			counts: { treatedBefore: NaN, treatedAfter: NaN, controlBefore: NaN, controlAfter: NaN },
			results: [],
			refused: [...result.refused, ...withheld]
		};
	});
	return letOut({ evaluations, hidden });
}

import type { EvaluationCounts, EvaluationResult, MethodResult } from '$lib/model/evaluation';
import type { Protected } from '$lib/model/protected';
import { letOut } from './gate';

/** What of the counts behind an evaluation is published. */
export interface EvaluationBasis {
	/** NaN where one of the areas does not publish its cases before, or after. */
	counts: EvaluationCounts;
	/** Share of the cases before and after that areas publish by themselves, the smaller of both groups'; 1 in `exact` mode. */
	share: number;
	/** Whether every period of every area is published, so that series by period may be shown. */
	byPeriod: boolean;
}

/** Below this share of published cases an estimate would say more of the filling in than of the intervention. */
const leastShare = 0.25;

function shownMethod(result: MethodResult, { share, byPeriod }: EvaluationBasis): MethodResult {
	if (byPeriod) return result;
	const { eventStudy, ...rest } = result;
	return {
		...rest,
		series: undefined,
		...(eventStudy ? { eventStudy: eventStudy.map((at) => ({ ...at, cases: NaN })) } : {}),
		warnings: share < 1 ? [...rest.warnings, 'partly-published'] : rest.warnings
	};
}

/**
 * What may be shown of an evaluation that was made of a release (`MethodPanel`). Its estimates tell
 * nothing that the release does not; but hidden cells were filled in without knowing of the
 * intervention, which draws estimates towards no effect. So they are marked where part of the cases
 * is hidden, and withheld where most are. Series by period go out only where every period is published.
 */
export function protectEvaluation(
	results: EvaluationResult[],
	bases: EvaluationBasis[]
): Protected<{ evaluations: EvaluationResult[]; hidden: number }> {
	let hidden = 0;
	const evaluations = results.map((result, i): EvaluationResult => {
		const { counts } = bases[i];
		if (bases[i].share >= leastShare)
			return {
				...result,
				counts,
				results: result.results.map((part) => shownMethod(part, bases[i]))
			};
		hidden++;
		const withheld = result.results.map(({ method }) => ({ method, reason: 'hidden' }));
		return { ...result, counts, results: [], refused: [...result.refused, ...withheld] };
	});
	return letOut({ evaluations, hidden });
}

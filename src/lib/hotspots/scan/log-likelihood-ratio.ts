/**
 * The log likelihood ratio of Kulldorff (1997) for a window with more cases than expected:
 * c ln(c / e) + (C − c) ln((C − c) / (C − e)); 0 where there are no more than expected. The expected
 * cases of all windows together sum to C.
 */
export function logLikelihoodRatio(cases: number, expected: number, total: number): number {
	if (!(cases > expected)) return 0;
	const inside = cases * Math.log(cases / expected);
	const others = total - cases;
	return others > 0 ? inside + others * Math.log(others / (total - expected)) : inside;
}

/** Risk inside over risk outside: (c / e) / ((C − c) / (C − e)). Infinite where all cases are inside. */
export function relativeRisk(cases: number, expected: number, total: number): number {
	return cases / expected / ((total - cases) / (total - expected));
}

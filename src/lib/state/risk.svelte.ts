import type { Protected } from '$lib/model/protected';
import type { RiskAnswer, RiskQuestion } from '$lib/model/risk';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** The newest answer to "how findable are the records?"; worked out only when asked for. */
export function createRisk(session: Session): LatestResult<RiskQuestion, Protected<RiskAnswer>> {
	return new LatestResult((question, options) => session.answer('assess-risk', question, options));
}

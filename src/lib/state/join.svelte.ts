import type { JoinedAreas, JoinQuestion } from '$lib/model/joined-areas';
import type { Protected } from '$lib/model/protected';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** Which small areas are to be joined; worked out only when asked for. */
export function createJoin(session: Session): LatestResult<JoinQuestion, Protected<JoinedAreas>> {
	return new LatestResult((question, options) =>
		session.answer('join-small-areas', question, options)
	);
}

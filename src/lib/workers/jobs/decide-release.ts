import { decideRelease, type Release, type ReleaseInput } from '$lib/disclosure/release';
import type { Policy } from '$lib/model/settings/disclosure';

/** Decides which cells of a dataset may be shown. */
export function decideReleaseJob({
	input,
	policy
}: {
	input: ReleaseInput;
	policy: Policy;
}): Release {
	return decideRelease(input, policy);
}

import { openRelease } from '$lib/disclosure/open-release';
import { decideRelease, type Release, type ReleaseInput } from '$lib/disclosure/release';
import type { Policy } from '$lib/model/settings/disclosure';

/** Decides which cells of a dataset may be shown; in `exact` mode, where `open` is asked for, all of them. */
export function decideReleaseJob({
	input,
	policy,
	open = false
}: {
	input: ReleaseInput;
	policy: Policy;
	open?: boolean;
}): Release {
	return open ? openRelease(input, policy) : decideRelease(input, policy);
}

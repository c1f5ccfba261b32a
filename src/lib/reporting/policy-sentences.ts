import { m } from '$lib/messages/compiled/messages';
import { loosenedFromDefault } from '$lib/model/policy-presets';
import type { Policy } from '$lib/model/settings/disclosure';
import { formatCount } from '$lib/wording/format';
import { waysText } from '$lib/wording/shown-under';

/** What the disclosure policy hides, in words. */
export function policySentences(policy: Policy): string[] {
	if (policy.mode === 'exact') return [m.report_policy_exact()];
	return [
		m.report_policy_hidden({ minimum: formatCount(policy.minimumCount) }),
		...(policy.showZero ? [] : [m.report_policy_zero()]),
		...(policy.roundingBase > 1
			? [m.report_policy_rounded({ base: formatCount(policy.roundingBase) })]
			: []),
		m.report_policy_unreliable({ reliable: formatCount(policy.reliableCount) }),
		...(loosenedFromDefault(policy).some((name) => name !== 'alsoShown')
			? [m.report_policy_looser()]
			: []),
		...(policy.alsoShown.length ? [m.report_also_shown({ ways: waysText(policy) })] : [])
	];
}

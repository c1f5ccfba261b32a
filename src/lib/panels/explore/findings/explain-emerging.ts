import { m } from '$lib/messages/compiled/messages';
import type { ExploreView } from '$lib/model/explore';
import type { EmergingHotspots } from '$lib/model/shown-findings';
import { formatNumber, formatShare } from '$lib/ui/format';
import { emergingClassText } from '$lib/wording/findings';
import type { Explanation } from './explanation';
import { countSentence, pText } from './shown-numbers';

/** What the emerging hot spots say of one area. `around`: the sentence about its neighbours. */
export function explainEmerging(
	{ results, level }: EmergingHotspots,
	view: ExploreView,
	area: number,
	around: string[]
): Explanation {
	const {
		trend_z: trend,
		trend_p: p,
		share_hot: hot,
		share_cold: cold,
		last_z: z
	} = results.numbers;
	const numbers = [countSentence(view, area), ...around];
	if (Number.isFinite(hot[area]))
		numbers.push(
			m.findings_area_emerging({
				hot: formatShare(hot[area]),
				cold: formatShare(cold[area]),
				z: formatNumber(z[area], 1)
			})
		);
	if (Number.isFinite(p[area])) {
		const text = { p: pText(p[area]) };
		if (!(p[area] < level)) numbers.push(m.findings_area_trend_none(text));
		else
			numbers.push(
				trend[area] > 0 ? m.findings_area_trend_up(text) : m.findings_area_trend_down(text)
			);
	}
	return {
		label: emergingClassText(results.labels.class[area]),
		numbers,
		meaning: m.findings_meaning_emerging(),
		caution: m.findings_not_emerging()
	};
}

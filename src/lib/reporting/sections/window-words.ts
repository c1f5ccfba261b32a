import { m } from '$lib/messages/compiled/messages';
import type { ExploreView } from '$lib/model/explore';
import { formatPeriod } from '$lib/wording/format';

/** The window of a view in words: "January 2015 to December 2024". */
export function windowWords({ byPeriod, request }: ExploreView): string {
	const { periods, window: span } = byPeriod;
	if (span.last < span.first) return m.explore_all_time();
	const word = (t: number) => formatPeriod(periods.first + t, request.period.step);
	return m.explore_window({ from: word(span.first), to: word(span.last) });
}

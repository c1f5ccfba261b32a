import { m } from '$lib/messages/compiled/messages';
import type { PopulationEstimate } from '$lib/model/list-overlaps';
import { formatCount, formatShare } from './format';

const round = (value: number) => formatCount(Math.round(value));

/** What overlapping lists say, with the range that repeats the choice of model and the pairs it lets depend. */
export function estimateSentences(estimate: PopulationEstimate): string[] {
	const { lists, reported, lower, upper, bootstrap, models } = estimate;
	const pairs = models[0]?.pairs.map(([a, b]) => `${lists[a]} × ${lists[b]}`).join(', ');
	return [
		m.plan_lists_total({
			reported: formatCount(reported),
			total: round(estimate.estimate),
			lower: round(lower),
			upper: round(upper)
		}),
		...(bootstrap ? [bootstrapSentence(bootstrap)] : []),
		pairs ? m.plan_lists_pairs({ pairs }) : m.plan_lists_no_pairs()
	];
}

function bootstrapSentence({
	lower,
	upper,
	failed,
	replicates
}: NonNullable<PopulationEstimate['bootstrap']>): string {
	return Number.isFinite(upper)
		? m.plan_lists_bootstrap({ lower: round(lower), upper: round(upper) })
		: m.plan_lists_bootstrap_open({
				share: formatShare(failed / replicates, 1),
				lower: round(lower)
			});
}

/** What critics of the method say: stands beside every estimate. */
export function criticismSentence(): string {
	return m.plan_lists_criticism_text();
}

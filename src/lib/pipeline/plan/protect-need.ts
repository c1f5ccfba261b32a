import { protectResults } from '$lib/disclosure/gate';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Need } from './build-need';

/** Numbers by area of a need that may be shown; those of areas with hidden counts are withheld. */
export function protectNeed(need: Need, policy: Policy) {
	const yearly = (values: Float64Array) => values.map((value) => value / need.years);
	const { reported, estimated, lower, upper } = need.estimates;
	return protectResults(
		{
			numbers: {
				need: need.index.need,
				recorded: yearly(reported),
				estimated: yearly(estimated),
				lower: yearly(lower),
				upper: yearly(upper)
			}
		},
		need.shown.statuses,
		policy
	);
}

/** Values of several blocks of areas, one after the other, withheld alike. */
export function protectBlocks(
	values: Float64Array,
	{ shown }: Need,
	policy: Policy,
	areaOf: (entry: number) => number
) {
	const statuses = Uint8Array.from(values, (_, entry) => shown.statuses[areaOf(entry)]);
	return protectResults({ numbers: { values } }, statuses, policy);
}

import { decideRelease, type ReleaseInput } from '$lib/disclosure/release';
import { viewAreaPeriods, withRates, type Brush } from '$lib/disclosure/views';
import type { ProtectedTable } from '$lib/model/disclosure';
import type { Filter } from '$lib/model/project';
import type { Policy } from '$lib/model/settings/disclosure';

/** What a release is decided from, and the stretches and filter of one view of it. */
export interface ReleaseHistory {
	input: ReleaseInput;
	policy: Policy;
	/** One a column of the table; a `cut` one covers only part of a period. */
	brushes: (Brush | 'cut')[];
	filter: Filter;
	/** By area and stretch: NaN where nothing was reported. Nothing else of it is shown. */
	counts: Float64Array;
	/** Residents by area and stretch; null where none are known. */
	population: Float64Array | null;
}

/** Cases by area and stretch as far as the release publishes them. */
export function releaseHistoryJob({
	input,
	policy,
	brushes,
	filter,
	counts,
	population
}: ReleaseHistory): ProtectedTable {
	const table = viewAreaPeriods(
		decideRelease(input, policy),
		Array.from({ length: input.areaCount }, (_, area) => area),
		brushes,
		filter,
		(area, column) => Number.isNaN(counts[area * brushes.length + column])
	);
	return population ? withRates({ policy }, table, (_, cell) => population[cell]) : table;
}

import type { PopulationEstimate } from '$lib/model/list-overlaps';
import type { Progress } from '$lib/model/runner';
import {
	estimateHiddenPopulation,
	type MultipleSystemsInput
} from '$lib/planning/lists/multiple-systems';

/** Multiple systems estimation as a job. */
export function estimatePopulationJob(
	input: MultipleSystemsInput,
	report: (progress: Progress) => void
): PopulationEstimate {
	return estimateHiddenPopulation(input, report);
}

import type { Candidate } from '../training';
import { endemicEpidemic } from './endemic-epidemic';
import { exponentialSmoothing } from './exponential-smoothing';
import { historicalMean, lastValue, seasonalNaive } from './naive';
import { pooled } from './pooled';
import { regression } from './regression';

/** The models tried, by name, the naive ones first. */
export const candidates = {
	'last-value': lastValue,
	'seasonal-naive': seasonalNaive,
	'historical-mean': historicalMean,
	'exponential-smoothing': exponentialSmoothing,
	regression,
	pooled,
	'endemic-epidemic': endemicEpidemic
} satisfies Record<string, Candidate>;

export type CandidateName = keyof typeof candidates;

export const naiveNames: readonly string[] = ['last-value', 'seasonal-naive', 'historical-mean'];

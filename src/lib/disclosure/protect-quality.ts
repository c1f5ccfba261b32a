import type { SourceQuality } from '$lib/model/indicators';
import type { Protected } from '$lib/model/protected';
import type { Policy } from '$lib/model/settings/disclosure';
import { letOut } from './gate';

/** Shares are told in steps of this much. */
export const shareStep = 0.05;

/** What a source left open: how many of its cases lack each thing. */
export interface SourceCounts {
	source: string | null;
	/** Its cases, and as many of them as may be shown; NaN where hidden. */
	cases: number;
	shown: number;
	/** One a column; NaN where the column was not asked. */
	lacking: Float64Array;
}

/**
 * Shares of what sources leave open. Columns are not crossed with sources in a release, so a share is
 * told only as the step of 5 points that it lies in, and only of a source with so many cases
 * (40 times the minimum) that one step holds at least twice the minimum. With any other source known as
 * vaguely, the total of all sources narrows no source below that either. Exact in `exact` mode.
 */
export function protectQuality(
	sources: SourceCounts[],
	policy: Policy
): Protected<{ width: number; rows: SourceQuality[] }> {
	const exact = policy.mode === 'exact';
	const fewest = exact ? 1 : (2 * policy.minimumCount) / shareStep;
	return letOut({
		width: exact ? 0 : shareStep,
		rows: sources.map(({ source, cases, shown, lacking }) => ({
			source,
			cases: shown,
			shares: lacking.map((count) => {
				if (Number.isNaN(count)) return -1;
				if (!(cases >= fewest) || Number.isNaN(shown)) return NaN;
				const share = count / cases;
				return exact ? share : Math.min(1 - shareStep, lowerStep(share));
			})
		}))
	});
}

const lowerStep = (share: number) => Math.floor(share / shareStep + 1e-9) * shareStep;

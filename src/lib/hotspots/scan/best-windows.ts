import { logLikelihoodRatio } from './log-likelihood-ratio';
import type { ScanModel } from './scan-model';

/** The most likely window of one centre: its first `size` areas, over a run of periods. */
export interface BestWindow {
	centre: number;
	size: number;
	firstPeriod: number;
	lastPeriod: number;
	cases: number;
	expected: number;
	llr: number;
}

/**
 * The window with the largest ratio among the circles of one centre and the model's runs of periods;
 * null where none has more cases than expected. Circles that would hold a `taken` area are left out.
 * Among equals the smaller and earlier wins.
 */
export function bestWindowAt(
	model: ScanModel,
	centre: number,
	minCases: number,
	taken: Uint8Array
): BestWindow | null {
	const { periods, total, cases, expected } = model;
	const { order, ends } = model.circles.circlesAt(centre);
	const inside = new Float64Array(periods);
	const expectedInside = new Float64Array(periods);
	let best: BestWindow | null = null;
	let bestRatio = 0;
	for (let j = 0; j < order.length && !taken[order[j]]; j++) {
		for (let t = 0; t < periods; t++) {
			inside[t] += cases[order[j] * periods + t];
			expectedInside[t] += expected[order[j] * periods + t];
		}
		if (!ends[j]) continue;
		forEachRun(model, inside, expectedInside, (first, last, c, e) => {
			const excess = c - e;
			if (excess <= 0 || c < minCases || excess * excess * total <= bestRatio * e * (total - e))
				return;
			const llr = logLikelihoodRatio(c, e, total);
			if (!(llr > bestRatio * (1 + 1e-12))) return;
			bestRatio = llr;
			best = {
				centre,
				size: j + 1,
				firstPeriod: first,
				lastPeriod: last,
				cases: c,
				expected: e,
				llr
			};
		});
	}
	return best;
}

/** Calls `visit` with each run of periods that the model's windows allow, its cases and expectation. */
function forEachRun(
	{ periods, maxPeriods, windows }: ScanModel,
	inside: Float64Array,
	expectedInside: Float64Array,
	visit: (first: number, last: number, cases: number, expected: number) => void
): void {
	const earliestEnd = windows === 'all' ? 0 : periods - 1;
	for (let last = earliestEnd; last < periods; last++) {
		let cases = 0;
		let expected = 0;
		for (let first = last; first >= 0 && first > last - maxPeriods; first--) {
			cases += inside[first];
			expected += expectedInside[first];
			visit(first, last, cases, expected);
		}
	}
}

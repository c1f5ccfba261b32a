import type { Progress } from '$lib/model/runner';
import { createRandom } from '$lib/numeric/random';
import { maximaEndingLast } from './maxima-ending-last';
import { maximaOfRuns } from './maxima-of-runs';
import { maximaOfCircles } from './maxima-of-circles';
import type { ScanModel } from './scan-model';
import type { SimulatedCases } from './simulated-cases';
import { thresholdsFor } from './thresholds';

/** Bytes of simulated cases held at once. */
const MOST_BYTES = 96 * 2 ** 20;

/**
 * The largest log likelihood ratio of each replicate `first … first + count − 1`. A replicate's cases
 * depend on the seed and its number only, so replicates can be shared among workers.
 *
 * Expected cases do not change between replicates: each circle is drawn once and its expectation
 * turned into a row of integers, the fewest cases that would beat what the replicate already has;
 * only windows that pass this comparison are worked out.
 */
export function replicateMaxima(
	model: ScanModel,
	minCases: number,
	seed: number,
	first: number,
	count: number,
	report: (progress: Progress) => void = () => {}
): Float64Array {
	const maxima = new Float64Array(count);
	const thresholds = thresholdsFor(model.total, minCases, model.windows === 'all');
	const perReplicate = model.areas * columnsOf(model) * 4;
	const part = Math.max(4, Math.floor(MOST_BYTES / perReplicate / 4) * 4);
	for (let done = 0; done < count; done += part) {
		const now = Math.min(part, count - done);
		const lanes = Math.ceil(now / 4) * 4;
		const simulated: SimulatedCases = {
			cases: Array.from({ length: now }, (_, r) => simulate(model, seed, first + done + r)),
			best: new Float64Array(lanes),
			rows: new Int32Array(lanes).fill(thresholds.rowFor(0))
		};
		const scan = { whole: maximaOfCircles, 'ending-last': maximaEndingLast, all: maximaOfRuns }[
			model.windows
		];
		scan(model, thresholds, simulated, (share) =>
			report({ share: (done + share * now) / count, step: 'replicates' })
		);
		maxima.set(simulated.best.subarray(0, now), done);
	}
	return maxima;
}

function columnsOf(model: ScanModel): number {
	return model.windows === 'ending-last' ? model.maxPeriods : model.periods;
}

/** One replicate's cases; for windows that end last, summed backwards: column l holds the last l + 1 periods. */
function simulate(model: ScanModel, seed: number, replicate: number): Int32Array {
	const { areas, periods, maxPeriods } = model;
	const cells = new Int32Array(areas * periods);
	model.simulate(createRandom(seed, 0x7363616e, replicate), cells);
	if (model.windows !== 'ending-last') return cells;
	const sums = new Int32Array(areas * maxPeriods);
	for (let a = 0; a < areas; a++)
		for (let l = 0, sum = 0; l < maxPeriods; l++)
			sums[a * maxPeriods + l] = sum += cells[(a + 1) * periods - 1 - l];
	return sums;
}

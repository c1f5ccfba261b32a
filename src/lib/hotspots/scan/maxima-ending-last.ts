import { binnedCircles, expectedInside, type BinnedCircles } from './binned-circles';
import { logLikelihoodRatio } from './log-likelihood-ratio';
import { maximaPacked } from './maxima-packed';
import { MOST_PACKED } from './packed-cases';
import type { ScanModel } from './scan-model';
import { noteBest, type SimulatedCases } from './simulated-cases';
import type { Thresholds } from './thresholds';

/** Largest ratios over all cylinders that end with the last period, for prospective scans. */
export function maximaEndingLast(
	model: ScanModel,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	report: (share: number) => void
): void {
	const expected = expectedEndingLast(model);
	const circles = binnedCircles(model, thresholds, expected, model.maxPeriods);
	if (model.total <= MOST_PACKED) {
		const { areas, total } = model;
		const packed = { areas, total, expected, columns: model.maxPeriods, circles };
		return maximaPacked(packed, thresholds, simulated, report);
	}
	const replicates = simulated.cases.length;
	// One replicate at a time keeps its cases in the processor's cache, if going through the circles again is cheap.
	const block = circles.kept ? 1 : replicates;
	for (let first = 0; first < replicates; first += block)
		for (let centre = 0; centre < model.areas; centre++) {
			const found = circles.at(centre);
			for (let r = first; r < first + block; r++)
				walk(found, expected, model, r, thresholds, simulated);
			if (centre % 256 === 255) report((first + (block * centre) / model.areas) / replicates);
		}
}

/** Expected cases of each area in the last l + 1 periods. */
function expectedEndingLast({ areas, periods, maxPeriods, expected }: ScanModel): Float64Array {
	const sums = new Float64Array(areas * maxPeriods);
	for (let a = 0; a < areas; a++)
		for (let l = 0, sum = 0; l < maxPeriods; l++)
			sums[a * maxPeriods + l] = sum += expected[(a + 1) * periods - 1 - l];
	return sums;
}

function walk(
	{ order, bins }: BinnedCircles,
	expected: Float64Array,
	model: ScanModel,
	replicate: number,
	thresholds: Thresholds,
	simulated: SimulatedCases
): void {
	const { table } = thresholds;
	const sums = simulated.cases[replicate];
	const lengths = model.maxPeriods;
	const cases = new Int32Array(lengths);
	let row = simulated.rows[replicate];
	for (let j = 0, at = 0; j < order.length; j++) {
		const from = order[j] * lengths;
		for (let l = 0; l < lengths; l++, at++) {
			const inside = cases[l] + sums[from + l];
			cases[l] = inside;
			if (inside < table[row + bins[at]]) continue;
			const sum = expectedInside(order, expected, lengths, j, l);
			const ratio = logLikelihoodRatio(inside, sum, model.total);
			if (ratio <= simulated.best[replicate]) continue;
			noteBest(simulated, thresholds, replicate, ratio);
			row = simulated.rows[replicate];
		}
	}
}

import { logLikelihoodRatio } from './log-likelihood-ratio';
import { noteBest, type SimulatedCases } from './simulated-cases';
import type { ScanModel } from './scan-model';
import { NEVER, type Thresholds } from './thresholds';

/** Largest ratios over all cylinders that end with the last period, for prospective scans. */
export function maximaEndingLast(
	model: ScanModel,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	report: (share: number) => void
): void {
	const lengths = model.maxPeriods;
	const expected = expectedEndingLast(model);
	const inside = new Float64Array(lengths);
	let expectedInside = new Float64Array(0);
	let bins = new Uint16Array(0);
	const cases = new Int32Array(lengths);
	for (let centre = 0; centre < model.areas; centre++) {
		const { order, ends } = model.circles.circlesAt(centre);
		if (bins.length < order.length * lengths) {
			bins = new Uint16Array(order.length * lengths);
			expectedInside = new Float64Array(order.length * lengths);
		}
		inside.fill(0);
		for (let j = 0, at = 0; j < order.length; j++)
			for (let l = 0; l < lengths; l++, at++) {
				expectedInside[at] = inside[l] += expected[order[j] * lengths + l];
				bins[at] = ends[j] ? thresholds.binOf(inside[l]) : NEVER;
			}
		for (let r = 0; r < simulated.cases.length; r++)
			walk(order, bins, expectedInside, cases, r, model.total, thresholds, simulated);
		if (centre % 16 === 15) report((centre + 1) / model.areas);
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
	order: Int32Array,
	bins: Uint16Array,
	expectedInside: Float64Array,
	cases: Int32Array,
	replicate: number,
	total: number,
	thresholds: Thresholds,
	simulated: SimulatedCases
): void {
	const { table } = thresholds;
	const sums = simulated.cases[replicate];
	const lengths = cases.length;
	let row = simulated.rows[replicate];
	cases.fill(0);
	for (let j = 0, at = 0; j < order.length; j++) {
		const from = order[j] * lengths;
		for (let l = 0; l < lengths; l++, at++) {
			const inside = cases[l] + sums[from + l];
			cases[l] = inside;
			if (inside < table[row + bins[at]]) continue;
			const ratio = logLikelihoodRatio(inside, expectedInside[at], total);
			if (ratio <= simulated.best[replicate]) continue;
			noteBest(simulated, thresholds, replicate, ratio);
			row = simulated.rows[replicate];
		}
	}
}

import { binnedCircles } from './binned-circles';
import { maximaInLanes } from './maxima-in-lanes';
import type { ScanModel } from './scan-model';
import type { SimulatedCases } from './simulated-cases';
import type { Thresholds } from './thresholds';

/** Largest ratios over all cylinders that end with the last period, for prospective scans. */
export function maximaEndingLast(
	model: ScanModel,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	report: (share: number) => void
): void {
	const { areas, total, maxPeriods: columns } = model;
	const expected = expectedEndingLast(model);
	const circles = binnedCircles(model, thresholds, expected, columns);
	maximaInLanes({ areas, total, expected, columns, circles }, thresholds, simulated, report);
}

/** Expected cases of each area in the last l + 1 periods. */
function expectedEndingLast({ areas, periods, maxPeriods, expected }: ScanModel): Float64Array {
	const sums = new Float64Array(areas * maxPeriods);
	for (let a = 0; a < areas; a++)
		for (let l = 0, sum = 0; l < maxPeriods; l++)
			sums[a * maxPeriods + l] = sum += expected[(a + 1) * periods - 1 - l];
	return sums;
}

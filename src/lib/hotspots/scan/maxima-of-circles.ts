import { binnedCircles } from './binned-circles';
import { maximaInLanes } from './maxima-in-lanes';
import type { ScanModel } from './scan-model';
import type { SimulatedCases } from './simulated-cases';
import type { Thresholds } from './thresholds';

/** Largest ratios over all circles, for scans of space only. */
export function maximaOfCircles(
	model: ScanModel,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	report: (share: number) => void
): void {
	const { areas, total, expected } = model;
	const circles = binnedCircles(model, thresholds, expected, 1);
	maximaInLanes({ areas, total, expected, columns: 1, circles }, thresholds, simulated, report);
}

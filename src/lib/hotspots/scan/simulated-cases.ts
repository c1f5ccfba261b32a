import type { Thresholds } from './thresholds';

/** Simulated cases of some replicates, as the kernel of the model's windows wants them. */
export interface SimulatedCases {
	/** For each replicate area-major counts; what a column is depends on the kernel. */
	cases: Int32Array[];
	/**
	 * The largest ratio so far, and the row of the thresholds that it stands for; as many as there are
	 * replicates, rounded up to a multiple of four.
	 */
	best: Float64Array;
	rows: Int32Array;
}

/** Notes a larger ratio of replicate r and moves to its row of thresholds. */
export function noteBest(
	simulated: SimulatedCases,
	thresholds: Thresholds,
	r: number,
	ratio: number
): void {
	simulated.best[r] = ratio;
	simulated.rows[r] = thresholds.rowFor(ratio);
}

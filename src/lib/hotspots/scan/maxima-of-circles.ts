import { logLikelihoodRatio } from './log-likelihood-ratio';
import { noteBest, type SimulatedCases } from './simulated-cases';
import type { ScanModel } from './scan-model';
import { NEVER, type Thresholds } from './thresholds';

/** Replicates that walk through a circle side by side. */
const LANES = 4;

/** Largest ratios over all circles, for scans of space only. */
export function maximaOfCircles(
	model: ScanModel,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	report: (share: number) => void
): void {
	const groups = interleaved(simulated.cases, model.areas);
	const expectedInside = new Float64Array(model.areas);
	const bins = new Uint16Array(model.areas);
	for (let centre = 0; centre < model.areas; centre++) {
		const { order, ends } = model.circles.circlesAt(centre);
		let inside = 0;
		for (let j = 0; j < order.length; j++) {
			expectedInside[j] = inside += model.expected[order[j]];
			bins[j] = ends[j] ? thresholds.binOf(inside) : NEVER;
		}
		for (let group = 0; group < groups.length; group++)
			walk(
				order,
				bins,
				expectedInside,
				groups[group],
				group * LANES,
				model.total,
				thresholds,
				simulated
			);
		if (centre % 64 === 63) report((centre + 1) / model.areas);
	}
}

/** Four replicates' cases by area side by side; lanes beyond the last replicate stay empty. */
function interleaved(cases: Int32Array[], areas: number): Int32Array[] {
	return Array.from({ length: Math.ceil(cases.length / LANES) }, (_, group) => {
		const lanes = new Int32Array(areas * LANES);
		for (let lane = 0; lane < LANES; lane++) {
			const counts = cases[group * LANES + lane];
			for (let a = 0; counts && a < areas; a++) lanes[a * LANES + lane] = counts[a];
		}
		return lanes;
	});
}

function walk(
	order: Int32Array,
	bins: Uint16Array,
	expectedInside: Float64Array,
	lanes: Int32Array,
	firstReplicate: number,
	total: number,
	thresholds: Thresholds,
	simulated: SimulatedCases
): void {
	const { table } = thresholds;
	const { rows, best } = simulated;
	const rowOf = (lane: number) => rows[firstReplicate + lane] ?? 0;
	let [row0, row1, row2, row3] = [rowOf(0), rowOf(1), rowOf(2), rowOf(3)];
	let cases0 = 0;
	let cases1 = 0;
	let cases2 = 0;
	let cases3 = 0;
	const beats = (lane: number, cases: number, j: number) => {
		const replicate = firstReplicate + lane;
		const ratio = logLikelihoodRatio(cases, expectedInside[j], total);
		if (ratio > best[replicate]) noteBest(simulated, thresholds, replicate, ratio);
		return rowOf(lane);
	};
	for (let j = 0; j < order.length; j++) {
		const at = order[j] * LANES;
		const bin = bins[j];
		cases0 += lanes[at];
		cases1 += lanes[at + 1];
		cases2 += lanes[at + 2];
		cases3 += lanes[at + 3];
		if (cases0 >= table[row0 + bin]) row0 = beats(0, cases0, j);
		if (cases1 >= table[row1 + bin]) row1 = beats(1, cases1, j);
		if (cases2 >= table[row2 + bin]) row2 = beats(2, cases2, j);
		if (cases3 >= table[row3 + bin]) row3 = beats(3, cases3, j);
	}
}

import { binnedCircles, expectedInside, type BinnedCircles } from './binned-circles';
import { logLikelihoodRatio } from './log-likelihood-ratio';
import { maximaPacked } from './maxima-packed';
import { MOST_PACKED } from './packed-cases';
import type { ScanModel } from './scan-model';
import { noteBest, type SimulatedCases } from './simulated-cases';
import type { Thresholds } from './thresholds';

/** Replicates that walk through a circle side by side. */
const LANES = 4;
/** Bytes of cases that stay in the processor's cache while all circles pass by. */
const CACHE_BYTES = 1 << 18;

/** Largest ratios over all circles, for scans of space only. */
export function maximaOfCircles(
	model: ScanModel,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	report: (share: number) => void
): void {
	const circles = binnedCircles(model, thresholds, model.expected, 1);
	if (model.total <= MOST_PACKED) {
		const { areas, total, expected } = model;
		const packed = { areas, total, expected, columns: 1, circles };
		return maximaPacked(packed, thresholds, simulated, report);
	}
	const groups = interleaved(simulated.cases, model.areas);
	const bytes = model.areas * LANES * 4;
	const block = circles.kept ? Math.max(1, Math.floor(CACHE_BYTES / bytes)) : groups.length;
	for (let first = 0; first < groups.length; first += block) {
		const last = Math.min(groups.length, first + block);
		for (let centre = 0; centre < model.areas; centre++) {
			const found = circles.at(centre);
			for (let group = first; group < last; group++)
				walk(found, model, groups[group], group * LANES, thresholds, simulated);
			if (centre % 256 === 255)
				report((first + ((last - first) * centre) / model.areas) / groups.length);
		}
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
	{ order, bins }: BinnedCircles,
	model: ScanModel,
	lanes: Int32Array,
	first: number,
	thresholds: Thresholds,
	simulated: SimulatedCases
): void {
	const { table } = thresholds;
	const { rows } = simulated;
	let row0 = rows[first];
	let row1 = rows[first + 1];
	let row2 = rows[first + 2];
	let row3 = rows[first + 3];
	let cases0 = 0;
	let cases1 = 0;
	let cases2 = 0;
	let cases3 = 0;
	for (let j = 0; j < order.length; j++) {
		const at = order[j] * LANES;
		const bin = bins[j];
		cases0 += lanes[at];
		cases1 += lanes[at + 1];
		cases2 += lanes[at + 2];
		cases3 += lanes[at + 3];
		if (cases0 >= table[row0 + bin])
			row0 = lookAt(order, j, cases0, model, thresholds, simulated, first);
		if (cases1 >= table[row1 + bin])
			row1 = lookAt(order, j, cases1, model, thresholds, simulated, first + 1);
		if (cases2 >= table[row2 + bin])
			row2 = lookAt(order, j, cases2, model, thresholds, simulated, first + 2);
		if (cases3 >= table[row3 + bin])
			row3 = lookAt(order, j, cases3, model, thresholds, simulated, first + 3);
	}
}

/** Works one circle out for one replicate; returns the replicate's row of thresholds, which may have risen. */
function lookAt(
	order: Int32Array,
	j: number,
	cases: number,
	{ expected, total }: ScanModel,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	replicate: number
): number {
	const ratio = logLikelihoodRatio(cases, expectedInside(order, expected, 1, j, 0), total);
	if (ratio > simulated.best[replicate]) noteBest(simulated, thresholds, replicate, ratio);
	return simulated.rows[replicate];
}

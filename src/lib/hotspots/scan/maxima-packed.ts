import { expectedInside, type BinnedCircles } from './binned-circles';
import { logLikelihoodRatio } from './log-likelihood-ratio';
import { packEight, packedThresholds, REACHED, unpack } from './packed-cases';
import { noteBest, type SimulatedCases } from './simulated-cases';
import type { Thresholds } from './thresholds';

/** Replicates that walk side by side. */
const LANES = 8;
/** Bytes of cases that stay in the processor's cache while all circles pass by. */
const CACHE_BYTES = 1 << 18;

/** Circles, and what their windows are: `columns` an area, with the expectation of each. */
export interface PackedScan {
	areas: number;
	total: number;
	columns: number;
	expected: Float64Array;
	circles: { kept: boolean; at(centre: number): BinnedCircles };
}

/**
 * Largest ratios over all circles and windows, eight replicates at a time, for at most `MOST_PACKED`
 * cases. All eight are compared with the threshold of the one that has found least so far.
 */
export function maximaPacked(
	scan: PackedScan,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	report: (share: number) => void
): void {
	const { areas, columns, circles } = scan;
	const biases = packedThresholds(thresholds);
	const groups = Math.ceil(simulated.cases.length / LANES);
	const bytes = areas * columns * 16;
	const block = circles.kept ? Math.max(1, Math.floor(CACHE_BYTES / bytes)) : groups;
	const inside = new Int32Array(columns * 4);
	const step = columns === 1 ? walkCircles : walk;
	for (let first = 0; first < groups; first += block) {
		const packed = Array.from({ length: Math.min(block, groups - first) }, (_, g) =>
			packEight(
				simulated.cases.slice((first + g) * LANES, (first + g + 1) * LANES),
				areas * columns
			)
		);
		for (let centre = 0; centre < areas; centre++) {
			const found = circles.at(centre);
			packed.forEach((lanes, g) =>
				step(scan, found, lanes, inside, (first + g) * LANES, thresholds, biases, simulated)
			);
			if (centre % 256 === 255) report((first + (packed.length * centre) / areas) / groups);
		}
	}
}

function walk(
	scan: PackedScan,
	{ order, bins }: BinnedCircles,
	lanes: Int32Array,
	inside: Int32Array,
	first: number,
	thresholds: Thresholds,
	packed: ReturnType<typeof packedThresholds>,
	simulated: SimulatedCases
): void {
	const { columns } = scan;
	const { biases } = packed;
	let row = packed.rowFor(lowestRow(simulated, first));
	inside.fill(0);
	for (let j = 0, at = 0; j < order.length; j++) {
		let from = (order[j] * columns) << 2;
		for (let l = 0; l < columns << 2; l += 4, from += 4, at++) {
			const bias = biases[row + bins[at]];
			const a = (inside[l] + lanes[from]) | 0;
			const b = (inside[l + 1] + lanes[from + 1]) | 0;
			const c = (inside[l + 2] + lanes[from + 2]) | 0;
			const d = (inside[l + 3] + lanes[from + 3]) | 0;
			inside[l] = a;
			inside[l + 1] = b;
			inside[l + 2] = c;
			inside[l + 3] = d;
			const reached = (a + bias) | 0 | ((b + bias) | 0) | ((c + bias) | 0) | ((d + bias) | 0);
			if ((reached & REACHED) === 0) continue;
			if (lookAt(scan, order, j, l, bins[at], inside, first, thresholds, simulated))
				row = packed.rowFor(lowestRow(simulated, first));
		}
	}
}

/** The same for one window an area, with the cases in registers. */
function walkCircles(
	scan: PackedScan,
	{ order, bins }: BinnedCircles,
	lanes: Int32Array,
	inside: Int32Array,
	first: number,
	thresholds: Thresholds,
	packed: ReturnType<typeof packedThresholds>,
	simulated: SimulatedCases
): void {
	const { biases } = packed;
	let row = packed.rowFor(lowestRow(simulated, first));
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	for (let j = 0; j < order.length; j++) {
		const from = order[j] << 2;
		const bias = biases[row + bins[j]];
		a = (a + lanes[from]) | 0;
		b = (b + lanes[from + 1]) | 0;
		c = (c + lanes[from + 2]) | 0;
		d = (d + lanes[from + 3]) | 0;
		const reached = (a + bias) | 0 | ((b + bias) | 0) | ((c + bias) | 0) | ((d + bias) | 0);
		if ((reached & REACHED) === 0) continue;
		inside[0] = a;
		inside[1] = b;
		inside[2] = c;
		inside[3] = d;
		if (lookAt(scan, order, j, 0, bins[j], inside, first, thresholds, simulated))
			row = packed.rowFor(lowestRow(simulated, first));
	}
}

/** The lowest row of thresholds among eight replicates that exist. */
function lowestRow({ rows, cases }: SimulatedCases, first: number): number {
	let lowest = rows[first];
	const last = Math.min(first + LANES, cases.length);
	for (let r = first + 1; r < last; r++) if (rows[r] < lowest) lowest = rows[r];
	return lowest;
}

/** Works one window out for the replicates that reach their own threshold; tells whether any found more. */
function lookAt(
	{ expected, columns, total }: PackedScan,
	order: Int32Array,
	j: number,
	l: number,
	bin: number,
	inside: Int32Array,
	first: number,
	thresholds: Thresholds,
	simulated: SimulatedCases
): boolean {
	let sum = NaN;
	let more = false;
	for (let lane = 0; lane < LANES && first + lane < simulated.cases.length; lane++) {
		const replicate = first + lane;
		const cases = unpack(inside, l, lane);
		if (cases < thresholds.table[simulated.rows[replicate] + bin]) continue;
		if (Number.isNaN(sum)) sum = expectedInside(order, expected, columns, j, l >> 2);
		const ratio = logLikelihoodRatio(cases, sum, total);
		if (ratio <= simulated.best[replicate]) continue;
		noteBest(simulated, thresholds, replicate, ratio);
		more = true;
	}
	return more;
}

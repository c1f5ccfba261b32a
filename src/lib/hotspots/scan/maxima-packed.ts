import { expectedInside, type BinnedCircles } from './binned-circles';
import { logLikelihoodRatio } from './log-likelihood-ratio';
import { laneThresholds, packEight, REACHED, unpack, type LaneThresholds } from './packed-cases';
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
 * cases.
 */
export function maximaPacked(
	scan: PackedScan,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	report: (share: number) => void
): void {
	const { areas, columns, circles } = scan;
	const groups = Math.ceil(simulated.cases.length / LANES);
	const bytes = areas * columns * 16;
	const block = circles.kept ? Math.max(1, Math.floor(CACHE_BYTES / bytes)) : groups;
	const inside = new Int32Array(columns * 4);
	const step = columns === 1 ? walkCircles : walk;
	for (let first = 0; first < groups; first += block) {
		const packed = Array.from({ length: Math.min(block, groups - first) }, (_, g) =>
			startGroup(simulated, (first + g) * LANES, areas * columns, thresholds)
		);
		for (let centre = 0; centre < areas; centre++) {
			const found = circles.at(centre);
			for (const group of packed) step(scan, found, group, inside, thresholds, simulated);
			if (centre % 256 === 255) report((first + (packed.length * centre) / areas) / groups);
		}
	}
}

/** Eight replicates: the number of the first, their cases and their thresholds. */
interface Group {
	first: number;
	lanes: Int32Array;
	own: LaneThresholds;
}

function startGroup(
	{ cases, rows }: SimulatedCases,
	first: number,
	size: number,
	thresholds: Thresholds
): Group {
	const counts = cases.slice(first, first + LANES);
	const own = laneThresholds(thresholds);
	counts.forEach((_, lane) => own.move(lane, rows[first + lane]));
	return { first, lanes: packEight(counts, size), own };
}

function walk(
	scan: PackedScan,
	{ order, bins }: BinnedCircles,
	group: Group,
	inside: Int32Array,
	thresholds: Thresholds,
	simulated: SimulatedCases
): void {
	const { columns } = scan;
	const { lanes } = group;
	const { biases } = group.own;
	inside.fill(0);
	for (let j = 0, at = 0; j < order.length; j++) {
		let from = (order[j] * columns) << 2;
		for (let l = 0; l < columns << 2; l += 4, from += 4, at++) {
			const bin = bins[at] << 2;
			const a = (inside[l] + lanes[from]) | 0;
			const b = (inside[l + 1] + lanes[from + 1]) | 0;
			const c = (inside[l + 2] + lanes[from + 2]) | 0;
			const d = (inside[l + 3] + lanes[from + 3]) | 0;
			inside[l] = a;
			inside[l + 1] = b;
			inside[l + 2] = c;
			inside[l + 3] = d;
			const reached =
				(a + biases[bin]) |
				0 |
				((b + biases[bin + 1]) | 0) |
				((c + biases[bin + 2]) | 0) |
				((d + biases[bin + 3]) | 0);
			if ((reached & REACHED) !== 0)
				lookAt(scan, order, j, l, bins[at], inside, group, thresholds, simulated);
		}
	}
}

/** The same for one window an area, with the cases in registers. */
function walkCircles(
	scan: PackedScan,
	{ order, bins }: BinnedCircles,
	group: Group,
	inside: Int32Array,
	thresholds: Thresholds,
	simulated: SimulatedCases
): void {
	const { lanes } = group;
	const { biases } = group.own;
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	for (let j = 0; j < order.length; j++) {
		const from = order[j] << 2;
		const bin = bins[j] << 2;
		a = (a + lanes[from]) | 0;
		b = (b + lanes[from + 1]) | 0;
		c = (c + lanes[from + 2]) | 0;
		d = (d + lanes[from + 3]) | 0;
		const reached =
			(a + biases[bin]) |
			0 |
			((b + biases[bin + 1]) | 0) |
			((c + biases[bin + 2]) | 0) |
			((d + biases[bin + 3]) | 0);
		if ((reached & REACHED) === 0) continue;
		inside[0] = a;
		inside[1] = b;
		inside[2] = c;
		inside[3] = d;
		lookAt(scan, order, j, 0, bins[j], inside, group, thresholds, simulated);
	}
}

/** Works one window out for the replicates that reach their own threshold. */
function lookAt(
	{ expected, columns, total }: PackedScan,
	order: Int32Array,
	j: number,
	l: number,
	bin: number,
	inside: Int32Array,
	{ first, own }: Group,
	thresholds: Thresholds,
	simulated: SimulatedCases
): void {
	let sum = NaN;
	for (let lane = 0; lane < LANES && first + lane < simulated.cases.length; lane++) {
		const replicate = first + lane;
		const row = simulated.rows[replicate];
		const cases = unpack(inside, l, lane);
		if (cases < thresholds.table[row + bin]) continue;
		if (Number.isNaN(sum)) sum = expectedInside(order, expected, columns, j, l >> 2);
		const ratio = logLikelihoodRatio(cases, sum, total);
		if (ratio <= simulated.best[replicate]) continue;
		noteBest(simulated, thresholds, replicate, ratio);
		if (simulated.rows[replicate] !== row) own.move(lane, simulated.rows[replicate]);
	}
}

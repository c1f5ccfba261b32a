import type { BinnedCircles } from './binned-circles';
import { LANES, laneKernel, type KernelPlaces, type LaneKernel } from './lane-kernel';
import { logLikelihoodRatio } from './log-likelihood-ratio';
import { noteBest, type SimulatedCases } from './simulated-cases';
import { BINS, type Thresholds } from './thresholds';

/** Bytes of cases that stay in the processor's cache while all circles pass by. */
const CACHE_BYTES = 1 << 19;
const LANE_BYTES = LANES * 4;
const UNREACHED = 0x7fffffff;

/** Circles, and what their windows are: `columns` an area, with the expectation of each. */
export interface LaneScan {
	areas: number;
	total: number;
	columns: number;
	expected: Float64Array;
	circles: { kept: boolean; at(centre: number): BinnedCircles };
}

/** Eight replicates: the number of the first, and where their cases and thresholds are. */
interface Group {
	first: number;
	places: KernelPlaces;
}

/**
 * Largest ratios over all circles and windows, eight replicates side by side: `lane-kernel` adds and
 * compares whole numbers; the few windows that reach a threshold are worked out here. `kernel` is
 * another implementation of it, for tests.
 */
export function maximaInLanes(
	scan: LaneScan,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	report: (share: number) => void,
	kernel: (memory: WebAssembly.Memory) => LaneKernel = laneKernel
): void {
	const { areas, columns, circles } = scan;
	const groups = Math.ceil(simulated.cases.length / LANES);
	const cellBytes = areas * columns * LANE_BYTES;
	const fitting = Math.max(1, Math.floor(CACHE_BYTES / cellBytes));
	// Going through the circles again is cheap only where they are kept.
	const block = Math.min(groups, circles.kept ? fitting : groups);
	const { memory, common, groupAt } = layOut(areas, columns, block);
	const walk = kernel(memory);
	const work: Work = { scan, thresholds, simulated, memory, walk };
	for (let first = 0; first < groups; first += block) {
		const now = Array.from({ length: Math.min(block, groups - first) }, (_, g): Group => {
			const group = { first: (first + g) * LANES, places: { ...common, ...groupAt(g) } };
			fill(work, group);
			return group;
		});
		for (let centre = 0; centre < areas; centre++) {
			const found = circles.at(centre);
			new Int32Array(memory.buffer, common.order).set(found.order);
			new Uint16Array(memory.buffer, common.bins).set(found.bins);
			const sums = new Array<Float64Array | undefined>(columns);
			for (const group of now) walkCircles(work, found, group, sums);
			if (centre % 256 === 255) report((first + (now.length * centre) / areas) / groups);
		}
	}
}

interface Work {
	scan: LaneScan;
	thresholds: Thresholds;
	simulated: SimulatedCases;
	memory: WebAssembly.Memory;
	walk: LaneKernel;
}

function layOut(areas: number, columns: number, block: number) {
	let bytes = 0;
	const reserve = (size: number) => {
		const at = bytes;
		bytes += Math.ceil(size / 16) * 16;
		return at;
	};
	const common = {
		inside: reserve(columns * LANE_BYTES),
		order: reserve(areas * 4),
		bins: reserve(areas * columns * 2)
	};
	const places = Array.from({ length: block }, () => ({
		biases: reserve(BINS * LANE_BYTES),
		lanes: reserve(areas * columns * LANE_BYTES)
	}));
	const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
	return { memory, common, groupAt: (g: number) => places[g] };
}

/** Writes a group's cases and thresholds; lanes beyond the last replicate reach nothing. */
function fill({ scan, simulated, thresholds, memory }: Work, { first, places }: Group): void {
	const cells = scan.areas * scan.columns;
	const lanes = new Int32Array(memory.buffer, places.lanes, cells * LANES).fill(0);
	const biases = new Int32Array(memory.buffer, places.biases, BINS * LANES).fill(UNREACHED);
	for (let lane = 0; lane < LANES && first + lane < simulated.cases.length; lane++) {
		const cases = simulated.cases[first + lane];
		for (let cell = 0; cell < cells; cell++) lanes[cell * LANES + lane] = cases[cell];
		moveTo(biases, lane, thresholds, simulated.rows[first + lane]);
	}
}

function moveTo(biases: Int32Array, lane: number, { table }: Thresholds, row: number): void {
	for (let bin = 0; bin < BINS; bin++) biases[bin * LANES + lane] = table[row + bin];
}

function walkCircles(
	work: Work,
	{ order, bins }: BinnedCircles,
	group: Group,
	sums: (Float64Array | undefined)[]
): void {
	const { memory, walk, scan } = work;
	const { columns } = scan;
	const { places } = group;
	const inside = new Int32Array(memory.buffer, places.inside, columns * LANES).fill(0);
	for (let next = 0; next < order.length * columns;) {
		const entry = walk(Math.floor(next / columns), order.length, columns, places, next % columns);
		if (entry < 0) return;
		const column = entry % columns;
		const expected = (sums[column] ??= expectedBySize(scan, order, column));
		lookAt(work, group, inside, column, bins[entry], expected[(entry - column) / columns]);
		next = entry + 1;
	}
}

/** Expected cases of one window in the first 1, 2, … areas. */
function expectedBySize({ expected, columns }: LaneScan, order: Int32Array, column: number) {
	const sums = new Float64Array(order.length);
	for (let j = 0, sum = 0; j < order.length; j++)
		sums[j] = sum += expected[order[j] * columns + column];
	return sums;
}

/** Works one window out for the replicates that reach their own threshold. */
function lookAt(
	{ scan, thresholds, simulated, memory }: Work,
	{ first, places }: Group,
	inside: Int32Array,
	column: number,
	bin: number,
	expected: number
): void {
	for (let lane = 0; lane < LANES && first + lane < simulated.cases.length; lane++) {
		const replicate = first + lane;
		const row = simulated.rows[replicate];
		const cases = inside[column * LANES + lane];
		if (cases < thresholds.table[row + bin]) continue;
		const ratio = logLikelihoodRatio(cases, expected, scan.total);
		if (ratio <= simulated.best[replicate]) continue;
		noteBest(simulated, thresholds, replicate, ratio);
		if (simulated.rows[replicate] === row) continue;
		const biases = new Int32Array(memory.buffer, places.biases, BINS * LANES);
		moveTo(biases, lane, thresholds, simulated.rows[replicate]);
	}
}

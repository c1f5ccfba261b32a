import { logLikelihoodRatio } from './log-likelihood-ratio';

/**
 * Fewest cases with which a window of given expectation can beat a given ratio, as whole numbers, so that
 * most windows are dismissed by comparing two integers. `table[rowFor(ratio) + binOf(expected)]`. It errs on the low side: a window that passes is
 * looked at exactly, one that fails cannot win.
 */
export interface Thresholds {
	table: Int32Array;
	minCases: number;
	/** Where the row for ratios of at least the given one starts. */
	rowFor(ratio: number): number;
	binOf(expected: number): number;
}

const BINS_PER_OCTAVE = 64;
/** Of the 20 bits of fraction in the upper half of a number, all but the six that 64 bins need. */
const FRACTION_BITS_CUT = 14;
const OCTAVES = 26;
/** Bins of expectation, from 2⁻²⁶ of all cases to all; one more for windows that are no circles. */
export const BINS = BINS_PER_OCTAVE * OCTAVES + 2;
/** The bin that no number of cases passes. */
export const NEVER = BINS - 1;
const LEVEL_STEP = 0.25;
/** Ratios beyond the last level use its row. */
const LEVELS = 160;

/**
 * Thresholds for a total number of cases; the row of a level is worked out when first asked for.
 * `concave`: without regard to the fewest cases of a cluster, which would put a kink into them.
 */
export function thresholdsFor(total: number, minCases: number, concave = false): Thresholds {
	const table = new Int32Array(LEVELS * BINS);
	const filled = new Uint8Array(LEVELS);
	const scratch = new Float64Array(1);
	const bits = new Uint32Array(scratch.buffer);
	// The upper half of a number's bits, cut to six of its fraction, counts bins evenly from octave to octave.
	const binsBelow = (value: number) => {
		scratch[0] = value;
		return bits[1] >>> FRACTION_BITS_CUT;
	};
	const base = binsBelow(2 ** -OCTAVES);
	const lowestOf = (bin: number) => {
		if (bin === 0) return 0;
		bits[0] = 0;
		bits[1] = (base + bin - 1) << FRACTION_BITS_CUT;
		return total * scratch[0] * (1 - 1e-12);
	};
	function rowFor(ratio: number): number {
		const level = Math.min(LEVELS - 1, Math.floor(ratio / LEVEL_STEP));
		const row = level * BINS;
		if (filled[level]) return row;
		filled[level] = 1;
		let fewest = 1;
		for (let bin = 0; bin < NEVER; bin++) {
			fewest = fewestCases(lowestOf(bin), level * LEVEL_STEP, total, fewest);
			table[row + bin] = Math.max(concave ? 1 : minCases, fewest);
		}
		table[row + NEVER] = 0x7fffffff;
		return row;
	}
	return {
		table,
		minCases,
		rowFor,
		binOf(expected) {
			const place = binsBelow(expected / total) - base;
			return place < 0 ? 0 : place >= NEVER - 1 ? NEVER - 1 : place + 1;
		}
	};
}

/** The fewest cases, `from` or more, whose ratio exceeds the given one. Grows with the expectation. */
function fewestCases(expected: number, ratio: number, total: number, from: number): number {
	if (expected === 0) return 1;
	const exceeds = (cases: number) =>
		logLikelihoodRatio(Math.min(cases, total), expected, total) > ratio * (1 - 1e-12);
	const most = Math.ceil(total) + 1;
	let low = from - 1;
	let step = 1;
	while (low + step < most && !exceeds(low + step)) {
		low += step;
		step *= 2;
	}
	let high = Math.min(most, low + step);
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (exceeds(middle)) high = middle;
		else low = middle;
	}
	return high;
}

import { BINS, type Thresholds } from './thresholds';

/**
 * Two replicates in one 32-bit number: with at most `MOST_PACKED` cases in all, counts need 15 bits,
 * and one addition adds both. Adding 2¹⁵ − threshold to both halves sets the top bit of each half that
 * reaches the threshold.
 */
export const MOST_PACKED = 0x7fff;
/** The top bits of both halves. */
export const REACHED = 0x80008000 | 0;

/** For eight replicates and each bin, `2¹⁵ − threshold` in their halves of four numbers: bin i at `4 i`. */
export interface LaneThresholds {
	biases: Int32Array;
	/** Moves a replicate (0 … 7) to a row of the thresholds. */
	move(lane: number, row: number): void;
}

/** Thresholds of eight replicates; one that was never moved reaches none. */
export function laneThresholds({ table }: Thresholds): LaneThresholds {
	const biases = new Int32Array(BINS * 4);
	return {
		biases,
		move(lane, row) {
			const n = lane >> 1;
			const shift = lane & 1 ? 16 : 0;
			const others = lane & 1 ? 0xffff : 0xffff0000 | 0;
			for (let bin = 0; bin < BINS; bin++) {
				const bias = Math.max(0, 0x8000 - table[row + bin]);
				biases[4 * bin + n] = (biases[4 * bin + n] & others) | (bias << shift);
			}
		}
	};
}

/**
 * Eight replicates' counts, `size` each, in four numbers a cell: replicate 2 n in the lower and 2 n + 1 in the
 * upper half of number n. Replicates that do not exist are empty.
 */
export function packEight(counts: (Int32Array | undefined)[], size: number): Int32Array {
	const packed = new Int32Array(size * 4);
	for (let n = 0; n < 4; n++) {
		const [lower, upper] = [counts[2 * n], counts[2 * n + 1]];
		for (let i = 0; lower && i < size; i++)
			packed[4 * i + n] = lower[i] | (upper ? upper[i] << 16 : 0);
	}
	return packed;
}

/** The count of replicate `lane` (0 … 7) in the four numbers at `at`. */
export function unpack(packed: Int32Array, at: number, lane: number): number {
	const both = packed[at + (lane >> 1)];
	return lane & 1 ? both >>> 16 : both & 0xffff;
}

import { BINS } from './thresholds';
import type { Thresholds } from './thresholds';

/**
 * Two replicates in one 32-bit number: with at most `MOST_PACKED` cases in all, counts need 15 bits,
 * and one addition adds both. Adding 2¹⁵ − threshold to both halves sets the top bit of each half that
 * reaches the threshold.
 */
export const MOST_PACKED = 0x7fff;
/** The top bits of both halves. */
export const REACHED = 0x80008000 | 0;

/** `2¹⁵ − threshold` in both halves for each entry of the thresholds; rows are filled with theirs. */
export function packedThresholds(thresholds: Thresholds): {
	biases: Int32Array;
	rowFor(row: number): number;
} {
	const biases = new Int32Array(thresholds.table.length);
	const filled = new Set<number>();
	return {
		biases,
		rowFor(row) {
			if (filled.has(row)) return row;
			filled.add(row);
			for (let i = row; i < row + BINS; i++)
				biases[i] = Math.imul(Math.max(0, 0x8000 - thresholds.table[i]), 0x10001);
			return row;
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

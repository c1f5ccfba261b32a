/** Replicates that go through the circles side by side. */
export const LANES = 8;

/** Where the kernel finds things in its memory: offsets in bytes, multiples of 16. */
export interface KernelPlaces {
	/** Areas of one centre by distance: 32-bit numbers. */
	order: number;
	/** The bin of each circle's expectation, `columns` a circle: 16-bit numbers. */
	bins: number;
	/** Cases of eight replicates side by side, `columns` an area. */
	lanes: number;
	/** The fewest cases that win of eight replicates side by side, by bin. */
	biases: number;
	/** Cases inside so far: eight replicates side by side, by column. */
	inside: number;
}

/**
 * Adds area after area to the circles of one centre, from circle `circle` and column `start` on. Returns
 * the entry (`circle × columns + column`) at which some replicate reaches its threshold, or -1 at the end.
 */
export type LaneKernel = (
	circle: number,
	circles: number,
	columns: number,
	places: KernelPlaces,
	start: number
) => number;

/** `lane-kernel.wat`, assembled: eight replicates in two additions and two comparisons. */
const assembled =
	'AGFzbQEAAAABDgFgCX9/f39/f39/fwF/Ag0BAW0GbWVtb3J5AgABAwIBAAcIAQR3YWxrAAAK2wEB2AECBX8CeyAIIQkCQANAIAAgAU8NASAFIAMgAEECdGooAgAgAmwgCWpBBXRqIQsgByAJQQV0aiEMIAAgAmwgCWohCgNAIAYgBCAKQQF0ai8BAEEFdGohDSAMIAz9AAQAIAv9AAQA/a4BIg79CwQAIAwgDP0ABBAgC/0ABBD9rgEiD/0LBBAgDiAN/QAEAP0/IA8gDf0ABBD9P/1Q/VMEQCAKDwsgCkEBaiEKIAxBIGohDCALQSBqIQsgCUEBaiEJIAkgAkkNAAtBACEJIABBAWohAAwACwtBfws=';

/** The kernel over a memory: in WebAssembly where it knows vectors, else the same in script. */
export function laneKernel(memory: WebAssembly.Memory): LaneKernel {
	const bytes = Uint8Array.from(atob(assembled), (letter) => letter.charCodeAt(0));
	if (!WebAssembly.validate(bytes)) return scriptKernel(memory);
	const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { memory } });
	const walk = exports.walk as (...numbers: number[]) => number;
	return (circle, circles, columns, { order, bins, lanes, biases, inside }, start) =>
		walk(circle, circles, columns, order, bins, lanes, biases, inside, start);
}

/** The same in script, for browsers without vectors. */
export function scriptKernel(memory: WebAssembly.Memory): LaneKernel {
	const words = new Int32Array(memory.buffer);
	const halves = new Uint16Array(memory.buffer);
	return (circle, circles, columns, places, start) => {
		let first = start;
		for (let j = circle; j < circles; j++, first = 0) {
			const area = words[(places.order >> 2) + j];
			for (let l = first; l < columns; l++) {
				const entry = j * columns + l;
				const at = (places.inside >> 2) + l * LANES;
				const lane = (places.lanes >> 2) + (area * columns + l) * LANES;
				const bias = (places.biases >> 2) + halves[(places.bins >> 1) + entry] * LANES;
				let short = -1;
				for (let k = 0; k < LANES; k++) {
					words[at + k] += words[lane + k];
					short &= words[at + k] - words[bias + k];
				}
				if (short >= 0) return entry;
			}
		}
		return -1;
	};
}

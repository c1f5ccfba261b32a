import { expect, it } from 'vitest';
import { LANES, laneKernel, scriptKernel, type LaneKernel } from '$lib/hotspots/scan/lane-kernel';
import { createRandom } from '$lib/numeric/random';

/** Fills a memory with random cases and thresholds and lists where the kernel stops. */
function stops(kernel: (memory: WebAssembly.Memory) => LaneKernel, columns: number): number[][] {
	const [areas, circles, bins] = [40, 25, 7];
	const random = createRandom(5);
	const memory = new WebAssembly.Memory({ initial: 2 });
	const places = { order: 0, bins: 1024, lanes: 16_384, biases: 8192, inside: 4096 };
	new Int32Array(memory.buffer, places.order, circles).forEach(
		(_, j, order) => (order[j] = random.below(areas))
	);
	new Uint16Array(memory.buffer, places.bins, circles * columns).forEach(
		(_, j, all) => (all[j] = random.below(bins))
	);
	const lanes = new Int32Array(memory.buffer, places.lanes, areas * columns * LANES);
	lanes.forEach((_, i) => (lanes[i] = random.below(100_000)));
	const biases = new Int32Array(memory.buffer, places.biases, bins * LANES);
	biases.forEach((_, i) => (biases[i] = 800_000 + random.below(900_000)));
	const walk = kernel(memory);
	const found: number[][] = [];
	for (let next = 0; next < circles * columns;) {
		const at = walk(Math.floor(next / columns), circles, columns, places, next % columns);
		const inside = new Int32Array(memory.buffer, places.inside, columns * LANES);
		found.push([at, ...inside]);
		if (at < 0) break;
		next = at + 1;
	}
	return found;
}

it.each([1, 3])('adds and stops alike in WebAssembly and in script, %i columns', (columns) => {
	const assembled = stops(laneKernel, columns);
	expect(assembled.length).toBeGreaterThan(5);
	expect(assembled).toEqual(stops(scriptKernel, columns));
});

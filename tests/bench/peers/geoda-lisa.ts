import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Neighbours } from '../../../src/lib/model/neighbours';

interface Lisa {
	setDeliveryWASM(path: string): void;
	initWASM(path?: string): Promise<unknown>;
	localGStar(input: object): Promise<unknown>;
	localMoran(input: object): Promise<unknown>;
}

/**
 * Milliseconds that @geoda/lisa takes for Gi* and local Moran's I, the faster of two rounds; null where it is not at hand.
 * It is no dependency of the project: install it anywhere and name that folder in `ATLAS_PEERS`.
 */
export async function lisaMilliseconds(
	values: Float64Array,
	{ offsets, indices }: Neighbours,
	permutation: number
): Promise<{ giStar: number; localMoran: number } | null> {
	const folder = process.env.ATLAS_PEERS;
	if (!folder) return null;
	const require = createRequire(join(folder, 'node_modules', 'x.js'));
	// It takes the user agent for granted and fetches its code from a content network unless told otherwise.
	if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { userAgent: 'node' } });
	const lisa = require('@geoda/lisa') as Lisa;
	const file = join(folder, 'node_modules', '@geoda', 'lisa', 'wasm', 'geoda-lisa.wasm');
	const wasm = `data:application/wasm;base64,${readFileSync(file, 'base64')}`;
	lisa.setDeliveryWASM(wasm);
	await lisa.initWASM(wasm);
	const neighbors = Array.from({ length: values.length }, (_, i) =>
		Array.from(indices.subarray(offsets[i], offsets[i + 1]))
	);
	const input = { data: Array.from(values), neighbors, permutation, seed: 1 };
	const time = async (work: () => Promise<unknown>) => {
		let best = Infinity;
		for (let round = 0; round < 2; round++) {
			const start = performance.now();
			await work();
			best = Math.min(best, performance.now() - start);
		}
		return best;
	};
	return {
		giStar: await time(() => lisa.localGStar(input)),
		localMoran: await time(() => lisa.localMoran(input))
	};
}

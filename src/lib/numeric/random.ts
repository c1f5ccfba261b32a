import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded stream of random numbers. Every function of chance takes one, or a seed to make one. */
export interface Random {
	/** A whole number, uniform in [0, 2³²). */
	uint32(): number;
	/** Uniform in [0, 1), 53 bits. */
	uniform(): number;
	/** A whole number, uniform in [0, n), n at most 2³². */
	below(n: number): number;
}

const TWO_32 = 4294967296;

/** Mixes a 32-bit state (splitmix-like finaliser of murmur3), so that near seeds give unrelated streams. */
function mixer(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x9e3779b9) | 0;
		let mixed = state ^ (state >>> 16);
		mixed = Math.imul(mixed, 0x85ebca6b);
		mixed ^= mixed >>> 13;
		mixed = Math.imul(mixed, 0xc2b2ae35);
		return (mixed ^ (mixed >>> 16)) | 0;
	};
}

/**
 * A random stream (xoroshiro128+ of `pure-rand`) from a seed and, optionally, the numbers of
 * independent sub-streams: `createRandom(seed, replicate)` is the stream of one replicate whatever
 * order replicates are run in. The same arguments give the same numbers on every machine.
 */
export function createRandom(seed: number, ...stream: number[]): Random {
	let mix = mixer(seed);
	// Seeds beyond 32 bits keep their upper part.
	const upper = Math.floor(Math.abs(seed) / TWO_32);
	for (const part of upper ? [upper, ...stream] : stream)
		mix = mixer(mix() ^ Math.imul(part, 0x27d4eb2f) ^ part);
	const generator = xoroshiro128plusFromState([mix(), mix() | 1, mix(), mix()]);
	const uint32 = () => generator.next() >>> 0;
	return {
		uint32,
		uniform: () => ((uint32() >>> 5) * 67108864 + (uint32() >>> 6)) / 9007199254740992,
		below(n) {
			// Multiply-shift with 53-bit arithmetic; values that would bias are drawn again (Lemire 2019).
			const threshold = TWO_32 - (TWO_32 % n);
			let value = uint32();
			while (value >= threshold) value = uint32();
			return Math.floor((value / TWO_32) * n);
		}
	};
}

/** Shuffles an array in place (Fisher–Yates). */
export function shuffle<T extends { length: number; [index: number]: unknown }>(
	values: T,
	random: Random
): T {
	const array = values as { [index: number]: unknown };
	for (let i = values.length - 1; i > 0; i--) {
		const j = random.below(i + 1);
		const swapped = array[i];
		array[i] = array[j];
		array[j] = swapped;
	}
	return values;
}

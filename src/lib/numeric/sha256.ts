const rounds = 64;

/** The first 32 bits of the fractional parts of cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const constants = primes(rounds).map((prime) => fraction(Math.cbrt(prime)));

/** The same of square roots of the first 8 primes (5.3.3). */
const initial = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

function primes(wanted: number): number[] {
	const found: number[] = [];
	for (let n = 2; found.length < wanted; n++) if (found.every((prime) => n % prime)) found.push(n);
	return found;
}

function fraction(root: number): number {
	return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/**
 * SHA-256 (FIPS 180-4) of bytes that arrive in pieces: pages served without encryption have no
 * `crypto.subtle`, and files may be larger than memory. `add` pieces, then read `hex` once.
 */
export class Sha256 {
	#state = initial.slice();
	#block = new Uint8Array(64);
	#schedule = new Int32Array(rounds);
	#filled = 0;
	#bytes = 0;

	/** Takes further bytes. */
	add(piece: Uint8Array): this {
		this.#bytes += piece.length;
		let at = 0;
		while (at < piece.length) {
			const part = piece.subarray(at, at + 64 - this.#filled);
			this.#block.set(part, this.#filled);
			this.#filled += part.length;
			at += part.length;
			if (this.#filled === 64) this.#compress();
		}
		return this;
	}

	/** The digest in hexadecimal; nothing can be added afterwards. */
	hex(): string {
		const bytes = this.#bytes;
		const padding = new Uint8Array(((119 - (bytes % 64)) % 64) + 1);
		padding[0] = 0x80;
		this.add(padding);
		const length = new Uint8Array(8);
		new DataView(length.buffer).setBigUint64(0, BigInt(bytes) * 8n);
		this.add(length);
		return Array.from(this.#state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
	}

	#compress(): void {
		const w = this.#schedule;
		const view = new DataView(this.#block.buffer);
		for (let t = 0; t < 16; t++) w[t] = view.getInt32(4 * t);
		for (let t = 16; t < rounds; t++) {
			const [early, late] = [w[t - 15], w[t - 2]];
			const sigma0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
			const sigma1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
			w[t] = w[t - 16] + sigma0 + w[t - 7] + sigma1;
		}
		let [a, b, c, d, e, f, g, h] = this.#state;
		for (let t = 0; t < rounds; t++) {
			const sum1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
			const first = (h + sum1 + ((e & f) ^ (~e & g)) + constants[t] + w[t]) | 0;
			const sum0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
			const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
			[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
		}
		[a, b, c, d, e, f, g, h].forEach((word, i) => (this.#state[i] += word));
		this.#filled = 0;
	}
}

/** Gives every different run of bytes a code, without making text of each: a few thousand among millions. */
export class TextCodes {
	#slots = new Int32Array(1 << 12).fill(-1);
	#hashes: number[] = [];
	#runs: Uint8Array[] = [];

	/** The code of the bytes from `from` and before `to`. */
	of(bytes: Uint8Array, from: number, to: number): number {
		let hash = 0x811c9dc5;
		for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
		hash ^= hash >>> 15;
		const mask = this.#slots.length - 1;
		for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
			const code = this.#slots[slot];
			if (code < 0) return this.#add(hash, bytes.slice(from, to), slot);
			if (this.#hashes[code] === hash && isSame(this.#runs[code], bytes, from, to)) return code;
		}
	}

	/** The texts by their code. */
	texts(): string[] {
		const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
		return this.#runs.map((run) => decoder.decode(run));
	}

	#add(hash: number, run: Uint8Array, slot: number): number {
		const code = this.#runs.push(run) - 1;
		this.#hashes.push(hash);
		this.#slots[slot] = code;
		if (this.#runs.length * 2 > this.#slots.length) this.#grow();
		return code;
	}

	#grow(): void {
		const slots = new Int32Array(this.#slots.length * 4).fill(-1);
		const mask = slots.length - 1;
		this.#hashes.forEach((hash, code) => {
			let slot = hash & mask;
			while (slots[slot] >= 0) slot = (slot + 1) & mask;
			slots[slot] = code;
		});
		this.#slots = slots;
	}
}

function isSame(run: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
	if (run.length !== to - from) return false;
	for (let i = 0; i < run.length; i++) if (run[i] !== bytes[from + i]) return false;
	return true;
}

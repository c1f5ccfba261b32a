/** 32-bit words of the machine's cryptographic generator. There is no seed: nobody can draw them again. */
export function cryptographicChance(): () => number {
	const words = new Uint32Array(4096);
	let next = words.length;
	return () => {
		if (next === words.length) {
			crypto.getRandomValues(words);
			next = 0;
		}
		return words[next++];
	};
}

/** How varied the values of a column are, and how they read. */
export interface TextShape {
	filled: number;
	/** Different values per value: 1 where no two are alike. */
	variety: number;
	meanWords: number;
	meanLength: number;
	/** Share with six words or more (or as many characters in scripts without spaces). */
	sentences: number;
	/** Share of numbers that are larger than the one before: 1 in a running number. */
	rising: number;
	/** Share whose digits number the commonest length. */
	sameLength: number;
}

/** Scripts that are written without blanks between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer. */
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

/** Describes non-empty, trimmed values. */
export function describeText(values: readonly string[]): TextShape {
	const filled = values.length || 1;
	let words = 0;
	let length = 0;
	let sentences = 0;
	let rising = 0;
	let previous = -Infinity;
	const lengths = new Map<number, number>();
	for (const value of values) {
		const count = value.split(/\s+/).length;
		words += count;
		length += value.length;
		if (count >= 6 || (unspaced.test(value) && value.length >= 15)) sentences++;
		const digits = value.replace(/\D/g, '');
		lengths.set(digits.length, (lengths.get(digits.length) ?? 0) + 1);
		const number = digits ? Number(digits) : NaN;
		if (number >= previous) rising++;
		if (digits) previous = number;
	}
	return {
		filled: values.length,
		variety: new Set(values).size / filled,
		meanWords: words / filled,
		meanLength: length / filled,
		sentences: sentences / filled,
		rising: rising / filled,
		sameLength: Math.max(0, ...lengths.values()) / filled
	};
}

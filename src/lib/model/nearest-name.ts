/**
 * The known name that is most like a given one, for "did you mean": fewest letters to change
 * (Levenshtein 1966), case aside. Undefined where none is near.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
	let best: string | undefined;
	let fewest = Math.max(2, Math.ceil(name.length / 2)) + 1;
	for (const candidate of known) {
		const changes = distance(name.toLowerCase(), candidate.toLowerCase());
		if (changes < fewest) [best, fewest] = [candidate, changes];
	}
	return best;
}

function distance(a: string, b: string): number {
	let above = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++)
			row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + Number(a[i - 1] !== b[j - 1]));
		above = row;
	}
	return above[b.length];
}

/** " Did you mean X?" or nothing, to end a sentence with. */
export function didYouMean(name: string, known: readonly string[]): string {
	const nearest = nearestName(name, known);
	return nearest === undefined ? '' : ` Did you mean ${JSON.stringify(nearest)}?`;
}

/**
 * The language kept on this machine, else the first of the browser's that there is, else English.
 * Refers to nothing outside of itself: the first paint runs its text (`panels/shell/first-paint.ts`).
 * @param stored the language kept, if any
 * @param browser tags of the browser's languages, the most wanted first
 * @param known tags of the languages that there are
 */
export function preferredLanguage<Tag extends string>(
	stored: string | null,
	browser: readonly string[],
	known: readonly Tag[]
): Tag {
	for (const wanted of [stored, ...browser]) {
		const found = known.find((tag) => tag === wanted?.toLowerCase().split('-')[0]);
		if (found) return found;
	}
	return known.find((tag) => tag === 'en') ?? known[0];
}

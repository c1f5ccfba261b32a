/** What stands between a place's name and that of the larger area it lies in, in one text. */
export const withinSeparator = ' | ';

/** The place's own name or code. */
export function ownPlace(text: string): string {
	return text.split(withinSeparator)[0];
}

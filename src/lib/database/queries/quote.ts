/**
 * The one place where a name or a text becomes part of a statement. Both follow the SQL standard:
 * names in double quotes, texts in single quotes, the quote itself doubled.
 */
export function quoteName(name: string): string {
	if (name.includes('\0')) throw new RangeError('A name must not hold a zero character');
	return `"${name.replaceAll('"', '""')}"`;
}

/** A text as a literal, for the few places where a value cannot be bound. */
export function quoteText(text: string): string {
	if (text.includes('\0')) throw new RangeError('A text must not hold a zero character');
	return `'${text.replaceAll("'", "''")}'`;
}

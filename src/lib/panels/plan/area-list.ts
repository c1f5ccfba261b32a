/** Names in one field: commas part them, or semicolons where names hold commas ("Orange, CA; Orange, FL"). */
export const splitNames = (text: string): string[] =>
	text
		.split(text.includes(';') ? ';' : ',')
		.map((name) => name.trim())
		.filter(Boolean);

/** The names as `splitNames` reads them; a single name with a comma in it keeps its semicolon. */
export function joinNames(names: readonly string[]): string {
	if (!names.some((name) => name.includes(','))) return names.join(', ');
	return names.length === 1 ? `${names[0]};` : names.join('; ');
}

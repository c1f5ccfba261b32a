const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** Text made safe for HTML and SVG, in elements and in quoted attributes; control characters are dropped. */
export function escapeMarkup(text: string): string {
	return text
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
		.replace(/[&<>"']/g, (mark) => entities[mark]);
}

/** A number of a drawing, short: two decimals at most. */
export function coordinate(value: number): string {
	return String(Math.round(value * 100) / 100);
}

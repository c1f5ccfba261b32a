const known = new Map<string, string>();

/**
 * The colour that a design token has now, as `rgb(…)`, for what cannot read CSS properties: canvas
 * and the map. Ask again after a change of theme (`theme.version`). Asked once for each theme: the page is
 * laid out anew for every answer.
 */
export function tokenColour(name: `--${string}`): string {
	const key = `${isDark()} ${name}`;
	const colour = known.get(key) ?? readToken(name);
	known.set(key, colour);
	return colour;
}

function readToken(name: string): string {
	const probe = document.createElement('span');
	probe.style.color = `var(${name})`;
	probe.style.display = 'none';
	document.body.append(probe);
	const { color } = getComputedStyle(probe);
	probe.remove();
	return color;
}

/** Whether the page is dark now. */
export function isDark(): boolean {
	const chosen = document.documentElement.dataset.theme;
	return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

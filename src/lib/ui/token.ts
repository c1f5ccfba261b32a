/**
 * The colour that a design token has now, as `rgb(…)`, for what cannot read CSS properties: canvas
 * and the map. Ask again after a change of theme (`theme.version`).
 */
export function tokenColour(name: `--${string}`): string {
	const probe = document.createElement('span');
	probe.style.color = `var(${name})`;
	probe.style.display = 'none';
	document.body.append(probe);
	const colour = getComputedStyle(probe).color;
	probe.remove();
	return colour;
}

/** Whether the page is dark now. */
export function isDark(): boolean {
	const chosen = document.documentElement.dataset.theme;
	return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** What the first paint must know of the rest: the languages, and where choices are kept on this machine. */
export interface FirstPaintKeys {
	languages: readonly string[];
	language: string;
	theme: string;
	steps: string;
}

/**
 * Shows the first frame in the reader's language and theme, above the page that is still to come, until
 * that page holds something; the page begins once the frame is painted. The text of this function stands
 * in every page and runs before anything is loaded, so it refers to nothing outside of itself.
 * @param choose the function `preferredLanguage`
 */
export function showFirstFrame(
	choose: (stored: string | null, browser: readonly string[], known: readonly string[]) => string,
	keys: FirstPaintKeys
): void {
	const kept = (key: string) => {
		try {
			return localStorage.getItem(key);
		} catch {
			return null;
		}
	};
	const root = document.documentElement;
	const theme = kept(keys.theme);
	if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

	const begin = () => {
		const page = document.querySelector<HTMLTemplateElement>('template#page');
		if (page) page.replaceWith(page.content);
	};
	// What is out of sight is not painted before it is looked at.
	if (document.hidden) begin();
	else requestAnimationFrame(() => setTimeout(begin));

	const language = choose(kept(keys.language), navigator.languages, keys.languages);
	const templates = [...document.querySelectorAll<HTMLTemplateElement>('template[lang]')];
	const template = templates.find(({ lang }) => lang === language);
	const frame = template?.content.firstElementChild;
	if (!template || !frame) return;
	root.lang = language;
	root.dir = template.dir;
	if (kept(keys.steps) === 'closed') frame.querySelector('aside')?.remove();
	template.after(frame);
	for (const each of templates) each.remove();

	new MutationObserver((_, observer) => {
		if (!document.querySelector('#main > *')) return;
		observer.disconnect();
		frame.remove();
	}).observe(document.body, { childList: true, subtree: true });
}
